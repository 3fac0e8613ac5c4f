import { areas } from '../../../modules/map.ts'
import type { Rule } from '../check.ts'

const file = 'modules/map.ts'
const areaOf = (module: string) => areas.indexOf(module.split('/')[0] as (typeof areas)[number])

/** The map itself follows the sentence: each module stands after all that it uses, in its own or an earlier area. */
export const mapOrder: Rule = function* ({ map }) {
  const order = Object.keys(map)
  for (const [module, uses] of Object.entries(map)) {
    if (areaOf(module) < 0)
      yield { file, line: 1, sentence: `${module} is in none of the areas ${areas.join(', ')}` }
    for (const used of uses) {
      if (areaOf(used) > areaOf(module))
        yield { file, line: 1, sentence: `${module} may not use ${used}, which is in a later area` }
      else if (!order.includes(used))
        yield { file, line: 1, sentence: `${module} uses ${used}, which the map does not have` }
      else if (order.indexOf(used) >= order.indexOf(module))
        yield { file, line: 1, sentence: `${module} must stand after ${used}, which it uses` }
    }
  }
}

/** A module uses only the modules that the map lists for it. */
export const moduleMapped: Rule = function* ({ map, edges }) {
  for (const { file: from, line, from: source, to } of edges)
    if (source.zone === 'module' && to.zone === 'module' && source.module !== to.module)
      if (!map[source.module]?.includes(to.module))
        yield {
          file: from,
          line,
          sentence: `${source.module} may not use ${to.module}; modules/map.ts does not list it`,
        }
}

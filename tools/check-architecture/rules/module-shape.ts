import type { Rule } from '../check.ts'
import { parts, silentParts } from '../parts.ts'
import { locate } from '../territory.ts'

const required = ['README.md', 'index.ts', 'messages/zh.json', 'messages/en.json']

/** Every module has its page, its front door and its messages, stands in the map, and has only the parts of the design. */
export const moduleShape: Rule = function* ({ tree, map }) {
  const folders = new Set<string>()
  for (const file of tree.keys()) {
    const place = locate(file)
    if (place.zone !== 'module') continue
    folders.add(place.module)
    if (!silentParts.includes(place.part) && !(place.part in parts) && !place.test)
      yield {
        file,
        line: 1,
        sentence: `"${place.part}" is no part of a module; the parts are ${Object.keys(parts).join(', ')}`,
      }
  }
  for (const module of folders) {
    const folder = `modules/${module}`
    if (!(module in map)) yield { file: folder, line: 1, sentence: `modules/map.ts does not have ${module}` }
    for (const name of required)
      if (!tree.has(`${folder}/${name}`)) yield { file: folder, line: 1, sentence: `${name} is missing` }
  }
  for (const module of Object.keys(map))
    if (!folders.has(module))
      yield { file: 'modules/map.ts', line: 1, sentence: `${module} has no folder: no empty rooms` }
}

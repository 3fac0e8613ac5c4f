import type { Rule } from '../check.ts'
import { parts } from '../parts.ts'

/** Inside a module and towards kit, each part imports only what the table grants it; tests may import any of it. */
export const partsTable: Rule = function* ({ edges }) {
  for (const { file, line, from, to, specifier } of edges) {
    if (from.zone !== 'module' || from.test) continue
    const part = parts[from.part]
    if (!part) continue
    const { own, kit } = part
    if (to.zone === 'module' && to.module === from.module && !own.includes(to.part))
      yield {
        file,
        line,
        sentence: `${from.part} may not import ${specifier}; of its own module it may use ${own.join(', ')}`,
      }
    if (to.zone === 'kit' && to.folder === 'testing' && from.part !== 'testing')
      yield { file, line, sentence: `${specifier} is for tests` }
    else if (to.zone === 'kit' && kit !== 'any' && !kit.includes(to.folder))
      yield {
        file,
        line,
        sentence: `${from.part} may not import ${specifier}; of kit it may use ${kit.join(', ')}`,
      }
  }
}

/** Packages that would break what a part promises: tables in routes, a server in the browser, screens in rules. */
export const partPackages: Rule = function* ({ edges }) {
  for (const { file, line, from, to } of edges) {
    if (from.zone !== 'module' || from.test || to.zone !== 'package') continue
    const banned = parts[from.part]?.without.find((name) =>
      name.endsWith(':') ? to.name.startsWith(name) : to.name === name || to.name.startsWith(`${name}/`),
    )
    if (banned) yield { file, line, sentence: `${from.part} may not use the package ${to.name}` }
  }
}

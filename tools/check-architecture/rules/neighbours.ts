import type { Rule } from '../check.ts'
import { parts } from '../parts.ts'

/**
 * A module is entered by its front door `index.ts`; contract and ui, which also run in a browser, by `contract.ts`;
 * tests and builders also by `testing.ts`. Rules and errors enter nobody; queries, policy and ports take types alone.
 */
export const frontDoor: Rule = function* ({ edges }) {
  for (const { file, line, from, to, typeOnly } of edges) {
    if (from.zone !== 'module' || to.zone !== 'module' || from.module === to.module) continue
    const allowed = from.test || from.part === 'testing' ? 'tests' : (parts[from.part]?.others ?? 'nothing')
    const open =
      (allowed === 'contract' && to.rest === 'contract.ts') ||
      (allowed === 'index' && to.rest === 'index.ts') ||
      (allowed === 'types' && to.rest === 'index.ts' && typeOnly) ||
      (allowed === 'tests' && ['index.ts', 'testing.ts', 'contract.ts'].includes(to.rest))
    if (!open)
      yield { file, line, sentence: `${from.part} may not open ${to.module}/${to.rest}; ${says[allowed]}` }
  }
}

const says = {
  nothing: 'it uses no other module',
  types: 'only types of another module’s index.ts are open to it',
  index: 'the front door of a module is its index.ts',
  contract: 'only the contract.ts of another module is open to it',
  tests: 'a test enters by index.ts, testing.ts or contract.ts',
}

/** A path that climbs out of its module or out of kit is written with # so that the crossing can be seen. */
export const relativeStaysHome: Rule = function* ({ edges }) {
  for (const { file, line, from, to, specifier } of edges) {
    if (!specifier.startsWith('.') || from.zone === 'top' || from.zone === 'package') continue
    const home =
      to.zone === from.zone && (to.zone !== 'module' || from.zone !== 'module' || to.module === from.module)
    if (!home)
      yield { file, line, sentence: `${specifier} climbs out of its home; write #modules/… or #kit/…` }
  }
}

/** Nothing in kit or the modules imports what stands on top of them: apps, tools, bench, e2e and the map. */
export const nothingAbove: Rule = function* ({ edges }) {
  for (const { file, line, from, to, specifier } of edges)
    if (from.zone === 'module' && to.zone === 'top')
      yield { file, line, sentence: `a module may not use ${specifier}, which stands above it` }
}

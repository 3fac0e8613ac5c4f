import type { Control } from '#kit/compute/index.ts'
import type { Obstacle } from '../answer.ts'
import type { FewestSites, LeastTravel } from '../problem.ts'
import { solveFewest } from './solve.ts'

/**
 * Sites from which everyone can be reached at all, within the limits of the question; or why there are none. With both limits it
 * asks for the cheapest and then for the fewest, and what fulfils neither together is left to the search.
 */
export async function reachEveryone(
  { instance, sites, budget }: LeastTravel,
  control: Control,
): Promise<{ chosen: Int32Array } | { obstacle: Obstacle }> {
  const question: FewestSites = {
    kind: 'fewestSites',
    instance,
    withinMinutes: Number.MAX_VALUE,
    minimise: 'cost',
  }
  if (budget !== undefined) {
    const { chosen, value, bound } = await solveFewest(question, control, sites)
    if (value <= budget) return { chosen }
    return { obstacle: { kind: 'money', extra: Math.max(1, bound - budget) } }
  }
  const { chosen, value, bound } = await solveFewest({ ...question, minimise: 'sites' }, control)
  return value <= (sites ?? Infinity) ? { chosen } : { obstacle: { kind: 'tooFewSites', needed: bound } }
}

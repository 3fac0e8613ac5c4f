import type { PlanAnswer, SiteAnswer } from './answer.ts'

/** What a lock costs, in the unit of the answers: one number when both are proven, else what it costs at least and at most. */
export type Price = { least: number; most: number }

/**
 * The price of a lock from two answers to the same question, with and without it: how much worse the best plan becomes. Undefined where
 * nothing is possible with the lock (it has no price) or without it.
 */
export function priceOf(
  kind: 'least' | 'most',
  withLock: SiteAnswer | PlanAnswer,
  without: SiteAnswer | PlanAnswer,
): Price | undefined {
  if (withLock.status === 'infeasible' || without.status === 'infeasible') return undefined
  const sign = kind === 'least' ? 1 : -1
  const between = (a: number, b: number) => Math.max(0, sign * (a - b))
  return { least: between(withLock.bound, without.value), most: between(withLock.value, without.bound) }
}

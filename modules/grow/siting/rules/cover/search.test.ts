import fc from 'fast-check'
import { expect, it } from 'vitest'
import { searchCover } from './search.ts'

const limits = { entries: 20_000, shouldStop: () => false }
const sets = (...reachedBy: number[][]) => reachedBy.map((sites) => Int32Array.from(sites))
const chosen = (found: Uint8Array) => [...found.keys()].filter((j) => found[j])

it('leaves the trap that the greedy choice falls into', () => {
  // Site 0 reaches most at first, but with it three are needed.
  const reachedBy = sets([0, 1], [0, 1], [1], [0, 2], [0, 2], [2])
  const price = new Float64Array(3).fill(1)
  expect(chosen(searchCover({ ...limits, reachedBy, price, target: 2 }))).toEqual([1, 2])
  expect(chosen(searchCover({ ...limits, reachedBy, price, target: 3 }))).toEqual([0, 1, 2])
})

it('reaches everybody, whatever the sets are, for the least that trying all finds', () => {
  const cases = fc.integer({ min: 1, max: 6 }).chain((m) =>
    fc.record({
      price: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: m, maxLength: m }),
      reachedBy: fc.array(fc.uniqueArray(fc.integer({ min: 0, max: m - 1 }), { minLength: 1 }), {
        maxLength: 7,
      }),
    }),
  )
  fc.assert(
    fc.property(cases, ({ price, reachedBy }) => {
      const plans = Array.from({ length: 1 << price.length }, (_, plan) =>
        price.map((_, j) => (plan >> j) & 1),
      )
      const reaches = (plan: ArrayLike<number>) => reachedBy.every((sites) => sites.some((j) => plan[j]))
      const value = (plan: ArrayLike<number>) => price.reduce((sum, each, j) => sum + each * plan[j]!, 0)
      const least = Math.min(...plans.filter(reaches).map(value))
      const found = searchCover({
        ...limits,
        reachedBy: sets(...reachedBy),
        price: Float64Array.from(price),
        target: least,
      })
      expect([reaches(found), value(found)]).toEqual([true, least])
    }),
    { numRuns: 100, seed: 11 },
  )
})

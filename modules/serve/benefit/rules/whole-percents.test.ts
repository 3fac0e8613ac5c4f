import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wholePercents } from './whole-percents.ts'

test('thirds are rounded so that the whole stays a hundred', () => {
  expect(wholePercents({ a: 1, b: 1, c: 1 })).toEqual({ a: 34, b: 33, c: 33 })
})

test('nothing held is nothing known', () => {
  expect(wholePercents({ a: 0, b: 0 })).toBeNull()
})

test('percents always add up to a hundred and stay within one of the truth', () => {
  const amount = fc.float({ min: 0, max: 10_000, noNaN: true })
  fc.assert(
    fc.property(amount, amount, amount, amount, (a, b, c, d) => {
      const total = a + b + c + d
      fc.pre(total > 1e-3)
      const percents = wholePercents({ a, b, c, d })!
      expect(percents.a + percents.b + percents.c + percents.d).toBe(100)
      for (const [key, value] of Object.entries({ a, b, c, d }))
        expect(Math.abs(percents[key as 'a'] - (value / total) * 100)).toBeLessThan(1)
    }),
  )
})

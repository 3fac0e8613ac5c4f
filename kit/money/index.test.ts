import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { add, fen, fenOfWan, formatFen, formatWan, parseYuan, share, times, wanOf } from './index.ts'

test.each([
  [0, '0 元', '¥0'],
  [500, '5 元', '¥5'],
  [1250, '12.50 元', '¥12.50'],
  [5, '0.05 元', '¥0.05'],
  [123_456_700, '1,234,567 元', '¥1,234,567'],
  [100_010, '1,000.10 元', '¥1,000.10'],
  [-1250, '-12.50 元', '-¥12.50'],
])('%i fen reads %s and %s', (amount, zh, en) => {
  expect(formatFen(amount, 'zh-CN')).toBe(zh)
  expect(formatFen(amount, 'en')).toBe(en)
})

test.each([
  [3_560_000_000, '3,560 万元', '¥35.6m'],
  [35_500_000, '35.5 万元', '¥0.355m'],
  [1_000_000, '1 万元', '¥0.01m'],
])('%i fen reads %s and %s in a plan', (amount, zh, en) => {
  expect(formatWan(amount, 'zh-CN')).toBe(zh)
  expect(formatWan(amount, 'en')).toBe(en)
  expect(fenOfWan(wanOf(amount))).toBe(amount)
})

test('what is no whole number of fen is refused everywhere', () => {
  for (const bad of [0.5, Number.NaN, Infinity, 2 ** 53]) {
    expect(() => fen(bad)).toThrow(RangeError)
    expect(() => add(1, bad)).toThrow(RangeError)
    expect(() => formatFen(bad, 'en')).toThrow(RangeError)
    expect(() => share(bad, [1])).toThrow(RangeError)
  }
  expect(() => add(Number.MAX_SAFE_INTEGER, 1)).toThrow(RangeError)
  expect(() => times(Number.MAX_SAFE_INTEGER, 2)).toThrow(RangeError)
})

test('sums and multiples', () => {
  expect(add()).toBe(0)
  expect(add(10, 20, -5)).toBe(25)
  expect(times(1250, 3)).toBe(3750)
})

describe('sharing', () => {
  test('gives the fen left over to the largest remainders, earlier first', () => {
    expect(share(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(share(10, [1, 2, 4])).toEqual([1, 3, 6])
    expect(share(7, [0, 5, 0])).toEqual([0, 7, 0])
  })

  test('loses and makes no fen, and no part is a fen or more away from its due', () => {
    const weights = fc
      .array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 20 })
      .filter((list) => list.some((weight) => weight > 0))
    fc.assert(
      fc.property(fc.maxSafeNat(), weights, (total, list) => {
        const parts = share(total, list)
        expect(add(...parts)).toBe(total)
        const sum = BigInt(add(...list))
        for (const [index, weight] of list.entries()) {
          const gap = BigInt(parts[index]!) * sum - BigInt(total) * BigInt(weight)
          expect(gap > -sum && gap < sum).toBe(true)
        }
      }),
    )
  })

  test('refuses negative amounts and nothing to share by', () => {
    expect(() => share(-1, [1])).toThrow(RangeError)
    expect(() => share(1, [1, -1])).toThrow(RangeError)
    expect(() => share(1, [0])).toThrow(RangeError)
    expect(() => share(1, [])).toThrow(RangeError)
  })
})

test.each([
  ['12.5', 1250],
  ['１２．５０', 1250],
  [' 1,200 ', 120_000],
  ['0.29', 29],
  ['1.005', null],
  ['-1', null],
  ['', null],
  ['1e3', null],
  ['.5', null],
])('typed %j is %j fen', (typed, amount) => {
  expect(parseYuan(typed)).toBe(amount)
})

test('what is shown can be read again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 13 }), (amount) => {
      expect(parseYuan(formatFen(amount, 'en').slice(1))).toBe(amount)
    }),
  )
})

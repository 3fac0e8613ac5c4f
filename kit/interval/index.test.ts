import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  contains,
  equals,
  formatRange,
  intersect,
  interval,
  type Interval,
  minutes,
  overlaps,
  parseRange,
  subtract,
} from './index.ts'

const at = (minute: number) => Temporal.Instant.fromEpochMilliseconds(minute * 60_000)
const span = (from: number, to: number) => interval(at(from), at(to))

/** Intervals on a short line of minutes, so that they often meet, touch and nest. */
const anyInterval = fc
  .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 12 }))
  .map(([from, length]) => span(from, from + length))

const minutesInside = (i: Interval) =>
  Array.from({ length: 45 }, (_, minute) => minute).filter((minute) => contains(i, at(minute)))

describe('half-open', () => {
  test('holds its start and not its end', () => {
    expect(contains(span(0, 60), at(0))).toBe(true)
    expect(contains(span(0, 60), at(59))).toBe(true)
    expect(contains(span(0, 60), at(60))).toBe(false)
  })

  test('one that ends when the next begins does not overlap it', () => {
    expect(overlaps(span(0, 60), span(60, 90))).toBe(false)
    expect(overlaps(span(0, 61), span(60, 90))).toBe(true)
  })

  test('is never empty or backwards', () => {
    expect(() => span(5, 5)).toThrow(RangeError)
    expect(() => span(6, 5)).toThrow(RangeError)
  })
})

describe('by property', () => {
  test('the intersection holds exactly the minutes that both hold', () => {
    fc.assert(
      fc.property(anyInterval, anyInterval, (a, b) => {
        const both = intersect(a, b)
        const expected = minutesInside(a).filter((minute) => contains(b, at(minute)))
        expect(both ? minutesInside(both) : []).toEqual(expected)
        expect(both !== null).toBe(overlaps(a, b))
        expect(overlaps(a, b)).toBe(overlaps(b, a))
      }),
    )
  })

  test('subtraction leaves exactly the minutes outside every hole, in order, apart', () => {
    fc.assert(
      fc.property(anyInterval, fc.array(anyInterval, { maxLength: 6 }), (whole, holes) => {
        const left = subtract(whole, holes)
        const expected = minutesInside(whole).filter(
          (minute) => !holes.some((hole) => contains(hole, at(minute))),
        )
        expect(left.flatMap(minutesInside)).toEqual(expected)
        const apart = left.slice(1).every((part, i) => Temporal.Instant.compare(left[i]!.end, part.start) < 0)
        expect(apart).toBe(true)
      }),
    )
  })

  test('a range written and read again is the same to the microsecond', () => {
    const micro = fc.bigInt({ min: -2_000_000_000_000_000n, max: 4_000_000_000_000_000n })
    fc.assert(
      fc.property(micro, fc.bigInt({ min: 1n, max: 10n ** 14n }), (from, length) => {
        const instant = (value: bigint) => Temporal.Instant.fromEpochNanoseconds(value * 1000n)
        const original = interval(instant(from), instant(from + length))
        expect(equals(parseRange(formatRange(original)), original)).toBe(true)
      }),
    )
  })
})

describe('PostgreSQL text', () => {
  test.each([
    ['["2026-11-22 19:00:00+08","2026-11-22 20:30:00+08")', '2026-11-22T11:00:00Z', 90],
    ['["2026-11-22 11:00:00.25+00","2026-11-22 11:00:15.25+00")', '2026-11-22T11:00:00.25Z', 0.25],
    ['["2026-11-22 00:00:00+05:30","2026-11-22 01:00:00+05:30")', '2026-11-21T18:30:00Z', 60],
    ['[2026-11-22T11:00:00Z,2026-11-22T12:00:00Z)', '2026-11-22T11:00:00Z', 60],
  ])('%s', (text, start, length) => {
    expect(parseRange(text).start.toString()).toBe(start)
    expect(minutes(parseRange(text))).toBe(length)
  })

  test.each([
    'empty',
    '["2026-11-22 19:00:00+08",)',
    '(,"2026-11-22 19:00:00+08")',
    '["2026-11-22 19:00:00+08","2026-11-22 20:00:00+08"]',
    '("2026-11-22 19:00:00+08","2026-11-22 20:00:00+08")',
    '["2026-11-22 19:00:00+08","2026-11-22 19:00:00+08")',
    '["2026-11-22 19:00:00+08",infinity)',
    '',
  ])('refuses %j', (text) => {
    expect(() => parseRange(text)).toThrow(RangeError)
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contains, type Interval, minutes } from '#kit/interval/index.ts'
import { dayInterval, next7Days, thisWeekend, today, tonight } from './index.ts'

const zone = 'Asia/Shanghai'
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant()
const local = ({ start, end }: Interval) =>
  [start, end].map((instant) => instant.toZonedDateTimeISO(zone).toPlainDateTime().toString().slice(0, 16))

// 2026-11-22 is a Sunday.
test.each([
  ['2026-11-22T00:00', '2026-11-22T17:00', '2026-11-23T00:00'],
  ['2026-11-22T20:00', '2026-11-22T17:00', '2026-11-23T00:00'],
  ['2026-11-22T23:59', '2026-11-22T17:00', '2026-11-23T00:00'],
])('tonight, asked at %s', (now, start, end) => {
  expect(local(tonight(at(now), zone))).toEqual([start, end])
})

test.each([
  ['2026-11-16T00:00', '2026-11-21T00:00', '2026-11-23T00:00'],
  ['2026-11-20T21:00', '2026-11-21T00:00', '2026-11-23T00:00'],
  ['2026-11-22T21:00', '2026-11-21T00:00', '2026-11-23T00:00'],
  ['2026-11-23T00:00', '2026-11-28T00:00', '2026-11-30T00:00'],
])('this weekend, asked at %s', (now, start, end) => {
  expect(local(thisWeekend(at(now), zone))).toEqual([start, end])
})

test('the next seven days begin today at midnight', () => {
  expect(local(next7Days(at('2026-11-22T20:00'), zone))).toEqual(['2026-11-22T00:00', '2026-11-29T00:00'])
})

test('today is the local day, whatever the day is in London', () => {
  expect(local(today(at('2026-11-22T03:00'), zone))).toEqual(['2026-11-22T00:00', '2026-11-23T00:00'])
})

describe('in any zone', () => {
  const zones = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu')
  const instants = fc
    .integer({ min: 1_600_000_000, max: 2_000_000_000 })
    .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000))

  test('now is today and in the next seven days, and tonight ends with today', () => {
    fc.assert(
      fc.property(instants, zones, (now, timeZone) => {
        expect(contains(today(now, timeZone), now)).toBe(true)
        expect(contains(next7Days(now, timeZone), now)).toBe(true)
        expect(tonight(now, timeZone).end.equals(today(now, timeZone).end)).toBe(true)
      }),
    )
  })

  test('a day has 23 or 25 hours when the clocks change', () => {
    const hours = (date: string) => minutes(dayInterval(Temporal.PlainDate.from(date), 'Europe/Berlin')) / 60
    expect(['2026-03-29', '2026-10-25', '2026-11-22'].map(hours)).toEqual([23, 25, 24])
  })
})

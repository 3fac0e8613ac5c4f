import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quietUntil, turnOf } from './quiet-hours.ts'

const wuhan = { from: 21, until: 8, timeZone: 'Asia/Shanghai' }
const at = (text: string) => Temporal.Instant.from(text)

describe('the quiet hours', () => {
  test.each([
    ['2026-11-22T20:59:59+08:00', null],
    ['2026-11-22T21:00+08:00', '2026-11-23T08:00+08:00'],
    ['2026-11-22T23:59:59+08:00', '2026-11-23T08:00+08:00'],
    ['2026-11-23T00:00+08:00', '2026-11-23T08:00+08:00'],
    ['2026-11-23T07:59:59+08:00', '2026-11-23T08:00+08:00'],
    ['2026-11-23T08:00+08:00', null],
  ])('at %s last until %s', (now, until) => {
    expect(quietUntil(at(now), wuhan)).toEqual(until && at(until))
  })

  test('end at eight by the clock on the wall, also in the night in which it is changed', () => {
    const hours = { ...wuhan, timeZone: 'Europe/Berlin' }
    const spring = quietUntil(at('2026-03-28T22:00+01:00'), hours)!
    expect(spring).toEqual(at('2026-03-29T08:00+02:00'))
    expect(spring.since(at('2026-03-28T22:00+01:00')).total('hours')).toBe(9)
    const autumn = quietUntil(at('2026-10-24T22:00+02:00'), hours)!
    expect(autumn).toEqual(at('2026-10-25T08:00+01:00'))
  })

  test('within a day, and none when both hours are the same', () => {
    expect(quietUntil(at('2026-11-22T13:30+08:00'), { ...wuhan, from: 13, until: 14 })).toEqual(
      at('2026-11-22T14:00+08:00'),
    )
    expect(quietUntil(at('2026-11-22T22:00+08:00'), { ...wuhan, from: 8, until: 8 })).toBeNull()
  })

  test('always end after now and within a day, when it is no longer quiet', () => {
    const hour = fc.integer({ min: 0, max: 23 })
    const moment = fc.integer({ min: 1_750_000_000, max: 1_850_000_000 })
    fc.assert(
      fc.property(
        hour,
        hour,
        moment,
        fc.constantFrom('Asia/Shanghai', 'Europe/Berlin'),
        (from, until, s, zone) => {
          const now = Temporal.Instant.fromEpochMilliseconds(s * 1000)
          const hours = { from, until, timeZone: zone }
          const end = quietUntil(now, hours)
          if (!end) return
          expect(end.since(now).total('hours')).toBeLessThanOrEqual(25)
          expect(Temporal.Instant.compare(end, now)).toBe(1)
          expect(quietUntil(end, hours)).toBeNull()
        },
      ),
    )
  })
})

describe('at ten in the evening', () => {
  const now = at('2026-11-22T22:00+08:00')
  const turn = (template: string, params: object) =>
    turnOf({ template, params: params as Record<string, unknown> }, now, wuhan)
  const morning = { do: 'wait', until: at('2026-11-23T08:00+08:00') }
  const tomorrow = { when: '2026-11-23T19:00:00+08:00' }
  test.each([
    [
      'an offer that runs out in the night goes',
      'placeOffered',
      { ...tomorrow, until: '2026-11-23T00:00+08:00' },
      { do: 'send' },
    ],
    [
      'an offer held until the morning waits',
      'placeOffered',
      { ...tomorrow, until: '2026-11-23T09:00+08:00' },
      morning,
    ],
    [
      'an offer that ran out is dropped',
      'placeOffered',
      { ...tomorrow, until: '2026-11-22T21:59+08:00' },
      { do: 'drop' },
    ],
    [
      'a session of this night called off goes',
      'sessionCancelled',
      { when: '2026-11-22T22:30+08:00' },
      { do: 'send' },
    ],
    ['a session of tomorrow called off waits', 'sessionCancelled', tomorrow, morning],
    [
      'a session that has begun was called off: dropped',
      'sessionCancelled',
      { when: '2026-11-22T21:30+08:00' },
      { do: 'drop' },
    ],
    ['a reminder waits', 'sessionReminder', tomorrow, morning],
    [
      'a word about yesterday’s session waits',
      'messageFromPalace',
      { when: '2026-11-21T19:00+08:00' },
      morning,
    ],
  ])('%s', (_, template, params, expected) => {
    expect(turn(template, params)).toEqual(expected)
  })

  test('by day everything that still matters goes', () => {
    const noon = at('2026-11-22T12:00+08:00')
    expect(turnOf({ template: 'sessionReminder', params: tomorrow }, noon, wuhan)).toEqual({ do: 'send' })
  })
})

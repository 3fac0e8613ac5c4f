import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openSpans } from '#modules/base/places/index.ts'
import { overlaps } from '#kit/interval/index.ts'
import { openingsOf } from './openings.ts'
import { cutSlots, slotsIn } from './slots.ts'

const zone = 'Asia/Shanghai'
const monday = Temporal.PlainDate.from('2026-11-23')
type Hours = [opens: string, closes: string, selfService: boolean]
const everyDay = (hours: readonly Hours[], weekdays: readonly number[] = [1, 2, 3, 4, 5, 6, 7]) =>
  weekdays.flatMap((weekday) =>
    hours.map(([opens, closes, selfService]) => ({ weekday, opens, closes, selfService })),
  )

/** The slots that begin on a day, as they are cut when somebody looks at so many days from another. */
function slotsOn(
  date: Temporal.PlainDate,
  looked: { first: Temporal.PlainDate; days: number },
  week: ReturnType<typeof everyDay>,
  { slotMinutes, timeZone = zone }: { slotMinutes: number; timeZone?: string },
  closures: { start: Temporal.Instant; end: Temporal.Instant }[] = [],
) {
  // As houseOn does: the day before is known too.
  const days = { first: looked.first.subtract({ days: 1 }), days: looked.days + 1 }
  const planned = (self: boolean) =>
    openSpans(
      week.filter(({ selfService }) => selfService === self),
      [],
      days,
      timeZone,
    )
  const openings = openingsOf({ staffed: planned(false), selfService: planned(true) }, closures, timeZone)
  const slots = cutSlots(openings, { slotMinutes, selfService: true })
    .map(({ startsAt, endsAt, selfService }) => ({
      start: Temporal.Instant.from(startsAt),
      end: Temporal.Instant.from(endsAt),
      selfService,
    }))
    .filter(({ start }) => start.toZonedDateTimeISO(timeZone).toPlainDate().equals(date))
  return { openings, slots }
}
const clocks = (slots: readonly { start: Temporal.Instant; selfService: boolean }[], timeZone = zone) =>
  slots.map(
    ({ start, selfService }) =>
      `${start.toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' })}${selfService ? ' alone' : ''}`,
  )

const time = fc
  .integer({ min: 0, max: 95 })
  .map((n) => Temporal.PlainTime.from({ hour: Math.floor(n / 4), minute: (n % 4) * 15 }))
const text = (at: Temporal.PlainTime) => at.toString({ smallestUnit: 'minute' })
const stretch = fc
  .tuple(fc.integer({ min: 1, max: 7 }), time, fc.option(time), fc.boolean())
  .filter(([, opens, closes]) => closes === null || Temporal.PlainTime.compare(opens, closes) < 0)
  .map(([weekday, opens, closes, selfService]) => ({
    weekday,
    opens: text(opens),
    closes: closes ? text(closes) : '24:00',
    selfService,
  }))
const alwaysOpen = fc.boolean().map((selfService) => everyDay([['00:00', '24:00', selfService]]))

test('the slots of a day are the same from whichever day one looks, also where the clocks change', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          stretch.map((one) => [one]),
          alwaysOpen,
        ),
        { minLength: 1, maxLength: 12 },
      ),
      fc.constantFrom(30, 45, 60, 90, 100, 420, 720),
      fc.integer({ min: 0, max: 6 }),
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom(
        ['2026-11-23', zone],
        ['2026-03-26', 'Europe/Berlin'],
        ['2026-10-28', 'America/New_York'],
      ),
      (weeks, slotMinutes, before, days, [start, timeZone]) => {
        const date = Temporal.PlainDate.from(start!).add({ days: 3 })
        const rule = { slotMinutes, timeZone: timeZone! }
        const far = { first: date.subtract({ days: before }), days: before + days }
        const near = slotsOn(date, { first: date, days: 2 }, weeks.flat(), rule)
        const also = slotsOn(date, far, weeks.flat(), rule)
        const last = far.first.add({ days: far.days })
        const whole = ({ end }: { end: Temporal.Instant }) =>
          Temporal.Instant.compare(end, last.toZonedDateTime(timeZone!).toInstant()) <= 0
        expect(also.slots.filter(whole)).toEqual(near.slots.filter(whole))
        near.slots.slice(1).forEach((slot, n) => expect(overlaps(near.slots[n]!, slot)).toBe(false))
        for (const slot of near.slots)
          expect(slotsIn(near.openings, slot, { slotMinutes, selfService: true })).toBe(1)
      },
    ),
    { numRuns: 300 },
  )
})

test('a house that never closes begins its slots anew at midnight', () => {
  const week = everyDay([['00:00', '24:00', true]])
  const on = (first: Temporal.PlainDate) =>
    clocks(slotsOn(monday, { first, days: 7 }, week, { slotMinutes: 420 }).slots)
  expect(on(monday)).toEqual(['00:00 alone', '07:00 alone', '14:00 alone'])
  expect(on(monday.subtract({ days: 5 }))).toEqual(on(monday))
})

test('with staff at some of the hours of self-service each slot is there once, and they follow each other', () => {
  const week = everyDay([
    ['08:30', '21:30', false],
    ['06:30', '23:00', true],
  ])
  const { openings, slots } = slotsOn(monday, { first: monday, days: 1 }, week, { slotMinutes: 60 })
  expect(clocks(slots)).toEqual([
    '06:30 alone',
    '07:30 alone',
    ...Array.from({ length: 13 }, (_, n) => `${String(8 + n).padStart(2, '0')}:30`),
    '21:30 alone',
  ])
  const late = { start: slots.at(-2)!.start, end: slots.at(-1)!.end }
  expect(slotsIn(openings, late, { slotMinutes: 60, selfService: true })).toBe(2)
  expect(slotsIn(openings, late, { slotMinutes: 60, selfService: false })).toBeNull()
})

test('a closure takes away the slots it meets and shifts none', () => {
  const at = (clock: string) => monday.toZonedDateTime({ timeZone: zone, plainTime: clock }).toInstant()
  const shut = [{ start: at('10:20'), end: at('12:10') }]
  const { slots } = slotsOn(
    monday,
    { first: monday, days: 1 },
    everyDay([['09:00', '15:00', false]]),
    { slotMinutes: 60 },
    shut,
  )
  expect(clocks(slots)).toEqual(['09:00', '13:00', '14:00'])
})

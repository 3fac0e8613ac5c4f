import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { statuses } from '../contract/vocabulary.ts'
import { Series } from '../contract/schedule.ts'
import { moveMeetings, seasonShift } from './copy-season.ts'
import { placesAt } from './places.ts'
import { priceFor } from './price.ts'
import { planSeries } from './series.ts'
import { signUpDefaults } from './sign-up-window.ts'
import { mayFollow, transitions, type Transition } from './transitions.ts'

const at = (text: string) => Temporal.Instant.from(text)
const zone = 'Asia/Shanghai'
const local = (instant: Temporal.Instant) =>
  instant.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' })

describe('priceFor', () => {
  const programme = {
    priceFen: 2000,
    concessions: [
      { who: 'member', priceFen: 1000 },
      { who: 'gigWorker', priceFen: 0 },
      { who: 'student', priceFen: 0 },
    ] as const,
  }
  const person = { member: false, gigWorker: false, retired: false }
  test.each([
    [null, 2000, null],
    [person, 2000, null],
    [{ ...person, member: true }, 1000, 'member'],
    [{ ...person, member: true, gigWorker: true }, 0, 'gigWorker'],
    [{ ...person, retired: true }, 2000, null],
  ])('%o pays %i', (who, fen, concession) => {
    expect(priceFor(programme, who)).toEqual({ fen, concession })
  })
  test('a concession never makes it dearer', () => {
    expect(
      priceFor(
        { priceFen: 500, concessions: [{ who: 'member', priceFen: 900 }] },
        { ...person, member: true },
      ).fen,
    ).toBe(500)
  })
})

describe('placesAt', () => {
  const facts = {
    capacity: 30,
    waitlistCapacity: 5,
    opensAt: at('2026-11-01T00:00Z'),
    closesAt: at('2026-11-22T10:30Z'),
    awaitsDraw: false,
    cancelled: false,
  }
  const now = at('2026-11-20T00:00Z')
  test.each([
    [22, 0, { state: 'left', left: 8, capacity: 30 }],
    [30, 0, { state: 'waitlist', waiting: 0, capacity: 30 }],
    [29, 3, { state: 'waitlist', waiting: 3, capacity: 30 }],
    [30, 5, { state: 'full', capacity: 30 }],
  ])('%i taken, %i waiting', (taken, waiting, places) => {
    expect(placesAt(facts, { taken, waiting }, now)).toEqual(places)
  })
  test.each([
    ['before sign-up opens', '2026-10-31T00:00Z', false, 'notYet'],
    ['when it has closed', '2026-11-22T10:30Z', false, 'closed'],
    ['when it is cancelled', '2026-11-20T00:00Z', true, 'cancelled'],
  ])('%s', (_, time, cancelled, state) => {
    expect(placesAt({ ...facts, cancelled }, { taken: 0, waiting: 0 }, at(time)).state).toBe(state)
  })
  test('none are left to the quick while a draw is to give them, whatever the clock says', () => {
    expect(placesAt({ ...facts, awaitsDraw: true }, { taken: 0, waiting: 0 }, now)).toEqual({
      state: 'byDraw',
    })
  })
})

describe('planSeries', () => {
  const autumn = Series.parse({
    firstDate: '2026-09-22',
    startTime: '19:00',
    minutes: 90,
    weekdays: [2],
    count: 4,
  })

  test('an activity becomes one session a date; National Day is skipped and made up for', () => {
    const series = { ...autumn, weekdays: [4], firstDate: '2026-09-24' }
    const { sessions, skipped } = planSeries(series, 'activity', zone)
    expect(sessions.map(({ seriesNo, meetings }) => [seriesNo, local(meetings[0]!.start)])).toEqual([
      [1, '2026-09-24T19:00'],
      [2, '2026-10-08T19:00'],
      [3, '2026-10-15T19:00'],
      [4, '2026-10-22T19:00'],
    ])
    expect(skipped.map(({ date, reason }) => [String(date), reason])).toEqual([['2026-10-01', 'holiday']])
  })

  test('a course becomes one session with all its meetings', () => {
    const { sessions } = planSeries(autumn, 'course', zone)
    expect(sessions).toHaveLength(1)
    expect(sessions[0]!.meetings).toHaveLength(4)
  })

  test('skipped days are left out, re-added days put back, worked Saturdays left out when asked', () => {
    const saturdays = Series.parse({
      firstDate: '2026-10-03',
      startTime: '09:00',
      minutes: 60,
      weekdays: [6],
      until: '2026-10-31',
      skip: ['2026-10-24'],
      readd: ['2026-10-25'],
      adjustedWorkdays: 'skip',
    })
    const { sessions, skipped } = planSeries(saturdays, 'activity', zone)
    expect(sessions.map(({ meetings }) => local(meetings[0]!.start).slice(0, 10))).toEqual([
      '2026-10-17',
      '2026-10-25',
      '2026-10-31',
    ])
    expect(skipped.map(({ reason }) => reason)).toEqual(['holiday', 'adjustedWorkday', 'listed'])
  })

  test('years whose holidays are not announced are named', () => {
    expect(planSeries({ ...autumn, firstDate: '2026-12-29' }, 'activity', zone).unknownYears).toEqual([2027])
  })

  test('so many meetings as asked for, each of the length asked for, on the weekdays asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        fc.integer({ min: 10, max: 300 }),
        (count, weekdays, minutes) => {
          const { sessions } = planSeries({ ...autumn, count, weekdays, minutes }, 'activity', zone)
          expect(sessions).toHaveLength(count)
          for (const { meetings } of sessions) {
            const { start, end } = meetings[0]!
            expect(start.until(end).total('minutes')).toBe(minutes)
            expect(weekdays).toContain(start.toZonedDateTimeISO(zone).dayOfWeek)
          }
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('copying a season', () => {
  const date = (text: string) => Temporal.PlainDate.from(text)
  const evening = (day: string) => ({ start: at(`${day}T19:00+08:00`), end: at(`${day}T20:30+08:00`) })

  test('moves by whole weeks', () => {
    expect(seasonShift(date('2026-09-01'), date('2027-03-01'))).toBe(26)
  })
  test('keeps weekday and local time, also where the clocks change', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 60 }), (days, weeks) => {
        const start = date('2026-01-01')
          .add({ days })
          .toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: '19:00' })
        const meeting = { start: start.toInstant(), end: start.add({ hours: 2 }).toInstant() }
        const [moved] = moveMeetings([meeting], weeks, 'Europe/Berlin')
        fc.pre(moved !== undefined)
        const there = moved!.start.toZonedDateTimeISO('Europe/Berlin')
        expect([there.dayOfWeek, there.hour]).toEqual([start.dayOfWeek, 19])
        expect(moved!.start.until(moved!.end).total('hours')).toBe(2)
      }),
    )
  })
  test('an activity that falls on a holiday is left out', () => {
    expect(moveMeetings([evening('2026-09-24')], 1, zone)).toEqual([])
  })
  test('a course makes up for a holiday after its end', () => {
    const moved = moveMeetings([evening('2026-09-17'), evening('2026-09-24')], 1, zone)
    expect(moved.map(({ start }) => local(start))).toEqual(['2026-09-24T19:00', '2026-10-08T19:00'])
  })
})

test('sign-up is open from now to the start, and the waitlist follows the standard', () => {
  const [now, start] = [at('2026-11-01T00:00Z'), at('2026-11-22T10:30Z')]
  expect(signUpDefaults({ start, capacity: 25 }, { waitlistShare: 0.5 }, now)).toEqual({
    opensAt: now,
    closesAt: start,
    waitlistCapacity: 13,
  })
})

test('a programme takes only the steps in the table', () => {
  const open = statuses.map((status) => [
    status,
    (Object.keys(transitions) as Transition[]).filter((step) => mayFollow(status, step)).join(' '),
  ])
  expect(open).toEqual([
    ['draft', 'submit publish cancel'],
    ['review', 'sendBack publish cancel'],
    ['published', 'cancel'],
    ['cancelled', ''],
  ])
})

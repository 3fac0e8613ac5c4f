import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Interval, overlaps } from '#kit/interval/index.ts'
import { bookingRefusal, type BookingFacts } from './may-book.ts'
import {
  opensAt,
  priceOf,
  reachEnd,
  ruleInForce,
  ruleRefusal,
  type SpaceRule,
  type WrittenRule,
} from './rule.ts'
import { cutSlots, type Opening, slotsIn, spanOf, statesOf } from './slots.ts'

const at = (text: string) => Temporal.Instant.from(text)
const zone = 'Asia/Shanghai'
const written: WrittenRule = {
  openTo: 'everyone',
  slotMinutes: 60,
  mostSlots: 2,
  advanceDays: null,
  openingHour: null,
  hoursPerPersonDay: 2,
  bookingsPerUnionDay: null,
  cancelMinutes: null,
  graceMinutes: null,
  peopleMost: 4,
  approval: false,
  selfService: false,
  priceClass: 'discounted',
  fenPerHour: 2000,
  concessions: [{ who: 'member', fenPerHour: 1000 }],
  seriesTo: 'staff',
  seriesDates: null,
}
const rule: SpaceRule = ruleInForce(written, {
  'booking.advanceDays': 1,
  'booking.openingHour': 8,
  'booking.hoursPerPersonDay': 1,
  'booking.courtsPerUnionDay': 2,
  'booking.graceMinutes': 15,
  'booking.cancelMinutes': 30,
  'booking.seriesDates': 30,
})
const open = (start: string, end: string, selfService: boolean) => ({
  start: at(start),
  end: at(end),
  slotsFrom: at(start),
  selfService,
})
const opening = open('2026-11-24T09:00+08:00', '2026-11-24T21:00+08:00', false)
const night = open('2026-11-24T21:00+08:00', '2026-11-25T00:00+08:00', true)
const now = at('2026-11-23T09:00+08:00')

test('what the palace wrote stands before the standard', () => {
  expect(rule).toMatchObject({
    hoursPerPersonDay: 2,
    advanceDays: 1,
    cancelMinutes: 30,
    bookingsPerUnionDay: 2,
  })
})

test.each([
  [null, {}],
  [
    null,
    {
      concessions: [
        { who: 'member', fenPerHour: 2000 },
        { who: 'retired', fenPerHour: 0 },
      ],
    },
  ],
  ['rule.fenPerHour', { priceClass: 'free' }],
  [
    'rule.concessions.1.who',
    {
      concessions: [
        { who: 'union', fenPerHour: 0 },
        { who: 'union', fenPerHour: 5 },
      ],
    },
  ],
  ['rule.concessions.0.fenPerHour', { concessions: [{ who: 'gigWorker', fenPerHour: 2001 }] }],
] as const)('what is wrong with a rule is said of its field: %s', (field, wish) =>
  expect(ruleRefusal({ ...rule, ...wish })?.field ?? null).toBe(field),
)

describe('reach', () => {
  test.each([
    ['2026-11-23T07:59:59+08:00', '2026-11-24T00:00+08:00'],
    ['2026-11-23T08:00:00+08:00', '2026-11-25T00:00+08:00'],
    ['2026-11-23T23:59:00+08:00', '2026-11-25T00:00+08:00'],
  ])('at %s one may book up to %s', (moment, end) => {
    expect(reachEnd(rule, at(moment), zone)).toEqual(at(end))
  })
  test('a day opens exactly when it comes into reach, also where the clocks change', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 * 24 * 60 }),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 30 }),
        fc.constantFrom(zone, 'Europe/Berlin', 'America/New_York'),
        (minutes, openingHour, advanceDays, timeZone) => {
          const start = at('2026-01-01T00:00Z').add({ minutes })
          const opens = opensAt({ openingHour, advanceDays }, start, timeZone)
          const within = (moment: Temporal.Instant) =>
            Temporal.Instant.compare(start, reachEnd({ openingHour, advanceDays }, moment, timeZone)) < 0
          expect(within(opens)).toBe(true)
          expect(within(opens.subtract({ seconds: 1 }))).toBe(false)
        },
      ),
    )
  })
})

type SlotFacts = {
  openings: Opening[]
  held: (Interval & { closed: boolean })[]
  slotMinutes: number
  setupMinutes: number
  clearingMinutes: number
  selfService: boolean
  now: Temporal.Instant
  reachEnd: Temporal.Instant
}

/** Slots with what they are, as a page shows them. */
function slotsOf({ openings, held, now, reachEnd, ...facts }: SlotFacts) {
  const slots = cutSlots(openings, facts)
  const states = statesOf(slots, {
    ...facts,
    held: held.map((one) => ({ ...spanOf(one), closed: one.closed })),
    now: now.epochMilliseconds,
    reach: reachEnd.epochMilliseconds,
  })
  return slots.map(({ startsAt, endsAt }, n) => ({ start: at(startsAt), end: at(endsAt), state: states[n] }))
}

describe('slots', () => {
  const facts = {
    openings: [opening, night],
    held: [{ start: at('2026-11-24T10:30+08:00'), end: at('2026-11-24T11:30+08:00'), closed: false }],
    slotMinutes: 60,
    setupMinutes: 0,
    clearingMinutes: 0,
    selfService: false,
    now,
    reachEnd: at('2026-11-25T00:00+08:00'),
  }
  test('an opening is cut into whole slots; what is held is taken', () => {
    const slots = slotsOf(facts)
    expect(slots).toHaveLength(12)
    expect(slots.slice(0, 4).map(({ state }) => state)).toEqual(['free', 'taken', 'taken', 'free'])
  })
  test('what is closed is said to be, also beside a use', () => {
    const shut = { start: at('2026-11-24T11:00+08:00'), end: at('2026-11-24T12:00+08:00'), closed: true }
    for (const held of [
      [shut, ...facts.held],
      [...facts.held, shut],
    ])
      expect(
        slotsOf({ ...facts, held })
          .slice(0, 4)
          .map(({ state }) => state),
      ).toEqual(['free', 'taken', 'closed', 'free'])
  })
  test('set-up and clearing need the time beside a slot free', () => {
    const states = slotsOf({ ...facts, setupMinutes: 31, clearingMinutes: 31 }).map(({ state }) => state)
    expect(states.slice(0, 5)).toEqual(['taken', 'taken', 'taken', 'taken', 'free'])
  })
  test('self-service slots are offered where the rule says so', () => {
    expect(slotsOf({ ...facts, selfService: true })).toHaveLength(15)
  })
  test('over midnight, past and out of reach', () => {
    const long = open('2026-11-24T22:00+08:00', '2026-11-25T02:00+08:00', false)
    const slots = slotsOf({ ...facts, openings: [long], now: at('2026-11-24T22:00+08:00'), held: [] })
    expect(slots.map(({ state }) => state)).toEqual(['past', 'free', 'notYet', 'notYet'])
    expect(
      slotsIn([long], { start: at('2026-11-24T23:00+08:00'), end: at('2026-11-25T01:00+08:00') }, facts),
    ).toBe(2)
  })
  test('every free slot is bookable as it stands, and no two slots overlap', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ from: fc.nat(720), length: fc.integer({ min: 1, max: 180 }) }), {
          maxLength: 6,
        }),
        fc.constantFrom(15, 30, 45, 60, 90),
        (uses, slotMinutes) => {
          const held = uses.map(({ from, length }) => ({
            start: opening.start.add({ minutes: from }),
            end: opening.start.add({ minutes: from + length }),
            closed: false,
          }))
          const slots = slotsOf({ ...facts, held, slotMinutes })
          for (const slot of slots) {
            expect(slotsIn([opening], slot, { slotMinutes, selfService: false })).toBe(1)
            expect(slot.state === 'free').toBe(!held.some((use) => overlaps(use, slot)))
          }
          slots.slice(1).forEach((slot, n) => expect(overlaps(slots[n]!, slot)).toBe(false))
        },
      ),
    )
  })
})

describe('who may book what', () => {
  const facts: BookingFacts = {
    member: false,
    forUnion: false,
    suspendedUntil: null,
    minutesThatDay: 0,
    unionBookingsThatDay: 0,
  }
  const during = { start: at('2026-11-24T19:00+08:00'), end: at('2026-11-24T20:00+08:00') }
  const refusal = (
    change: Partial<SpaceRule> = {},
    who: Partial<BookingFacts> = {},
    request: Partial<{ during: typeof during; people: number }> = {},
    moment = now,
  ) =>
    bookingRefusal(
      { during, people: 2, ...request },
      { ...rule, ...change },
      [opening, night],
      { ...facts, ...who },
      moment,
      zone,
    )?.code ?? null
  const span = (start: string, end: string) => ({ during: { start: at(start), end: at(end) } })
  test.each<[string | null, string | null]>([
    [null, refusal()],
    ['members-only', refusal({ openTo: 'members' })],
    [null, refusal({ openTo: 'members' }, { member: true })],
    [null, refusal({ openTo: 'members' }, { forUnion: true })],
    ['unions-only', refusal({ openTo: 'unions' }, { member: true })],
    ['suspended', refusal({}, { suspendedUntil: at('2026-12-01T00:00Z') })],
    ['in-the-past', refusal({}, {}, {}, at('2026-11-24T19:00+08:00'))],
    ['not-open-yet', refusal({}, {}, {}, at('2026-11-23T07:59+08:00'))],
    ['not-a-slot', refusal({}, {}, span('2026-11-24T19:30+08:00', '2026-11-24T20:30+08:00'))],
    ['not-a-slot', refusal({}, {}, span('2026-11-24T20:00+08:00', '2026-11-24T22:00+08:00'))],
    ['not-a-slot', refusal({}, {}, span('2026-11-24T21:00+08:00', '2026-11-24T22:00+08:00'))],
    [null, refusal({ selfService: true }, {}, span('2026-11-24T21:00+08:00', '2026-11-24T22:00+08:00'))],
    [null, refusal({ selfService: true }, {}, span('2026-11-24T20:00+08:00', '2026-11-24T22:00+08:00'))],
    ['too-long', refusal({}, {}, span('2026-11-24T18:00+08:00', '2026-11-24T21:00+08:00'))],
    ['too-many-people', refusal({}, {}, { people: 5 })],
    ['person-limit', refusal({}, { minutesThatDay: 61 })],
    [null, refusal({}, { minutesThatDay: 60 })],
    [null, refusal({}, { forUnion: true, minutesThatDay: 600, unionBookingsThatDay: 1 })],
    ['union-limit', refusal({}, { forUnion: true, unionBookingsThatDay: 2 })],
  ])('%s', (expected, got) => expect(got).toBe(expected))
})

test('the lowest price that one has a right to, by the minute', () => {
  expect(priceOf(rule, 90, new Set())).toBe(3000)
  expect(priceOf(rule, 90, new Set(['member', 'retired']))).toBe(1500)
})

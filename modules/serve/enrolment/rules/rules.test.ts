import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { states } from '../contract/vocabulary.ts'
import { entryRefusal, seatOnTheSpot } from './door.ts'
import { appealRefusal, cancelRefusal, ratingRefusal } from './may-act.ts'
import { personalRefusal, signUpRefusal } from './may-enrol.ts'
import {
  allOffers,
  type Counts,
  freePlaces,
  keptForGig,
  lowestFreeSeat,
  placeAll,
  placeOrWaitlist,
} from './places.ts'
import { mayFollow, type Transition, transitions } from './state.ts'
import { stepsOf } from './steps.ts'
import { suspension } from './suspension.ts'
import { codeWithin, qrText } from './ticket-code.ts'
import { clash, meetingAtDoor, offerEnd } from './times.ts'

const at = (text: string) => Temporal.Instant.from(text)
const start = at('2026-11-22T19:00+08:00')
const end = at('2026-11-22T20:30+08:00')
const before = (minutes: number) => start.subtract({ minutes })
const empty: Counts = {
  held: 0,
  freed: [],
  reservedHeld: 0,
  waiting: 0,
  smallestWaiting: null,
  lastArrival: 0,
}
/** How seats stand when these numbers are held. */
const holding = (seats: readonly number[]) => {
  const all = Array.from({ length: Math.max(0, ...seats) }, (_, index) => index + 1)
  return { held: seats.length, freed: all.filter((seat) => !seats.includes(seat)) }
}

describe('places', () => {
  const arrivals = fc.array(fc.boolean(), { maxLength: 60 })
  const room = fc.record({
    capacity: fc.integer({ min: 1, max: 20 }),
    waitlistCapacity: fc.nat(20),
    kept: fc.nat(8),
  })

  test('never more seats than there are, no seat twice, arrivals numbered without gaps', () => {
    fc.assert(
      fc.property(room, arrivals, (given, gigWorkers) => {
        const outcomes = placeAll(given, empty, gigWorkers)
        const seats = outcomes.flatMap((one) => (one.kind === 'seat' ? [one.seatNo] : []))
        expect(new Set(seats).size).toBe(seats.length)
        expect(Math.max(0, ...seats)).toBeLessThanOrEqual(given.capacity)
        const numbers = outcomes.flatMap((one) => (one.kind === 'full' ? [] : [one.arrivalNo]))
        expect(numbers).toEqual(numbers.map((_, index) => index + 1))
        expect(outcomes.filter(({ kind }) => kind === 'waitlist').length).toBeLessThanOrEqual(
          given.waitlistCapacity,
        )
      }),
    )
  })

  test('kept places are taken by nobody else, and every gig worker gets one while there is one', () => {
    fc.assert(
      fc.property(room, arrivals, (given, gigWorkers) => {
        const outcomes = placeAll(given, empty, gigWorkers)
        const others = outcomes.filter((one, index) => one.kind === 'seat' && !gigWorkers[index])
        expect(others.length).toBeLessThanOrEqual(Math.max(0, given.capacity - given.kept))
        const gigSeats = outcomes.filter((one, index) => one.kind === 'seat' && gigWorkers[index]).length
        const gigs = gigWorkers.filter(Boolean).length
        expect(gigSeats).toBeGreaterThanOrEqual(Math.min(gigs, given.kept, given.capacity))
      }),
    )
  })

  test('offers go in order of arrival and fill every place that somebody may take', () => {
    const waiters = fc.uniqueArray(
      fc.record({ arrivalNo: fc.integer({ min: 1, max: 99 }), gigWorker: fc.boolean() }),
      {
        selector: ({ arrivalNo }) => arrivalNo,
        maxLength: 12,
      },
    )
    fc.assert(
      fc.property(room, fc.uniqueArray(fc.integer({ min: 1, max: 20 })), waiters, (given, seats, people) => {
        const heldSeats = seats.filter((seat) => seat <= given.capacity)
        const waitlist = people.map((one) => ({ ...one, id: String(one.arrivalNo), partyId: null }))
        const counts = { ...empty, ...holding(heldSeats), waiting: waitlist.length }
        const offers = allOffers(given, counts, waitlist)
        const taken = new Set(heldSeats)
        for (const { seatNo } of offers) {
          expect(taken.has(seatNo)).toBe(false)
          expect(seatNo).toBeLessThanOrEqual(given.capacity)
          taken.add(seatNo)
        }
        const offered = new Set(offers.map(({ id }) => id))
        // Whoever was passed by came later than every offered person of their kind.
        for (const left of waitlist.filter(({ id }) => !offered.has(id))) {
          const alike = waitlist.filter(
            ({ id, gigWorker }) => offered.has(id) && gigWorker === left.gigWorker,
          )
          expect(alike.filter(({ arrivalNo }) => arrivalNo > left.arrivalNo)).toEqual([])
        }
        const rest = {
          ...counts,
          ...holding([...taken]),
          reservedHeld: offers.filter(({ reserved }) => reserved).length,
        }
        expect(
          allOffers(
            given,
            rest,
            waitlist.filter(({ id }) => !offered.has(id)),
          ),
        ).toEqual([])
      }),
    )
  })

  test('the lowest free seat', () => {
    expect(lowestFreeSeat(holding([]))).toBe(1)
    expect(lowestFreeSeat(holding([1, 2, 4]))).toBe(3)
    expect(lowestFreeSeat(holding([1, 2, 3]))).toBe(4)
    expect(lowestFreeSeat(holding([2]))).toBe(1)
  })

  test('a capacity lowered below the reserve keeps what is left for gig workers', () => {
    const counts = { ...empty, ...holding([1, 2, 3]), lastArrival: 3 }
    expect(freePlaces({ capacity: 5, kept: 10 }, counts)).toEqual({ reserved: 2, general: 0 })
    expect(placeOrWaitlist({ capacity: 5, waitlistCapacity: 1, kept: 10 }, counts, false)).toEqual({
      kind: 'waitlist',
      arrivalNo: 4,
      ahead: 0,
    })
  })

  test('the reserve opens a day before', () => {
    const session = { gigReserved: 10, start }
    expect(keptForGig(session, 24, start.subtract({ hours: 24, seconds: 1 }))).toBe(10)
    expect(keptForGig(session, 24, start.subtract({ hours: 24 }))).toBe(0)
  })
})

describe('times', () => {
  test.each([
    [24 * 60, 120],
    [240, 120],
    [60, 30],
    [11, 5],
    [10, 5],
    [9, null],
    [-5, null],
  ])('%i minutes before the start an offer is held for %s', (minutes, held) => {
    const now = before(minutes)
    expect(offerEnd(now, start, 120)).toEqual(held === null ? null : now.add({ minutes: held }))
  })

  test('an offer always ends before the start', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -100, max: 10_000 }),
        fc.integer({ min: 1, max: 5_000 }),
        (minutes, hold) => {
          const until = offerEnd(before(minutes), start, hold) ?? before(minutes + 1_000)
          return Temporal.Instant.compare(until, start) < 0
        },
      ),
    )
    expect(offerEnd(start, start, 120)).toBeNull()
  })

  test('of two open doors the later meeting is meant', () => {
    const meeting = (from: string, to: string, cancelledAt: Temporal.Instant | null = null) => ({
      during: { start: at(from), end: at(to) },
      cancelledAt,
    })
    const first = meeting('2026-11-22T19:00+08:00', '2026-11-22T20:00+08:00')
    const second = meeting('2026-11-22T20:30+08:00', '2026-11-22T21:30+08:00')
    expect(meetingAtDoor([first, second], at('2026-11-22T17:59+08:00'))).toBeNull()
    expect(meetingAtDoor([first, second], at('2026-11-22T18:00+08:00'))).toBe(first)
    expect(meetingAtDoor([first, second], at('2026-11-22T19:30+08:00'))).toBe(second)
    expect(meetingAtDoor([first, second], at('2026-11-22T21:30+08:00'))).toBeNull()
    expect(meetingAtDoor([{ ...first, cancelledAt: start }], start)).toBeNull()
  })

  test('meetings that only touch do not clash', () => {
    const span = (from: string, to: string) => ({
      start: at(`2026-11-22T${from}+08:00`),
      end: at(`2026-11-22T${to}+08:00`),
    })
    expect(clash([span('18:00', '19:00')], [span('19:00', '20:00')])).toBe(false)
    expect(clash([span('18:00', '19:01')], [span('19:00', '20:00')])).toBe(true)
  })
})

describe('suspension', () => {
  const rules = { limit: 3, banDays: 30 }
  const day = (n: number) => at('2026-01-01T00:00Z').add({ hours: 24 * n })
  test.each([
    ['two do not pause', [0, 1], 2, null],
    ['the third does, from its day', [2, 0, 1], 3, 32],
    ['until the ban is over', [0, 1, 2], 32, null],
    ['then the count begins anew', [0, 1, 2, 40, 41], 42, null],
    ['and the sixth pauses again', [0, 1, 2, 40, 41, 42], 43, 72],
  ])('%s', (_, days, now, until) => {
    expect(suspension(days.map(day), rules, day(now))).toEqual(until === null ? null : day(until))
  })
})

describe('who may', () => {
  const open = {
    opensAt: before(1000),
    closesAt: start,
    awaitsDraw: false,
    publishedAt: before(2000),
    cancelledAt: null,
  }
  test.each([
    [null, open, before(10)],
    [null, open, before(1000)],
    ['not-open-yet', open, before(1001)],
    ['closed', open, start],
    ['by-draw', { ...open, awaitsDraw: true }, before(10)],
    ['not-open-yet', { ...open, publishedAt: null }, before(10)],
    ['session-cancelled', { ...open, cancelledAt: before(20) }, start],
  ])('sign up: %s', (code, session, now) => expect(signUpRefusal(session, now)?.code ?? null).toBe(code))

  const fine = { suspendedUntil: null, active: 5, activeLimit: 6, sameTime: null }
  test.each([
    [null, true, fine],
    ['audience', false, fine],
    ['suspended', true, { ...fine, suspendedUntil: start }],
    ['overlap', true, { ...fine, sameTime: '书法' }],
    ['limit-reached', true, { ...fine, active: 6 }],
  ])('be signed up: %s', (code, inAudience, facts) =>
    expect(personalRefusal(inAudience, facts)?.code ?? null).toBe(code),
  )

  test.each([
    ['confirmed', 30, true, null],
    ['confirmed', 29, true, 'too-late-to-cancel'],
    ['confirmed', 29, false, null],
    ['waitlisted', 0, true, null],
    ['offered', 5, true, null],
    ['attended', 60, true, 'step-not-open'],
    ['noShow', 60, true, 'step-not-open'],
  ] as const)('cancel %s %i minutes before, own %s: %s', (state, minutes, own, code) =>
    expect(cancelRefusal(state, { start, cancelMinutes: 30, own }, before(minutes))?.code ?? null).toBe(code),
  )

  test('rate once, after, and only who came', () => {
    expect(ratingRefusal('attended', { end }, false, end)).toBeNull()
    expect(ratingRefusal('attended', { end }, false, end.subtract({ seconds: 1 }))?.code).toBe('not-over-yet')
    expect(ratingRefusal('attended', { end }, true, end)?.code).toBe('already-rated')
    expect(ratingRefusal('confirmed', { end }, false, end)?.code).toBe('not-attended')
  })

  test('appeal a no-show that counts, once', () => {
    const marked = { noShowAt: start, forgivenAt: null, appealId: null }
    expect(appealRefusal(marked)).toBeNull()
    expect(appealRefusal({ ...marked, appealId: 'a' })?.code).toBe('appealed-already')
    expect(appealRefusal({ ...marked, forgivenAt: end })?.code).toBe('no-no-show')
    expect(appealRefusal({ ...marked, noShowAt: null })?.code).toBe('no-no-show')
  })

  test('enter', () => {
    const door = { free: 1, waiting: 0, started: false }
    expect(entryRefusal('confirmed', { ...door, free: 0 })).toBeNull()
    expect(entryRefusal('offered', { ...door, free: 0 })).toBeNull()
    expect(entryRefusal('noShow', { ...door, started: true })).toBeNull()
    expect(entryRefusal('noShow', { ...door, free: 0 })?.code).toBe('no-free-place')
    expect(entryRefusal('waitlisted', { ...door, waiting: 1 })?.code).toBe('others-wait')
    expect(entryRefusal('cancelled', door)?.code).toBe('step-not-open')
    expect(entryRefusal('passed', door)?.code).toBe('step-not-open')
    expect(seatOnTheSpot({ free: 1, waiting: 3, started: true })).toBeNull()
  })
})

test('transitions lead out of open states only, and nothing leads out of an end', () => {
  const open = (step: Transition) => states.filter((state) => mayFollow(state, step))
  for (const step of Object.keys(transitions) as Transition[]) {
    expect(open(step)).not.toContain('cancelled')
    expect(open(step)).not.toContain('passed')
    expect(open(step)).toEqual(expect.arrayContaining([...transitions[step].from]))
    expect(states).toContain(transitions[step].to)
  }
})

test('the steps of a claim, in order of time', () => {
  const none = {
    offeredAt: null,
    offerExpiresAt: null,
    confirmedAt: null,
    checkedInAt: null,
    cancelledAt: null,
    cancelledBy: null,
    passedAt: null,
    releasedAt: null,
  }
  const kinds = (times: Partial<Parameters<typeof stepsOf>[0]>) =>
    stepsOf({ ...none, enrolledAt: before(90), ...times }).map(({ kind }) => kind)
  expect(kinds({ confirmedAt: before(90), checkedInAt: start })).toEqual(['enrolled', 'checkedIn'])
  expect(kinds({ offeredAt: before(80), offerExpiresAt: before(60), confirmedAt: before(70) })).toEqual([
    'waitlisted',
    'offered',
    'accepted',
  ])
  expect(kinds({ offeredAt: before(80), offerExpiresAt: before(60), passedAt: before(60) })).toEqual([
    'waitlisted',
    'offered',
    'passed',
  ])
  expect(kinds({ confirmedAt: before(90), releasedAt: start, checkedInAt: end })).toEqual([
    'enrolled',
    'released',
    'checkedIn',
  ])
  expect(kinds({ confirmedAt: start, checkedInAt: start })).toEqual([
    'waitlisted',
    'seatedAtDoor',
    'checkedIn',
  ])
  expect(kinds({ cancelledAt: before(10), cancelledBy: 'palace' })).toEqual([
    'waitlisted',
    'cancelledByPalace',
  ])
})

test('what the QR code says is found again, and a typed code stays itself', () => {
  expect(codeWithin(qrText('7K3M9QXR'))).toBe('7K3M9QXR')
  expect(codeWithin('7K3M9QXR')).toBe('7K3M9QXR')
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allOffers, type Counts, freePlaces, placeAll, placeOrWaitlist, type Waiter } from './places.ts'

const empty: Counts = {
  held: 0,
  freed: [],
  reservedHeld: 0,
  waiting: 0,
  smallestWaiting: null,
  lastArrival: 0,
}

/** Parties as they stand in line, each by who of it is a gig worker. */
const lines = fc.array(fc.array(fc.boolean(), { minLength: 1, maxLength: 3 }), { maxLength: 5 })
const waitersOf = (line: readonly boolean[][]): Waiter[] => {
  let arrivalNo = 0
  return line.flatMap((party, index) =>
    party.map((gigWorker) => {
      arrivalNo++
      return {
        id: `${index}.${arrivalNo}`,
        partyId: party.length > 1 ? `party ${index}` : null,
        arrivalNo,
        gigWorker,
      }
    }),
  )
}
const partyOf = ({ id }: { id: string }) => Number(id.split('.')[0])

/** Every way to choose for each of some people one of two kinds of place. */
const ways = (people: number): boolean[][] =>
  Array.from({ length: 2 ** people }, (_, way) =>
    Array.from({ length: people }, (_, i) => (way >> i) % 2 === 1),
  )

/** Tried out by hand: can all of these sit down at once, gig workers on either kind of place, the others on general ones? */
const fit = (gigWorkers: readonly boolean[], free: { reserved: number; general: number }): boolean =>
  gigWorkers.length <= free.reserved + free.general &&
  ways(gigWorkers.length).some((reserved) => {
    const kept = reserved.filter(Boolean).length
    return (
      reserved.every((on, i) => !on || gigWorkers[i]) &&
      kept <= free.reserved &&
      gigWorkers.length - kept <= free.general
    )
  })

describe('parties on the waitlist', () => {
  const room = fc.record({
    capacity: fc.integer({ min: 1, max: 6 }),
    kept: fc.nat(3),
    waitlistCapacity: fc.constant(30),
  })

  test('are asked all or none, and of all choices that fit the one that serves the first numbers', () => {
    fc.assert(
      fc.property(room, fc.nat(6), lines, fc.infiniteStream(fc.nat()), (given, taken, line, shuffle) => {
        const held = Math.min(taken, given.capacity)
        const counts = { ...empty, held }
        const waitlist = waitersOf(line)
        // Of every set of parties that can sit down at once, the one that has the first in line, then the second …
        const free = freePlaces(given, counts)
        const best = ways(line.length)
          .filter((chosen) =>
            fit(
              line.flatMap((party, i) => (chosen[i] ? party : [])),
              free,
            ),
          )
          .toSorted((a, b) => (a.map(Number).join('') < b.map(Number).join('') ? 1 : -1))[0]!
        const inAnyOrder = waitlist
          .map((one) => ({ one, key: shuffle.next().value as number }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ one }) => one)
        const offers = allOffers(given, counts, inAnyOrder)
        expect(offers.map(({ id }) => id)).toEqual(
          waitlist.filter((one) => best[partyOf(one)]).map(({ id }) => id),
        )
        expect(offers.map(({ seatNo }) => seatNo)).toEqual(offers.map((_, i) => held + 1 + i))
        const gigWorkers = new Set(waitlist.flatMap(({ id, gigWorker }) => (gigWorker ? id : [])))
        expect(offers.filter(({ id, reserved }) => reserved && !gigWorkers.has(id))).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })

  test('a place too few for everybody who waits is for whoever comes, and for nobody else', () => {
    fc.assert(
      fc.property(room, fc.nat(6), lines, fc.boolean(), (given, taken, line, gigWorker) => {
        const held = Math.min(taken, given.capacity)
        const waitlist = waitersOf(line)
        const sizes = line.map((party) => party.length)
        const before: Counts = {
          ...empty,
          held,
          waiting: waitlist.length,
          smallestWaiting: sizes.length === 0 ? null : Math.min(...sizes),
        }
        const free = freePlaces(given, before)
        const outcome = placeOrWaitlist(given, before, gigWorker)
        if (outcome.kind !== 'seat' || outcome.reserved) return
        // Whoever was given a place at once took none that a party in line could have had.
        expect(free.general).toBeGreaterThan(0)
        expect(allOffers(given, before, waitlist)).toEqual([])
      }),
      { numRuns: 1_000 },
    )
    const waiting = { ...empty, held: 4, waiting: 3, smallestWaiting: 3, lastArrival: 7 }
    const given = { capacity: 5, kept: 0, waitlistCapacity: 3 }
    expect(placeOrWaitlist(given, waiting, false)).toMatchObject({ kind: 'seat', seatNo: 5 })
    expect(placeOrWaitlist({ ...given, capacity: 7 }, waiting, false)).toEqual({ kind: 'full' })
    // A family of three takes nothing of the last place but waits behind; whoever comes then takes it.
    const outcomes = placeAll(
      { ...given, waitlistCapacity: 9 },
      { ...waiting, smallestWaiting: 1 },
      [false, false],
      2,
    )
    expect(outcomes.map(({ kind }) => kind)).toEqual(['waitlist', 'waitlist'])
  })
})

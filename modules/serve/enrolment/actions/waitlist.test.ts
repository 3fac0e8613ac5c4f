import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#kit/testing/database.ts'
import { aHouse, claimOf, claimsOf, fill, type TestHouse } from '../testing.ts'
import { acceptOffer } from './accept-offer.ts'
import { cancelEnrolment } from './cancel-enrolment.ts'
import { declineOffer } from './decline-offer.ts'
import { enrol } from './enrol.ts'
import { lapseOffers } from './lapse-offers.ts'
import { offerFreedPlaces } from './offer-places.ts'

const database = testDatabase()
let house: TestHouse
beforeAll(async () => {
  house = await aHouse(database.db)
})

const problem = (code: string) => expect.objectContaining({ code })
const states = async (session: { palaceId: string; sessionId: string }) =>
  (await claimsOf(house, session)).map(({ state }) => state)

/** One seat taken, two wait. */
async function queueOfTwo() {
  const session = await house.session({ capacity: 1, waitlistCapacity: 9 })
  const [holder, first, second] = await fill(house, session, 3)
  const ids = async (person: { personId: string }) => {
    const { id } = await claimOf(house, session, person)
    return { palaceId: session.palaceId, enrolmentId: id }
  }
  return { session, holder: holder!, first: first!, second: second!, ids }
}

describe('a freed place', () => {
  test('goes to the first who waits, with a clock; then to the next', async () => {
    const { session, holder, first, second, ids } = await queueOfTwo()
    house.sent.length = 0
    await cancelEnrolment(house.as(holder), await ids(holder))
    expect(await states(session)).toEqual(['cancelled', 'offered', 'waitlisted'])
    const until = house.clock.now().add({ minutes: 120 })
    expect((await claimOf(house, session, first)).offerExpiresAt).toEqual(until)
    expect(house.sent).toContainEqual({
      job: 'enrolment.lapseOffers',
      data: { palaceId: session.palaceId, sessionId: session.sessionId },
      at: until,
    })
    await declineOffer(house.as(first), await ids(first))
    expect(await states(session)).toEqual(['cancelled', 'passed', 'offered'])
    await acceptOffer(house.as(second), await ids(second))
    expect(await states(session)).toEqual(['cancelled', 'passed', 'confirmed'])
  })

  test('lapses at the end of its time and not before', async () => {
    const { session, holder, first, second, ids } = await queueOfTwo()
    const now = house.clock.now()
    await cancelEnrolment(house.as(holder), await ids(holder))
    house.clock.set(now.add({ minutes: 119 }))
    expect(await lapseOffers(house.bySystem(), session)).toEqual({ lapsed: 0, offered: 0 })
    house.clock.set(now.add({ minutes: 120 }))
    await expect(acceptOffer(house.as(first), await ids(first))).rejects.toEqual(problem('offer-over'))
    expect(await lapseOffers(house.bySystem(), session)).toEqual({ lapsed: 1, offered: 1 })
    expect(await lapseOffers(house.bySystem(), session)).toEqual({ lapsed: 0, offered: 0 })
    await expect(acceptOffer(house.as(first), await ids(first))).rejects.toEqual(problem('offer-over'))
    await acceptOffer(house.as(second), await ids(second))
    house.clock.set(now)
  })

  test('is answered once, by its holder; the same answer again changes nothing', async () => {
    const { session, holder, first, second, ids } = await queueOfTwo()
    await cancelEnrolment(house.as(holder), await ids(holder))
    await cancelEnrolment(house.as(holder), await ids(holder))
    await expect(acceptOffer(house.as(second), await ids(first))).rejects.toEqual(problem('not-allowed'))
    await expect(acceptOffer(house.as(second), await ids(second))).rejects.toEqual(problem('step-not-open'))
    await Promise.all([
      acceptOffer(house.as(first), await ids(first)),
      acceptOffer(house.as(first), await ids(first)),
    ])
    expect(await states(session)).toEqual(['cancelled', 'confirmed', 'waitlisted'])
    await expect(declineOffer(house.as(first), await ids(first))).rejects.toEqual(problem('step-not-open'))
  })

  test('is offered to nobody when the start is too near', async () => {
    const { session, holder, ids } = await queueOfTwo()
    const now = house.clock.now()
    house.clock.set(session.start.subtract({ minutes: 9 }))
    await cancelEnrolment(house.atDesk(), await ids(holder))
    expect(await states(session)).toEqual(['cancelled', 'waitlisted', 'waitlisted'])
    house.clock.set(now)
    expect(await offerFreedPlaces(house.bySystem(), session)).toEqual({ offered: 1 })
    expect(await offerFreedPlaces(house.bySystem(), session)).toEqual({ offered: 0 })
  })

  test('kept for gig workers passes others by, until the reserve opens', async () => {
    const session = await house.session({ capacity: 2, waitlistCapacity: 9, programme: { gigReserved: 1 } })
    const [rider, riderToo] = [
      await house.person({ gig_worker: true }),
      await house.person({ gig_worker: true }),
    ]
    const join = (person: { personId: string; grants: [] } | Parameters<typeof house.as>[0]) =>
      enrol(house.as(person), { ...session, personIds: [person.personId!] })
    await join(rider)
    await fill(house, session, 2)
    await join(riderToo)
    const { id } = await claimOf(house, session, rider)
    await cancelEnrolment(house.as(rider), { palaceId: session.palaceId, enrolmentId: id })
    expect(await states(session)).toEqual(['cancelled', 'confirmed', 'waitlisted', 'offered'])
    expect(await claimOf(house, session, riderToo)).toMatchObject({ reserved: true, seatNo: 1 })
  })
})

describe('giving back', () => {
  test('not within half an hour of the start, except by the desk or from the waitlist', async () => {
    const { session, holder, first, ids } = await queueOfTwo()
    const now = house.clock.now()
    house.clock.set(session.start.subtract({ minutes: 30 }).add({ seconds: 1 }))
    await expect(cancelEnrolment(house.as(holder), await ids(holder))).rejects.toEqual(
      problem('too-late-to-cancel'),
    )
    await cancelEnrolment(house.as(first), await ids(first))
    await cancelEnrolment(house.atDesk(), await ids(holder))
    expect(await claimOf(house, session, holder)).toMatchObject({ cancelledBy: 'palace' })
    house.clock.set(now)
  })

  test('and coming again takes the same ticket and a new number', async () => {
    const { session, holder, ids } = await queueOfTwo()
    const before = await claimOf(house, session, holder)
    await cancelEnrolment(house.as(holder), await ids(holder))
    const { ticketId } = await enrol(house.as(holder), { ...session, personIds: [holder.personId] })
    expect(ticketId).toBe(before.ticketId)
    expect(await claimOf(house, session, holder)).toMatchObject({ state: 'waitlisted', arrivalNo: 4 })
  })
})

/** A queue as one would keep it on paper. */
class Paper {
  held: number[] = []
  offered: number[] = []
  waiting: number[] = []
  readonly capacity: number
  constructor(capacity: number) {
    this.capacity = capacity
  }
  join(who: number) {
    if (this.held.length + this.offered.length < this.capacity && this.waiting.length === 0)
      this.held.push(who)
    else this.waiting.push(who)
  }
  leave(who: number) {
    const waited = this.waiting.includes(who)
    for (const list of [this.held, this.offered, this.waiting]) {
      const at = list.indexOf(who)
      if (at >= 0) list.splice(at, 1)
    }
    if (!waited) this.offerDown()
  }
  accept(who: number) {
    this.offered = this.offered.filter((one) => one !== who)
    this.held.push(who)
  }
  private offerDown() {
    while (this.waiting.length > 0 && this.held.length + this.offered.length < this.capacity)
      this.offered.push(this.waiting.shift()!)
  }
}

test(
  'whatever people do in whatever order, the queue is as it would be on paper',
  { timeout: 120_000 },
  async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => house.person()))
    const acts = fc.array(fc.record({ act: fc.constantFrom('join', 'leave', 'accept'), who: fc.nat(5) }), {
      minLength: 8,
      maxLength: 25,
    })
    await fc.assert(
      fc.asyncProperty(acts, fc.integer({ min: 1, max: 3 }), async (steps, capacity) => {
        const session = await house.session({ capacity, waitlistCapacity: 20 })
        const paper = new Paper(capacity)
        for (const { act, who } of steps) {
          const person = people[who]!
          const inIt = [...paper.held, ...paper.offered, ...paper.waiting].includes(who)
          if (act === 'join') {
            if (!inIt) paper.join(who)
            await enrol(house.as(person), { ...session, personIds: [person.personId] })
            continue
          }
          if (!inIt || (act === 'accept' && !paper.offered.includes(who))) continue
          const { id } = await claimOf(house, session, person)
          const ids = { palaceId: session.palaceId, enrolmentId: id }
          await (act === 'leave' ? cancelEnrolment : acceptOffer)(house.as(person), ids)
          if (act === 'leave') paper.leave(who)
          else paper.accept(who)
        }
        const claims = await claimsOf(house, session)
        const of = (state: string) =>
          claims
            .filter((claim) => claim.state === state)
            .map(({ personId }) => people.findIndex((one) => one.personId === personId))
        expect(of('waitlisted')).toEqual(paper.waiting)
        expect(of('offered').toSorted()).toEqual(paper.offered.toSorted())
        expect(of('confirmed').toSorted()).toEqual(paper.held.toSorted())
        for (const { personId } of people) {
          const open = claims.filter(
            (claim) =>
              claim.personId === personId && ['waitlisted', 'offered', 'confirmed'].includes(claim.state),
          )
          for (const { id, palaceId } of open)
            await cancelEnrolment(house.atDesk(), { palaceId, enrolmentId: id })
        }
      }),
      { numRuns: 12 },
    )
  },
)

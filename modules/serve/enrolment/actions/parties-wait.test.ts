import { beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { testDatabase } from '#kit/testing/database.ts'
import { sessionCounts } from '../queries/session-counts.ts'
import { queueOf } from '../queries/waitlist.ts'
import { aHouse, claimOf, claimsOf, fill, type TestHouse } from '../testing.ts'
import { acceptOffer } from './accept-offer.ts'
import { cancelEnrolment } from './cancel-enrolment.ts'
import { declineOffer } from './decline-offer.ts'
import { enrol } from './enrol.ts'
import { lapseOffers } from './lapse-offers.ts'

const database = testDatabase()
let house: TestHouse
beforeAll(async () => {
  house = await aHouse(database.db)
})

type Session = Awaited<ReturnType<TestHouse['session']>>
type Person = Awaited<ReturnType<TestHouse['person']>>
const problem = (code: string) => expect.objectContaining({ code })
const states = async (session: Session) => (await claimsOf(house, session)).map(({ state }) => state)
const idOf = async (session: Session, one: Person) => ({
  palaceId: session.palaceId,
  enrolmentId: (await claimOf(house, session, one)).id,
})
const leaves = async (session: Session, one: Person) =>
  cancelEnrolment(house.as(one), await idOf(session, one))

/** Two seats taken; a parent with a child waits, then somebody alone. */
async function aFamilyWaits({ split = false, waitlistCapacity = 9 } = {}) {
  const session = await house.session({ capacity: 2, waitlistCapacity })
  const [first, second] = (await fill(house, session, 2)) as [Person, Person]
  const parent = await house.person()
  const child = await house.person({ guardian_id: parent.personId, birth_year: 2018 })
  await enrol(house.as(parent), { ...session, personIds: [parent.personId, child.personId], split })
  const [alone] = (await fill(house, session, 1)) as [Person]
  return { session, first, second, parent, child, alone }
}

describe('a family that waits', () => {
  test('is passed by one free place, which the next who fits is asked for, and keeps its number', async () => {
    const { session, first, second, parent, child } = await aFamilyWaits()
    await leaves(session, first)
    expect(await states(session)).toEqual(['cancelled', 'confirmed', 'waitlisted', 'waitlisted', 'offered'])
    const queue = await queueOf(database.db, [session])
    const claims = await claimsOf(house, session)
    expect(claims.slice(2).map(({ id }) => queue.get(id))).toEqual([
      { no: 1, ahead: 0, together: 2 },
      { no: 2, ahead: 1, together: 2 },
      { no: 3, ahead: 2, together: 1 },
    ])
    // The second place is too few as well while somebody is asked for the first.
    await leaves(session, second)
    expect((await states(session)).slice(2)).toEqual(['waitlisted', 'waitlisted', 'offered'])
    house.clock.set(house.clock.now().add({ hours: 3 }))
    await lapseOffers(house.bySystem(), session)
    expect((await states(session)).slice(2)).toEqual(['offered', 'offered', 'passed'])
    // One answer is for both, and the same again changes nothing.
    await acceptOffer(house.as(parent), await idOf(session, child))
    await acceptOffer(house.as(parent), await idOf(session, parent))
    expect((await states(session)).slice(2)).toEqual(['confirmed', 'confirmed', 'passed'])
  })

  test('leaves what it was offered as a whole', async () => {
    const { session, first, second, parent, alone } = await aFamilyWaits()
    await leaves(session, alone)
    await leaves(session, first)
    await leaves(session, second)
    expect((await states(session)).slice(2)).toEqual(['offered', 'offered', 'cancelled'])
    await declineOffer(house.as(parent), await idOf(session, parent))
    expect((await states(session)).slice(2)).toEqual(['passed', 'passed', 'cancelled'])
  })

  test('is asked one by one when it would rather be parted', async () => {
    const { session, first } = await aFamilyWaits({ split: true })
    await leaves(session, first)
    expect((await states(session)).slice(2)).toEqual(['offered', 'waitlisted', 'waitlisted'])
  })

  test('fits once somebody of it stays at home', async () => {
    const { session, first, alone, parent, child } = await aFamilyWaits()
    await leaves(session, alone)
    await leaves(session, first)
    expect((await states(session)).slice(2, 4)).toEqual(['waitlisted', 'waitlisted'])
    await cancelEnrolment(house.as(parent), await idOf(session, child))
    expect((await states(session)).slice(2, 4)).toEqual(['offered', 'cancelled'])
  })

  test('leaves a place that is too small for it to whoever comes next, even when the waitlist is full', async () => {
    const { session, first, alone, parent } = await aFamilyWaits({ waitlistCapacity: 3 })
    await leaves(session, alone)
    await leaves(session, first)
    expect(await sessionCounts(database.db, session.palaceId, session.sessionId)).toMatchObject({
      waiting: 2,
      smallestWaiting: 2,
    })
    const [next] = (await fill(house, session, 1)) as [Person]
    expect((await claimOf(house, session, next)).state).toBe('confirmed')
    await fill(house, session, 1)
    await expect(fill(house, session, 1)).rejects.toEqual(problem('full'))
    expect((await claimOf(house, session, parent)).state).toBe('waitlisted')
  })
})

test('the database refuses an offer to part of a party, whatever the code does', async () => {
  const { session, first, second, parent } = await aFamilyWaits()
  await sql`update enrolment.enrolment set seat_no = null, cancelled_at = now(), cancelled_by = 'palace'
    where session_id = ${session.sessionId} and person_id = any(${[first.personId, second.personId]}::uuid[])`.execute(
    database.db,
  )
  const offer = (people: string[]) => sql`
    update enrolment.enrolment set seat_no = arrival_no - 2, offered_at = now(), offer_expires_at = now()
    where session_id = ${session.sessionId} and person_id = any(${people}::uuid[])`
  await expect(offer([parent.personId]).execute(database.db)).rejects.toThrow('part of a party')
  const both = (await claimsOf(house, session)).flatMap(({ partyId, personId }) => (partyId ? personId! : []))
  await offer(both).execute(database.db)
  expect((await states(session)).slice(2)).toEqual(['offered', 'offered', 'waitlisted'])
})

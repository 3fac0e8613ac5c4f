import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#kit/testing/database.ts'
import { aProgramme, aSession } from '#modules/serve/catalog/testing.ts'
import { occupancy } from '../queries/occupancy.ts'
import { enrolmentDb } from '../schema/db.ts'
import { aHouse, claimsOf, fill, type TestHouse } from '../testing.ts'
import { enrol } from './enrol.ts'

const database = testDatabase({ max: 20 })
let house: TestHouse
beforeAll(async () => {
  house = await aHouse(database.db)
})

const problem = (code: string, field?: string) =>
  expect.objectContaining({ code, ...(field ? { field } : {}) })
const messagesTo = (personId: string) =>
  database.db
    .withTables<{ 'notifications.message': { person_id: string; template: string } }>()
    .selectFrom('notifications.message')
    .select('template')
    .where('person_id', '=', personId)
    .execute()
    .then((rows) => rows.map(({ template }) => template))

describe('enrol', () => {
  test('200 people at once for 20 places: 20 seats, the waitlist in order, nobody lost', async () => {
    const session = await house.session({ capacity: 20, waitlistCapacity: 100 })
    const people = await Promise.all(Array.from({ length: 200 }, () => house.person()))
    const refused: string[] = []
    const queue = people.values()
    // Forty phones at a time; each iterator step is taken by one of them.
    const phone = async () => {
      for (const person of queue)
        await enrol(house.as(person), { ...session, personIds: [person.personId] }).catch(({ code }) =>
          refused.push(code),
        )
    }
    await Promise.all(Array.from({ length: 40 }, phone))
    const claims = await claimsOf(house, session)
    const seats = claims.filter(({ state }) => state === 'confirmed')
    const waiting = claims.filter(({ state }) => state === 'waitlisted')
    expect(seats.map(({ seatNo }) => seatNo).toSorted((a, b) => a! - b!)).toEqual(
      Array.from({ length: 20 }, (_, n) => n + 1),
    )
    expect(claims.map(({ arrivalNo }) => arrivalNo)).toEqual(Array.from({ length: 120 }, (_, n) => n + 1))
    expect(waiting.map(({ arrivalNo }) => arrivalNo)).toEqual(Array.from({ length: 100 }, (_, n) => n + 21))
    expect(refused).toEqual(Array.from({ length: 80 }, () => 'full'))
    expect((await occupancy(database.db, [session])).get(session.sessionId)).toEqual({
      taken: 20,
      waiting: 100,
    })
  })

  test('the same request twice, and at once, gives the same ticket', async () => {
    const session = await house.session()
    const person = await house.person()
    const request = () => enrol(house.as(person), { ...session, personIds: [person.personId] })
    const answers = await Promise.all([request(), request(), request()])
    expect(new Set(answers.map(({ ticketId }) => ticketId)).size).toBe(1)
    expect(await claimsOf(house, session)).toHaveLength(1)
    expect(await messagesTo(person.personId)).toEqual(['placeConfirmed'])
  })

  test('the first to arrive sets the release', async () => {
    const session = await house.session()
    house.sent.length = 0
    await fill(house, session, 2)
    const releases = house.sent.filter(({ job }) => job === 'enrolment.releaseUnclaimed')
    expect(releases).toMatchObject([{ at: session.start.add({ minutes: 15 }) }])
  })

  test('a family on one ticket', async () => {
    const session = await house.session({ capacity: 3 })
    const parent = await house.person()
    const child = await house.person({ guardian_id: parent.personId, birth_year: 2018 })
    await enrol(house.as(parent), {
      ...session,
      personIds: [parent.personId, child.personId],
      companions: ['王奶奶'],
    })
    const claims = await claimsOf(house, session)
    expect(claims.map(({ seatNo, walkInNameMasked }) => [seatNo, walkInNameMasked])).toEqual([
      [1, null],
      [2, null],
      [3, '王*'],
    ])
    expect(new Set(claims.map(({ ticketId }) => ticketId)).size).toBe(1)
    await enrol(house.as(parent), { ...session, personIds: [child.personId], companions: ['王奶奶'] })
    expect(await claimsOf(house, session)).toHaveLength(3)
  })

  test('too few places for a family: nobody, or each as it comes when they say so', async () => {
    const session = await house.session({ capacity: 1 })
    const parent = await house.person()
    const child = await house.person({ guardian_id: parent.personId })
    const both = { ...session, personIds: [parent.personId, child.personId] }
    await expect(enrol(house.as(parent), both)).rejects.toEqual(problem('too-few-places', 'split'))
    expect(await claimsOf(house, session)).toEqual([])
    await enrol(house.as(parent), { ...both, split: true })
    expect((await claimsOf(house, session)).map(({ state }) => state)).toEqual(['confirmed', 'waitlisted'])
  })

  test('nobody passes those who wait, even when a seat is free', async () => {
    const session = await house.session({ capacity: 1, waitlistCapacity: 5 })
    await fill(house, session, 2)
    await enrolmentDb(database.db)
      .updateTable('enrolment.enrolment')
      .set({ cancelled_at: house.clock.now(), cancelled_by: 'person', seat_no: null })
      .where('session_id', '=', session.sessionId)
      .where('seat_no', '=', 1)
      .execute()
    await fill(house, session, 1)
    expect((await claimsOf(house, session)).map(({ state }) => state)).toEqual([
      'cancelled',
      'waitlisted',
      'waitlisted',
    ])
  })

  test('places kept for gig workers open to all a day before', async () => {
    const session = await house.session({ capacity: 2, programme: { gigReserved: 1 } })
    await fill(house, session, 2)
    const rider = await house.person({ gig_worker: true })
    await enrol(house.as(rider), { ...session, personIds: [rider.personId] })
    expect((await claimsOf(house, session)).map(({ state, reserved }) => [state, reserved])).toEqual([
      ['confirmed', false],
      ['waitlisted', false],
      ['confirmed', true],
    ])
    const later = await house.session({ capacity: 1, programme: { gigReserved: 1 } })
    house.clock.set(later.start.subtract({ hours: 24 }))
    await fill(house, later, 1)
    house.clock.set('2026-11-22T18:00+08:00')
    expect((await claimsOf(house, later)).map(({ state }) => state)).toEqual(['confirmed'])
  })
})

describe('refusals', () => {
  test.each([
    ['not-open-yet', { opensAt: '2026-11-23T08:00+08:00' }],
    ['closed', { closesAt: '2026-11-22T17:00+08:00' }],
    ['not-open-yet', { published: false }],
  ])('%s', async (code, wish) => {
    const session = await house.session(wish)
    await expect(fill(house, session, 1)).rejects.toEqual(problem(code))
  })

  test('full, when the waitlist is full too', async () => {
    const session = await house.session({ capacity: 1, waitlistCapacity: 1 })
    await fill(house, session, 2)
    await expect(fill(house, session, 1)).rejects.toEqual(problem('full'))
  })

  test('audience, also for companions of whom nothing is known', async () => {
    const session = await house.session({ programme: { audience: { membersOnly: true } } })
    const member = await house.person({ member: true })
    await expect(fill(house, session, 1)).rejects.toEqual(problem('audience', 'personIds'))
    const request = { ...session, personIds: [member.personId], companions: ['李四'] }
    await expect(enrol(house.as(member), request)).rejects.toEqual(problem('audience', 'companions'))
  })

  test('too many companions, counting those who come already', async () => {
    const session = await house.session()
    const person = await house.person()
    await enrol(house.as(person), { ...session, companions: ['甲某', '乙某'] })
    const more = enrol(house.as(person), { ...session, companions: ['丙某'] })
    await expect(more).rejects.toEqual(problem('too-many-companions', 'companions'))
  })

  test('suspended after three no-shows, until the ban is over or one is forgiven', async () => {
    const person = await house.person()
    const at = house.clock.now().subtract({ hours: 24 })
    const ids: string[] = []
    for (let n = 0; n < 3; n++) {
      const missed = await house.session()
      await enrol(house.as(person), { ...missed, personIds: [person.personId] })
      const [claim] = await claimsOf(house, missed)
      const db = enrolmentDb(database.db)
      await db
        .updateTable('enrolment.enrolment')
        .set({ released_at: at, seat_no: null })
        .where('id', '=', claim!.id)
        .execute()
      const row = { palace_id: missed.palaceId, enrolment_id: claim!.id, person_id: person.personId, at }
      await db.insertInto('enrolment.no_show').values(row).execute()
      ids.push(claim!.id)
    }
    const session = await house.session()
    const request = () => enrol(house.as(person), { ...session, personIds: [person.personId] })
    await expect(request()).rejects.toEqual(problem('suspended'))
    await enrolmentDb(database.db)
      .updateTable('enrolment.no_show')
      .set({ forgiven_at: at })
      .where('enrolment_id', '=', ids[0]!)
      .execute()
    await request()
  })

  test('a session at the same time at any palace; only meetings that really clash', async () => {
    const course = await house.session({
      start: '2027-06-01T19:00+08:00',
      meetings: 2,
      spaceId: house.palace.hall,
    })
    const person = await house.person()
    await enrol(house.as(person), { ...course, personIds: [person.personId] })
    const { id: programmeId } = await aProgramme(database.db, { palaceId: house.palace.id })
    const at = async (start: Temporal.Instant) => {
      const { id } = await aSession(database.db, {
        palaceId: house.palace.id,
        spaceId: house.palace.classroom,
        programmeId,
        start: start.toString(),
      })
      return enrol(house.as(person), {
        palaceId: house.palace.id,
        sessionId: id,
        personIds: [person.personId],
      })
    }
    await expect(at(course.start.add({ hours: 7 * 24, minutes: 30 }))).rejects.toEqual(problem('overlap'))
    await at(course.start.add({ hours: 7 * 24 + 2 }))
  })

  test('more than six at a time, also when asked all at once', async () => {
    const person = await house.person()
    const sessions = []
    for (let n = 0; n < 8; n++) sessions.push(await house.session())
    const done = await Promise.allSettled(
      sessions.map((one) => enrol(house.as(person), { ...one, personIds: [person.personId] })),
    )
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(6)
    const refused = done.filter((one) => one.status === 'rejected')
    expect(refused.map(({ reason }) => reason.code)).toEqual(['limit-reached', 'limit-reached'])
  })

  test('somebody else, a stranger, a visitor, nobody', async () => {
    const session = await house.session()
    const [person, other] = [await house.person(), await house.person()]
    const forOther = enrol(house.as(person), { ...session, personIds: [other.personId] })
    await expect(forOther).rejects.toEqual(problem('not-allowed'))
    const visitor = enrol(house.as({ personId: null, grants: [] }), {
      ...session,
      personIds: [person.personId],
    })
    await expect(visitor).rejects.toEqual(problem('sign-in-needed'))
    await expect(enrol(house.as(person), { ...session })).rejects.toEqual(problem('nobody-chosen'))
  })
})

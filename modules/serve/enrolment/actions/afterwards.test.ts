import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#kit/testing/database.ts'
import { cancelSession } from '#modules/serve/catalog/index.ts'
import { sweep } from '../jobs/sweep.ts'
import { noShowsOf } from '../queries/no-shows.ts'
import { addFigures, figuresBySession } from '../queries/figures.ts'
import { appealsAt } from '../queries/appeals.ts'
import { queueOf } from '../queries/waitlist.ts'
import { aHouse, claimOf, claimsOf, fill, type TestHouse } from '../testing.ts'
import { appealNoShow } from './appeal-no-show.ts'
import { callOffSession } from './call-off-session.ts'
import { cancelEnrolment } from './cancel-enrolment.ts'
import { checkIn } from './check-in.ts'
import { closeSession } from './close-session.ts'
import { decideAppeal } from './decide-appeal.ts'
import { messageEveryone } from './message-everyone.ts'
import { rate } from './rate.ts'
import { releaseUnclaimed } from './release-unclaimed.ts'
import { remindComing } from './remind-coming.ts'
import { tellMoved } from './tell-moved.ts'

const database = testDatabase()
let house: TestHouse
const evening = Temporal.Instant.from('2026-11-22T18:00+08:00')
beforeAll(async () => {
  house = await aHouse(database.db)
})

const problem = (code: string) => expect.objectContaining({ code })
const inbox = (personId: string) =>
  database.db
    .withTables<{
      'notifications.message': {
        person_id: string
        template: string
        params: Record<string, unknown>
        created_at: Temporal.Instant
        id: string
      }
    }>()
    .selectFrom('notifications.message')
    .select(['template', 'params'])
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute()
const templates = async (personId: string) => (await inbox(personId)).map(({ template }) => template)

/** Two signed up; the first came, the second did not. */
async function heldSession() {
  const session = await house.session({ capacity: 5 })
  house.clock.set(evening)
  const [came, missed] = await fill(house, session, 2)
  const idsOf = async (person: { personId: string }) => ({
    palaceId: session.palaceId,
    enrolmentId: (await claimOf(house, session, person)).id,
  })
  house.clock.set(session.start)
  const { enrolmentId } = await idsOf(came!)
  await checkIn(house.atDesk(), { palaceId: session.palaceId, enrolmentIds: [enrolmentId], method: 'scan' })
  house.clock.set(session.start.add({ minutes: 15 }))
  await releaseUnclaimed(house.bySystem(), session)
  return { session, came: came!, missed: missed!, idsOf }
}

describe('rating', () => {
  test('once, after the end, only by who was there', async () => {
    const { session, came, missed, idsOf } = await heldSession()
    const say = async (person: typeof came, stars: number) =>
      rate(house.as(person), { ...(await idsOf(person)), stars, comment: '很好' })
    await expect(say(came, 5)).rejects.toEqual(problem('not-over-yet'))
    house.clock.set(session.start.add({ minutes: 90 }))
    await expect(say(missed, 1)).rejects.toEqual(problem('not-attended'))
    await say(came, 4)
    await say(came, 4)
    await expect(say(came, 5)).rejects.toEqual(problem('already-rated'))
    await expect(rate(house.as(missed), { ...(await idsOf(came)), stars: 1 })).rejects.toEqual(
      problem('not-allowed'),
    )
    const figures = addFigures(await figuresBySession(database.db, [session]), [
      { sessionId: session.sessionId, capacity: 5 },
    ])
    expect(figures).toEqual({
      sessions: 1,
      places: 5,
      enrolled: 2,
      confirmed: 2,
      attended: 1,
      noShows: 1,
      waitlisted: 0,
      cancelled: 0,
      walkIns: 0,
      checkIns: 1,
      scans: 1,
      ratings: 1,
      stars: 4,
      satisfied: 1,
    })
  })
})

describe('appeal', () => {
  test('upheld: the no-show counts no more, and they are told', async () => {
    const { missed, came, idsOf } = await heldSession()
    const ids = await idsOf(missed)
    await expect(appealNoShow(house.as(came), { ...(await idsOf(came)), reason: '？' })).rejects.toEqual(
      problem('no-no-show'),
    )
    await appealNoShow(house.as(missed), { ...ids, reason: '送外卖摔了一跤' })
    await appealNoShow(house.as(missed), { ...ids, reason: '送外卖摔了一跤' })
    const [appeal] = (await appealsAt(database.db, ids.palaceId, false)).filter(
      ({ enrolmentId }) => enrolmentId === ids.enrolmentId,
    )
    const decision = {
      palaceId: ids.palaceId,
      appealId: appeal!.id,
      upheld: true,
      answer: '注意安全，撤销了。',
    }
    await expect(decideAppeal(house.atDesk(), decision)).rejects.toEqual(problem('not-allowed'))
    await decideAppeal(house.as(house.director), decision)
    await decideAppeal(house.as(house.director), decision)
    await expect(decideAppeal(house.as(house.director), { ...decision, upheld: false })).rejects.toEqual(
      problem('decided-already'),
    )
    await expect(appealNoShow(house.as(missed), { ...ids, reason: '再说' })).rejects.toEqual(
      problem('appealed-already'),
    )
    expect(await noShowsOf(database.db, [missed.personId])).toEqual(new Map())
    expect(await templates(missed.personId)).toEqual(['placeConfirmed', 'noShowMarked', 'appealDecided'])
  })
})

describe('the palace', () => {
  test('writes to everyone once', async () => {
    const session = await house.session({ capacity: 1 })
    house.clock.set(evening)
    const [holder, waiting] = await fill(house, session, 2)
    const message = { ...session, text: '请从东门进', key: randomUUID() }
    expect(await messageEveryone(house.as(house.director), message)).toEqual({ people: 2 })
    await messageEveryone(house.as(house.director), message)
    expect(await templates(holder!.personId)).toEqual(['placeConfirmed', 'messageFromPalace'])
    expect(await templates(waiting!.personId)).toEqual(['waitlisted', 'messageFromPalace'])
    await expect(messageEveryone(house.atDesk(), message)).rejects.toEqual(problem('not-allowed'))
  })

  test('calls a session off: all are told why and let go', async () => {
    const session = await house.session({ capacity: 1 })
    house.clock.set(evening)
    const [holder, waiting] = await fill(house, session, 2)
    const off = { ...session, reason: '停电' }
    await callOffSession(house.bySystem(), off)
    expect((await claimsOf(house, session)).map(({ state }) => state)).toEqual(['confirmed', 'waitlisted'])
    await cancelSession(house.as(house.director), off)
    await callOffSession(house.bySystem(), off)
    await callOffSession(house.bySystem(), off)
    expect((await claimsOf(house, session)).map(({ state, cancelledBy }) => [state, cancelledBy])).toEqual([
      ['cancelled', 'palace'],
      ['cancelled', 'palace'],
    ])
    for (const person of [holder!, waiting!])
      expect((await inbox(person.personId)).at(-1)).toMatchObject({
        template: 'sessionCancelled',
        params: { reason: '停电' },
      })
  })

  test('tells everyone of another time, once for each change', async () => {
    const session = await house.session()
    house.clock.set(evening)
    const [person] = await fill(house, session, 1)
    await tellMoved(house.bySystem(), { ...session, no: 1 })
    await tellMoved(house.bySystem(), { ...session, no: 1 })
    expect(await templates(person!.personId)).toEqual(['placeConfirmed', 'sessionMoved'])
  })

  test('reminds who comes, and asks who came, once', async () => {
    const { session, came, missed } = await heldSession()
    house.clock.set(session.start.add({ minutes: 89 }))
    await closeSession(house.bySystem(), session)
    house.clock.set(session.start.add({ minutes: 105 }))
    await closeSession(house.bySystem(), session)
    await closeSession(house.bySystem(), session)
    expect(await templates(came.personId)).toEqual(['placeConfirmed', 'rateInvitation'])
    expect(await templates(missed.personId)).toEqual(['placeConfirmed', 'noShowMarked'])
    const next = await house.session()
    house.clock.set(evening)
    const [person] = await fill(house, next, 1)
    await remindComing(house.bySystem(), next)
    await remindComing(house.bySystem(), next)
    expect(await templates(person!.personId)).toEqual(['placeConfirmed', 'sessionReminder'])
  })
})

test('the queue is numbered once and counts who is still before', async () => {
  const session = await house.session({ capacity: 1, waitlistCapacity: 9 })
  house.clock.set(evening)
  const people = await fill(house, session, 4)
  const { id } = await claimOf(house, session, people[1]!)
  await cancelEnrolment(house.as(people[1]!), { palaceId: session.palaceId, enrolmentId: id })
  const queue = await queueOf(database.db, [session])
  const claims = await claimsOf(house, session)
  expect(claims.map((claim) => queue.get(claim.id) ?? null)).toEqual([
    null,
    { no: 1, ahead: 0, together: 1 },
    { no: 2, ahead: 0, together: 1 },
    { no: 3, ahead: 1, together: 1 },
  ])
})

test('the sweep does what no job was set for', async () => {
  const session = await house.session({ capacity: 1, waitlistCapacity: 9 })
  house.clock.set(evening)
  const [holder, first, second] = await fill(house, session, 3)
  const { id } = await claimOf(house, session, holder!)
  await cancelEnrolment(house.as(holder!), { palaceId: session.palaceId, enrolmentId: id })
  house.clock.set(evening.add({ hours: 3 }))
  await sweep.run(house.bySystem(), {})
  expect((await claimOf(house, session, first!)).state).toBe('passed')
  expect((await claimOf(house, session, second!)).state).toBe('offered')
  const begun = await house.session({ capacity: 3 })
  house.clock.set(evening)
  const [absent] = await fill(house, begun, 1)
  house.clock.set(begun.start.add({ minutes: 20 }))
  await sweep.run(house.bySystem(), {})
  expect((await claimOf(house, begun, absent!)).state).toBe('noShow')
})

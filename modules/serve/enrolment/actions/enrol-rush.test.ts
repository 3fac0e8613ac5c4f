import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Actor } from '#kit/access/index.ts'
import { type Db, openDatabase } from '#kit/db/index.ts'
import { testDatabase } from '#kit/testing/database.ts'
import type { buildPerson } from '#modules/base/identity/testing.ts'
import { lockSession } from '#modules/serve/catalog/index.ts'
import { placeAll } from '../rules/places.ts'
import { aHouse, claimsOf, fill, type TestHouse } from '../testing.ts'
import { cancelEnrolment } from './cancel-enrolment.ts'
import { enrol } from './enrol.ts'

const database = testDatabase({ max: 20 })
let house: TestHouse
beforeAll(async () => {
  house = await aHouse(database.db)
})

type Session = { palaceId: string; sessionId: string }
type Someone = Actor & { personId: string }
const people = (count: number, of: Parameters<typeof buildPerson>[1] = {}) =>
  Promise.all(Array.from({ length: count }, () => house.person(of)))
const ask = (session: Session, person: Someone, more: object = {}, db: Db = database.db) =>
  enrol({ ...house.as(person), db }, { ...session, personIds: [person.personId], ...more })
/** What each was told: a ticket, or the code of the refusal. */
const told = async (answers: Promise<{ ticketId: string }>[]) =>
  (await Promise.allSettled(answers)).map((one) =>
    one.status === 'fulfilled' ? 'ticket' : (one.reason.code as string),
  )
const journalled = async ({ sessionId }: Session) =>
  (
    await database.db
      .withTables<{ 'journal.entry': { action: string; actor_id: string; after: { sessionId: string } } }>()
      .selectFrom('journal.entry')
      .select(['actor_id', 'after'])
      .where('action', '=', 'enrolment.enrol')
      .execute()
  )
    .filter(({ after }) => after.sessionId === sessionId)
    .map(({ actor_id }) => actor_id)
const messagesTo = async (person: Someone) =>
  (
    await database.db
      .withTables<{ 'notifications.message': { person_id: string; template: string } }>()
      .selectFrom('notifications.message')
      .select('template')
      .where('person_id', '=', person.personId)
      .execute()
  ).map(({ template }) => template)

describe('many at once for one session', () => {
  test('200 in one breath: places and waitlist in the order in which they asked, the rest told full', async () => {
    const session = await house.session({ capacity: 50, waitlistCapacity: 30 })
    const crowd = await people(200)
    const answers = await told(crowd.map((person) => ask(session, person)))
    expect(answers).toEqual(crowd.map((_, index) => (index < 80 ? 'ticket' : 'full')))
    const claims = await claimsOf(house, session)
    expect(claims.map(({ personId }) => personId)).toEqual(crowd.slice(0, 80).map(({ personId }) => personId))
    expect(claims.map(({ seatNo }) => seatNo)).toEqual(
      claims.map((_, index) => (index < 50 ? index + 1 : null)),
    )
    expect(await journalled(session)).toEqual(crowd.slice(0, 80).map(({ personId }) => personId))
    expect(await messagesTo(crowd[49]!)).toEqual(['placeConfirmed'])
    expect(await messagesTo(crowd[50]!)).toEqual(['waitlisted'])
    expect(await messagesTo(crowd[80]!)).toEqual([])
  })

  test('each is told their own reason, and nobody else minds', async () => {
    const session = await house.session({ capacity: 3, programme: { audience: { membersOnly: true } } })
    const [first, second, third, fourth] = await people(4, { member: true })
    const [stranger] = await people(1)
    const [elsewhere] = await people(1, { member: true })
    const other = await house.session({ start: session.start.toString(), spaceId: house.palace.east })
    await ask(other, elsewhere!)
    const answers = await told([
      ask(session, first!),
      ask(session, stranger!),
      ask(session, second!, { companions: ['李四'] }),
      ask(session, elsewhere!),
      ask(session, second!),
      ask(session, third!, { personIds: [fourth!.personId] }),
      ask(session, third!),
      ask({ ...session, sessionId: session.palaceId }, fourth!),
    ])
    expect(answers).toEqual([
      'ticket',
      'audience',
      'audience',
      'overlap',
      'ticket',
      'not-allowed',
      'ticket',
      'session-not-found',
    ])
    expect((await claimsOf(house, session)).map(({ seatNo }) => seatNo)).toEqual([1, 2, 3])
  })

  test('a family that must not be split is passed over, and the next person takes the place', async () => {
    const session = await house.session({ capacity: 2, waitlistCapacity: 2 })
    const [one, parent, other] = await people(3)
    const child = await house.person({ guardian_id: parent!.personId })
    const both = { personIds: [parent!.personId, child.personId] }
    const answers = await told([ask(session, one!), ask(session, parent!, both), ask(session, other!)])
    expect(answers).toEqual(['ticket', 'too-few-places', 'ticket'])
    expect((await claimsOf(house, session)).map(({ seatNo }) => seatNo)).toEqual([1, 2])
  })

  test('the same person five times in one group: one place, one ticket, one message, one journal entry', async () => {
    const session = await house.session()
    const [person] = await people(1)
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(session, person!)))
    expect(new Set(answers.map(({ ticketId }) => ticketId)).size).toBe(1)
    expect(await claimsOf(house, session)).toHaveLength(1)
    expect(await journalled(session)).toEqual([person!.personId])
    expect(await messagesTo(person!)).toEqual(['placeConfirmed'])
  })

  test('first alone, then with a companion, in one group: one ticket for both', async () => {
    const session = await house.session()
    const [person] = await people(1)
    const [alone, both] = await Promise.all([
      ask(session, person!),
      ask(session, person!, { companions: ['王奶奶'] }),
    ])
    expect(both.ticketId).toBe(alone.ticketId)
    expect((await claimsOf(house, session)).map(({ walkInNameMasked }) => walkInNameMasked)).toEqual([
      null,
      '王*',
    ])
  })

  test('a child signed up by itself and by its guardian at once is in once; the others do not notice', async () => {
    const session = await house.session()
    const [before, parent, after] = await people(3)
    const child = await house.person({ guardian_id: parent!.personId })
    const answers = await told([
      ask(session, before!),
      ask(session, child),
      ask(session, parent!, { personIds: [child.personId] }),
      ask(session, after!),
    ])
    expect(answers).toEqual(['ticket', 'ticket', 'already-enrolled', 'ticket'])
    const expected = [before!, child, after!].map(({ personId }) => personId)
    expect((await claimsOf(house, session)).map(({ personId }) => personId)).toEqual(expected)
    expect(await journalled(session)).toEqual(expected)
  })

  test('a freed number is given again to the first of a group', async () => {
    const session = await house.session({ capacity: 4, waitlistCapacity: 0 })
    const [, second] = await fill(house, session, 3)
    const claims = await claimsOf(house, session)
    await cancelEnrolment(house.as(second!), { palaceId: session.palaceId, enrolmentId: claims[1]!.id })
    expect(await told((await people(3)).map((person) => ask(session, person)))).toEqual([
      'ticket',
      'ticket',
      'full',
    ])
    expect((await claimsOf(house, session)).map(({ seatNo }) => seatNo)).toEqual([1, null, 3, 2, 4])
  })
})

/** Holds the session as another process does that is about to decide; `meanwhile` runs before it lets go. */
const whileLocked = (session: Session, meanwhile: () => Promise<void>) =>
  database.db.transaction().execute(async (tx) => {
    await lockSession(tx, session.palaceId, session.sessionId)
    await meanwhile()
  })
const waitForLock = () =>
  vi.waitFor(
    async () => {
      const { rows } = await sql`select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(database.db)
      expect(rows).toHaveLength(1)
    },
    { timeout: 10_000 },
  )

describe('a session that is full', () => {
  test('is said to be without waiting for its lock; who is in gets their ticket; a freed place is given', async () => {
    const session = await house.session({ capacity: 2, waitlistCapacity: 0 })
    const [one, two, three, four] = await people(4)
    const [ticket] = await Promise.all([ask(session, one!), ask(session, two!)])
    expect(await told([ask(session, three!)])).toEqual(['full'])
    await whileLocked(session, async () => {
      expect(await told([ask(session, three!), ask(session, one!), ask(session, four!)])).toEqual([
        'full',
        'ticket',
        'full',
      ])
      expect((await ask(session, one!)).ticketId).toBe(ticket!.ticketId)
    })
    const [claim] = await claimsOf(house, session)
    await cancelEnrolment(house.as(one!), { palaceId: session.palaceId, enrolmentId: claim!.id })
    expect(await told([ask(session, three!), ask(session, four!)])).toEqual(['ticket', 'full'])
    expect(await messagesTo(three!)).toEqual(['placeConfirmed'])
    expect(await journalled(session)).toEqual([one, two, three].map((person) => person!.personId))
  })

  test('still tells others why they cannot come', async () => {
    const session = await house.session({
      capacity: 1,
      programme: { audience: { membersOnly: true } },
      waitlistCapacity: 0,
    })
    const [first, second] = await people(2, { member: true })
    const [stranger] = await people(1)
    await ask(session, first!)
    expect(await told([ask(session, second!)])).toEqual(['full'])
    expect(await told([ask(session, stranger!), ask(session, second!)])).toEqual(['audience', 'full'])
  })
})

describe('several web processes against one database', () => {
  test('a group waits for the lock that another process holds, and sees what it left', async () => {
    const session = await house.session({ capacity: 1, waitlistCapacity: 5 })
    const [first, second] = await people(2)
    await ask(session, first!)
    let done = false
    let waiting: Promise<unknown> = Promise.resolve()
    await whileLocked(session, async () => {
      waiting = ask(session, second!).then(() => (done = true))
      await waitForLock()
      expect(done).toBe(false)
    })
    await waiting
    expect((await claimsOf(house, session)).map(({ state }) => state)).toEqual(['confirmed', 'waitlisted'])
  })

  test('never sell a place twice, never skip the waitlist; clients repeat as they like', async () => {
    const second = openDatabase(database.url, { max: 10 })
    try {
      const session = await house.session({ capacity: 40, waitlistCapacity: 25 })
      const crowd = await people(120)
      // Everyone asks both processes, half of them twice.
      const answers = await told(
        crowd.flatMap((person, index) => [
          ask(session, person, {}, database.db),
          ask(session, person, {}, second),
          ...(index % 2 ? [ask(session, person, {}, second)] : []),
        ]),
      )
      const claims = await claimsOf(house, session)
      expect(claims.map(({ arrivalNo }) => arrivalNo)).toEqual(
        Array.from({ length: 65 }, (_, index) => index + 1),
      )
      expect(claims.map(({ state }) => state)).toEqual(
        claims.map((_, index) => (index < 40 ? 'confirmed' : 'waitlisted')),
      )
      expect(new Set(claims.map(({ personId }) => personId)).size).toBe(65)
      expect((await journalled(session)).toSorted()).toEqual(
        claims.map(({ personId }) => personId!).toSorted(),
      )
      expect(new Set(answers)).toEqual(new Set(['ticket', 'full']))
    } finally {
      await second.destroy()
    }
  })

  test('groups for different sessions with the same people in them do not block each other for good', async () => {
    const second = openDatabase(database.url, { max: 10 })
    try {
      const sessions = await Promise.all(Array.from({ length: 8 }, () => house.session({ capacity: 100 })))
      const crowd = await people(12)
      const answers = await told(
        crowd.flatMap((person) =>
          sessions.map((session, index) => ask(session, person, {}, index % 2 ? second : database.db)),
        ),
      )
      expect(answers.filter((answer) => answer === 'ticket')).toHaveLength(12 * 6)
      expect(answers.filter((answer) => answer === 'limit-reached')).toHaveLength(12 * 2)
    } finally {
      await second.destroy()
    }
  })
})

test('whatever arrives in whatever company, the outcome is that of the rule applied one by one', async () => {
  const workers = await people(12)
  const gigWorkers = await people(12, { gig_worker: true })
  const crowd = fc.array(fc.boolean(), { minLength: 1, maxLength: 12 })
  const wish = fc.record({ capacity: fc.integer({ min: 1, max: 8 }), waitlist: fc.nat(5), kept: fc.nat(3) })
  await fc.assert(
    fc.asyncProperty(
      wish,
      fc.array(crowd, { minLength: 1, maxLength: 2 }),
      async ({ capacity, waitlist, kept }, crowds) => {
        const gigReserved = Math.min(kept, capacity)
        const session = await house.session({
          capacity,
          waitlistCapacity: waitlist,
          programme: { gigReserved },
        })
        const left = { true: [...gigWorkers], false: [...workers] }
        const arrivals = crowds.map((kinds) =>
          kinds.flatMap((gig) => {
            const person = left[`${gig}`].pop()
            return person ? [{ gig, person }] : []
          }),
        )
        const answers: string[] = []
        for (const company of arrivals)
          answers.push(...(await told(company.map(({ person }) => ask(session, person)))))
        const everyone = arrivals.flat()
        const empty = {
          held: 0,
          freed: [],
          reservedHeld: 0,
          waiting: 0,
          smallestWaiting: null,
          lastArrival: 0,
        }
        const expected = placeAll(
          { capacity, waitlistCapacity: waitlist, kept: gigReserved },
          empty,
          everyone.map(({ gig }) => gig),
        )
        expect(answers).toEqual(expected.map(({ kind }) => (kind === 'full' ? 'full' : 'ticket')))
        expect(
          (await claimsOf(house, session)).map(({ personId, seatNo, reserved }) => [
            personId,
            seatNo,
            reserved,
          ]),
        ).toEqual(
          expected.flatMap((one, index) =>
            one.kind === 'full'
              ? []
              : [
                  one.kind === 'seat'
                    ? [everyone[index]!.person.personId, one.seatNo, one.reserved]
                    : [everyone[index]!.person.personId, null, false],
                ],
          ),
        )
        for (const { id, personId } of await claimsOf(house, session))
          await cancelEnrolment(house.as({ personId, grants: [] }), {
            palaceId: session.palaceId,
            enrolmentId: id,
          }).catch(() => {})
      },
    ),
    { numRuns: 40 },
  )
}, 60_000)

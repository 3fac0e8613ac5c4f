import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#kit/testing/database.ts'
import { aHouse, claimOf, fill, type TestHouse } from '../testing.ts'
import { occupancy } from './occupancy.ts'
import { sessionCounts } from './session-counts.ts'

const database = testDatabase()
let house: TestHouse
beforeAll(async () => {
  house = await aHouse(database.db)
})

/** What statements around the code do to the claims numbered from … to; several rows each. */
const acts = {
  seat: sql`confirmed_at = enrolled_at, seat_no = arrival_no, cancelled_at = null, cancelled_by = null`,
  keep: sql`confirmed_at = enrolled_at, seat_no = arrival_no, reserved = true, cancelled_at = null, cancelled_by = null`,
  wait: sql`confirmed_at = null, seat_no = null, cancelled_at = null, cancelled_by = null`,
  cancel: sql`seat_no = null, cancelled_at = enrolled_at, cancelled_by = 'person'`,
  pair: sql`party_id = '00000000-0000-0000-0000-00000000000a'`,
  part: sql`party_id = null`,
  rename: sql`walk_in_name_masked = '王*'`,
}
const step = fc.record({
  act: fc.constantFrom('come', 'leave', ...(Object.keys(acts) as (keyof typeof acts)[])),
  from: fc.integer({ min: 2, max: 12 }),
  to: fc.integer({ min: 2, max: 12 }),
})

test('the tally is what counting the claims gives, whatever statement changed them', async () => {
  const session = await house.session({ capacity: 20 })
  const other = await house.session({ capacity: 20 })
  const [first] = await fill(house, session, 1)
  await fill(house, other, 2)
  const { palaceId, sessionId, ticketId } = await claimOf(house, session, first!)
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      for (const { act, from, to } of steps) {
        const among = sql`session_id = ${sessionId} and arrival_no between ${from} and ${to}`
        if (act === 'come')
          await sql`insert into enrolment.enrolment (palace_id, id, session_id, ticket_id, person_id, arrival_no, capacity, enrolled_at)
            select ${palaceId}, uuidv7(), ${sessionId}, ${ticketId}, uuidv7(), no, 20, now() from generate_series(${from}::integer, ${to}::integer) as no
            on conflict do nothing`.execute(database.db)
        else if (act === 'leave')
          await sql`delete from enrolment.enrolment where ${among}`.execute(database.db)
        else await sql`update enrolment.enrolment set ${acts[act]} where ${among}`.execute(database.db)
        expect(await sessionCounts(database.db, palaceId, sessionId)).toEqual(await counted(sessionId))
      }
    }),
    { numRuns: 25 },
  )
  expect(await sessionCounts(database.db, palaceId, other.sessionId)).toEqual(await counted(other.sessionId))
  expect((await occupancy(database.db, [other])).get(other.sessionId)).toEqual({ taken: 2, waiting: 0 })
})

async function counted(sessionId: string) {
  const { rows } = await sql<{
    seat: number | null
    reserved: boolean
    state: string
    no: number
    party: string
  }>`
    select seat_no as seat, reserved, state, arrival_no as no, coalesce(party_id, id) as party from enrolment.enrolment where session_id = ${sessionId}`.execute(
    database.db,
  )
  const seats = rows.flatMap(({ seat }) => seat ?? [])
  const waiting = rows.filter(({ state }) => state === 'waitlisted')
  const parties = [...Map.groupBy(waiting, ({ party }) => party).values()].map((party) => party.length)
  return {
    held: seats.length,
    reservedHeld: rows.filter(({ seat, reserved }) => seat !== null && reserved).length,
    waiting: waiting.length,
    smallestWaiting: parties.length === 0 ? null : Math.min(...parties),
    lastArrival: Math.max(0, ...rows.map(({ no }) => no)),
    freed: Array.from({ length: Math.max(0, ...seats) }, (_, index) => index + 1).filter(
      (no) => !seats.includes(no),
    ),
  }
}

test('a session that nobody claimed', async () => {
  const { palaceId, sessionId } = await house.session()
  expect(await sessionCounts(database.db, palaceId, sessionId)).toEqual({
    held: 0,
    freed: [],
    reservedHeld: 0,
    waiting: 0,
    smallestWaiting: null,
    lastArrival: 0,
  })
  expect(await occupancy(database.db, [{ palaceId, sessionId }])).toEqual(new Map())
})

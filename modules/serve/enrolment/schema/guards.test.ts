import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#kit/db/index.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { stateOf } from '../rules/state.ts'
import { aHouse, claimOf, fill, type TestHouse } from '../testing.ts'
import { enrolmentDb } from './db.ts'

const database = testDatabase()
let house: TestHouse
let claim: Awaited<ReturnType<typeof claimOf>>
beforeAll(async () => {
  house = await aHouse(database.db)
  const session = await house.session({ capacity: 2 })
  const [person] = await fill(house, session, 1)
  claim = await claimOf(house, session, person!)
})

const t0 = Temporal.Instant.from('2026-11-22T18:00+08:00')
const db = () => enrolmentDb(database.db)
let arrival = 100

type Row = Partial<Parameters<ReturnType<ReturnType<typeof enrolmentDb>['insertInto']>['values']>[0]> &
  Record<string, unknown>

/** A row around the code: confirmed for a new person unless said otherwise. */
const insert = (row: Row) =>
  db()
    .insertInto('enrolment.enrolment')
    .values({
      palace_id: claim.palaceId,
      id: newId(),
      session_id: claim.sessionId,
      ticket_id: claim.ticketId,
      person_id: newId(),
      arrival_no: ++arrival,
      seat_no: null,
      capacity: 2,
      enrolled_at: t0,
      ...row,
    })
    .execute()

const broken = (constraint: string) => expect.objectContaining({ constraint })

describe('the database refuses, whatever the code does', () => {
  test.each<[string, () => Row, string]>([
    ['a seat twice', () => ({ seat_no: 1, confirmed_at: t0 }), 'seat_is_taken_once'],
    ['a seat above the capacity', () => ({ seat_no: 3, confirmed_at: t0 }), 'seat_exists_within_capacity'],
    [
      'a capacity of its own',
      () => ({ seat_no: 3, capacity: 3, confirmed_at: t0 }),
      'enrolment_counts_under_the_capacity_of_its_session',
    ],
    [
      'a seat held while waiting',
      () => ({ seat_no: 2 }),
      'seat_is_held_exactly_while_confirmed_offered_or_attended',
    ],
    [
      'a place without a seat',
      () => ({ confirmed_at: t0 }),
      'seat_is_held_exactly_while_confirmed_offered_or_attended',
    ],
    ['one person twice', () => ({ person_id: claim.personId }), 'person_is_enrolled_once_in_a_session'],
    ['one number twice in the queue', () => ({ arrival_no: claim.arrivalNo }), 'arrival_is_numbered_once'],
    ['nobody', () => ({ person_id: null }), 'enrolment_is_for_a_person_or_a_named_walk_in'],
    ['an offer without an end', () => ({ offered_at: t0, seat_no: 2 }), 'offer_has_an_end'],
    ['a check-in without a place', () => ({ checked_in_at: t0 }), 'only_confirmed_people_check_in'],
    ['a release without a place', () => ({ released_at: t0 }), 'only_confirmed_places_are_released'],
    ['a cancellation by nobody', () => ({ cancelled_at: t0 }), 'cancelling_names_who'],
    [
      'two ends',
      () => ({ cancelled_at: t0, cancelled_by: 'person', passed_at: t0 }),
      'enrolment_ends_one_way',
    ],
  ])('%s', async (_, row, constraint) => {
    await expect(insert(row())).rejects.toEqual(broken(constraint))
  })

  test('a capacity lowered below a held seat', async () => {
    await insert({ seat_no: 2, confirmed_at: t0 })
    const lower = sql`update catalog.session set capacity = 1 where id = ${claim.sessionId}`.execute(
      database.db,
    )
    await expect(lower).rejects.toEqual(broken('seat_exists_within_capacity'))
  })
  test('a ticket of another session', async () => {
    const other = await house.session()
    const stray = insert({ session_id: other.sessionId, capacity: 30 })
    await expect(stray).rejects.toEqual(broken('enrolment_is_on_a_ticket_of_its_session'))
  })
  test('a second ticket of one holder', async () => {
    const ticket = { palace_id: claim.palaceId, id: newId(), session_id: claim.sessionId, created_at: t0 }
    const second = db()
      .insertInto('enrolment.ticket')
      .values({ ...ticket, holder_id: claim.holderId, code: '33334444' })
    await expect(second.execute()).rejects.toEqual(broken('person_has_one_ticket_for_a_session'))
  })

  const keys = () => ({ palace_id: claim.palaceId, enrolment_id: claim.id })
  const rating = (row: object = {}) =>
    db()
      .insertInto('enrolment.rating')
      .values({ ...keys(), session_id: claim.sessionId, stars: 5, created_at: t0, ...row })
      .execute()
  test('a rating by somebody who was not there', async () => {
    await expect(rating()).rejects.toEqual(broken('rating_is_by_someone_who_attended'))
    await expect(rating({ attended: false })).rejects.toEqual(broken('only_attendees_rate'))
  })
  test('an appeal without a no-show', async () => {
    const appeal = { ...keys(), id: newId(), person_id: claim.personId!, reason: '病了', created_at: t0 }
    const appealing = db().insertInto('enrolment.appeal').values(appeal).execute()
    await expect(appealing).rejects.toEqual(broken('appeal_is_against_a_no_show'))
  })
  test('attendance at a meeting that there is not, and twice at one', async () => {
    const visit = (meeting_no: number) =>
      db()
        .insertInto('enrolment.attendance')
        .values({
          ...keys(),
          session_id: claim.sessionId,
          meeting_no,
          at: t0,
          by_person_id: newId(),
          method: 'scan',
        })
        .execute()
    await expect(visit(2)).rejects.toEqual(broken('attendance_is_at_a_meeting'))
    await visit(1)
    await expect(visit(1)).rejects.toEqual(broken('person_checks_in_once_to_a_meeting'))
  })
})

test('the column `state` and the rule agree on every combination of times that the database accepts', async () => {
  const columns = [
    'offered_at',
    'confirmed_at',
    'checked_in_at',
    'cancelled_at',
    'passed_at',
    'released_at',
  ] as const
  const reached = new Set<string>()
  for (let bits = 0; bits < 2 ** columns.length; bits++) {
    const times = Object.fromEntries(
      columns.map((column, index) => [column, bits & (2 ** index) ? t0 : null]),
    ) as Record<(typeof columns)[number], Temporal.Instant | null>
    for (const seat_no of [null, 1]) {
      const roll = database.db.transaction().execute(async (tx) => {
        await enrolmentDb(tx)
          .deleteFrom('enrolment.attendance')
          .where('enrolment_id', '=', claim.id)
          .execute()
        const { state } = await enrolmentDb(tx)
          .updateTable('enrolment.enrolment')
          .set({
            ...times,
            seat_no,
            offer_expires_at: times.offered_at,
            cancelled_by: times.cancelled_at ? 'person' : null,
          })
          .where('id', '=', claim.id)
          .returning('state')
          .executeTakeFirstOrThrow()
        throw { state }
      })
      const { state } = await roll.catch((thrown: { state?: string }) => thrown)
      if (state === undefined) continue
      reached.add(state)
      const said = stateOf({
        offeredAt: times.offered_at,
        confirmedAt: times.confirmed_at,
        checkedInAt: times.checked_in_at,
        cancelledAt: times.cancelled_at,
        passedAt: times.passed_at,
        releasedAt: times.released_at,
      })
      expect({ times, state: said }).toEqual({ times, state })
    }
  }
  expect([...reached].toSorted()).toEqual([
    'attended',
    'cancelled',
    'confirmed',
    'noShow',
    'offered',
    'passed',
    'waitlisted',
  ])
})

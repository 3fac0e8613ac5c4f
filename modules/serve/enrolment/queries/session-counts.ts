import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Counts } from '../rules/places.ts'
import { enrolmentDb } from '../schema/db.ts'

/** How a session stands: exact while its lock is held. One statement. */
export async function sessionCounts(db: Db, palaceId: string, sessionId: string): Promise<Counts> {
  return enrolmentDb(db)
    .selectFrom('enrolment.enrolment')
    .select([
      sql<
        number[]
      >`coalesce(array_agg(seat_no order by seat_no) filter (where seat_no is not null), '{}')`.as(
        'heldSeats',
      ),
      sql<number>`count(*) filter (where seat_no is not null and reserved)`.as('reservedHeld'),
      sql<number>`count(*) filter (where state = 'waitlisted')`.as('waiting'),
      sql<number>`coalesce(max(arrival_no), 0)`.as('lastArrival'),
    ])
    .where('palace_id', '=', palaceId)
    .where('session_id', '=', sessionId)
    .executeTakeFirstOrThrow()
}

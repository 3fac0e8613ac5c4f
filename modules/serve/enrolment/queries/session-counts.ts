import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Counts } from '../rules/places.ts'

/**
 * How a session stands: exact while its lock is held. One statement that reads the partial indexes of seats and of those
 * who wait, so that thousands of claims cost little.
 */
export async function sessionCounts(db: Db, palaceId: string, sessionId: string): Promise<Counts> {
  const { rows } = await sql<Counts>`
    with seats as (
      select seat_no, reserved from enrolment.enrolment
      where palace_id = ${palaceId} and session_id = ${sessionId} and seat_no is not null
    ), seated as materialized (
      select count(*)::int as held, coalesce(max(seat_no), 0) as highest, count(*) filter (where reserved)::int as reserved_held
      from seats
    )
    select held, reserved_held as "reservedHeld",
      case when highest = held then '{}' else array(
        select no from generate_series(1, highest) as no where no not in (select seat_no from seats) order by no)
      end as freed,
      (select count(*)::int from enrolment.enrolment
        where palace_id = ${palaceId} and session_id = ${sessionId} and state = 'waitlisted') as waiting,
      coalesce((select max(arrival_no) from enrolment.enrolment
        where palace_id = ${palaceId} and session_id = ${sessionId}), 0) as "lastArrival"
    from seated`.execute(db)
  return rows[0]!
}

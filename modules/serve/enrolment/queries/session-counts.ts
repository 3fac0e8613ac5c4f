import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Counts } from '../rules/places.ts'

/**
 * How a session stands: exact while its lock is held. It costs as much for thousands of claims as for one: the tally is kept
 * with them, and numbers are listed only when one below the highest is free.
 */
export async function sessionCounts(db: Db, palaceId: string, sessionId: string): Promise<Counts> {
  const { rows } = await sql<Counts>`
    with claims as not materialized (
      select seat_no, arrival_no, state, party_id, id, capacity from enrolment.enrolment where palace_id = ${palaceId} and session_id = ${sessionId}
    ), top as (
      select (select coalesce(max(arrival_no), 0) from claims) as arrival,
        (select coalesce(max(seat_no), 0) from claims where seat_no is not null) as seat
    )
    select coalesce(held, 0) as held, coalesce(reserved_held, 0) as "reservedHeld", coalesce(waiting, 0) as waiting,
      arrival as "lastArrival",
      case when waiting > 0 and held < (select capacity from claims where state = 'waitlisted' limit 1) then case
        when exists (select from claims where state = 'waitlisted' and party_id is null) then 1
        else (select min(people) from (
          select count(*)::int as people from claims where state = 'waitlisted' group by party_id) as parties) end
      end as "smallestWaiting",
      case when seat > held then array(
        select no from generate_series(1, seat) as no
        where no not in (select seat_no from claims where seat_no is not null) order by no)
      else '{}' end as freed
    from top left join enrolment.session_tally on palace_id = ${palaceId} and session_id = ${sessionId}`.execute(
    db,
  )
  return rows[0]!
}

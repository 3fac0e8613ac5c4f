import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Occupancy, Taken } from '#modules/serve/catalog/index.ts'

/**
 * How full sessions are: places held and people waiting, in one query for any number of sessions, each read from two
 * partial indexes. Sessions that nobody claimed are absent.
 */
export const occupancy: Occupancy = async (db: Db, sessions) => {
  const palaceIds = sessions.map(({ palaceId }) => palaceId)
  const sessionIds = sessions.map(({ sessionId }) => sessionId)
  const { rows } = await sql<Taken & { sessionId: string }>`
    select k.session_id as "sessionId",
      (select count(*)::int from enrolment.enrolment e where e.palace_id = k.palace_id and e.session_id = k.session_id
        and e.seat_no is not null) as taken,
      (select count(*)::int from enrolment.enrolment e where e.palace_id = k.palace_id and e.session_id = k.session_id
        and e.state = 'waitlisted') as waiting
    from unnest(${palaceIds}::uuid[], ${sessionIds}::uuid[]) as k (palace_id, session_id)`.execute(db)
  const found = rows.filter(({ taken, waiting }) => taken + waiting > 0)
  return new Map(found.map(({ sessionId, taken, waiting }) => [sessionId, { taken, waiting }]))
}

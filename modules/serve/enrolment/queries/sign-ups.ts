import { sql } from 'kysely'
import type { SignUps, SignUpsOf } from '#modules/serve/catalog/index.ts'

/** For the catalogue: whether a session may still be made smaller, or taken back as if it had never been. One query. */
export const signUpsOf: SignUpsOf = async (db, palaceId, sessionIds) => {
  const { rows } = await sql<SignUps & { sessionId: string }>`
    select session_id as "sessionId", coalesce(max(seat_no), 0)::int as "highestSeat", max(enrolled_at) as latest
    from enrolment.enrolment where palace_id = ${palaceId} and session_id = any(${[...sessionIds]}::uuid[])
    group by session_id`.execute(db)
  return new Map(rows.map(({ sessionId, ...signUps }) => [sessionId, signUps]))
}

import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'

/** A place in the queue: `no` is given once and never changes; `ahead` counts who still waits before; `together` who is asked at once. */
export type QueuePlace = { no: number; ahead: number; together: number }

/** The queue of sessions, by enrolment: everyone who ever waited, in order of arrival. One query for any number of sessions. */
export async function queueOf(
  db: Db,
  sessions: readonly { palaceId: string; sessionId: string }[],
): Promise<Map<string, QueuePlace>> {
  if (sessions.length === 0) return new Map()
  const palaceIds = sessions.map(({ palaceId }) => palaceId)
  const sessionIds = sessions.map(({ sessionId }) => sessionId)
  // Who got a place at once was confirmed in the moment of signing up; see rules/steps.ts.
  const { rows } = await sql<QueuePlace & { id: string }>`
    select id, row_number() over queue::int as no,
      (count(*) filter (where state = 'waitlisted') over queue - (state = 'waitlisted')::int)::int as ahead,
      greatest(1, count(*) filter (where state in ('waitlisted', 'offered')) over party)::int as together
    from enrolment.enrolment
    where (palace_id, session_id) in (select * from unnest(${palaceIds}::uuid[], ${sessionIds}::uuid[]))
      and confirmed_at is distinct from enrolled_at
    window queue as (partition by palace_id, session_id order by arrival_no), party as (partition by palace_id, session_id, coalesce(party_id, id))`.execute(
    db,
  )
  return new Map(rows.map(({ id, no, ahead, together }) => [id, { no, ahead, together }]))
}

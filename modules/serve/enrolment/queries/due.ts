import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { enrolmentDb } from '../schema/db.ts'
import { amongKeys, type PalaceKey } from './palace-key.ts'

export type SessionKey = { palaceId: string; sessionId: string }

/** Sessions in which an offer ran out and nobody noticed yet. */
export function sessionsWithLapsedOffers(db: Db, now: Temporal.Instant): Promise<SessionKey[]> {
  return enrolmentDb(db)
    .selectFrom('enrolment.enrolment')
    .select(['palace_id as palaceId', 'session_id as sessionId'])
    .distinct()
    .where('state', '=', 'offered')
    .where('offer_expires_at', '<=', now)
    .limit(1_000)
    .execute()
}

/** Sessions in which somebody waits although a place seems free: a place kept for gig workers may have opened to all. */
export async function sessionsWithIdlePlaces(db: Db): Promise<SessionKey[]> {
  const { rows } = await sql<SessionKey>`
    select w.palace_id as "palaceId", w.session_id as "sessionId"
    from (select palace_id, session_id, max(capacity) as capacity from enrolment.enrolment
      where state = 'waitlisted' group by palace_id, session_id) w
    where w.capacity > (select count(*) from enrolment.enrolment e
      where e.palace_id = w.palace_id and e.session_id = w.session_id and e.seat_no is not null)
    limit 1000`.execute(db)
  return rows
}

/** Which of these sessions somebody holds a confirmed place in without having come. */
export function sessionsWithUnclaimedPlaces(db: Db, sessions: readonly PalaceKey[]): Promise<PalaceKey[]> {
  if (sessions.length === 0) return Promise.resolve([])
  return enrolmentDb(db)
    .selectFrom('enrolment.enrolment')
    .select(['palace_id as palaceId', 'session_id as id'])
    .distinct()
    .where(amongKeys('palace_id', 'session_id', sessions))
    .where('state', '=', 'confirmed')
    .execute()
}

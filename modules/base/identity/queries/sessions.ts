import type { Db } from '#kit/db/index.ts'
import { identityDb } from '../schema/db.ts'

/** A device on which a person is signed in. */
export type DeviceSession = {
  id: string
  device: string
  since: Temporal.Instant
  until: Temporal.Instant
  current: boolean
}

/** Where a person is signed in now, the latest first; `token` marks the one that asks. */
export async function sessionsOf(
  db: Db,
  personId: string,
  now: Temporal.Instant,
  token: string | null,
): Promise<DeviceSession[]> {
  const rows = await identityDb(db)
    .selectFrom('identity.sign_in_session')
    .select(['id', 'user_agent', 'created_at as since', 'expires_at as until', 'token'])
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(({ id, user_agent, since, until, token: own }) => ({
    id,
    device: user_agent ?? '',
    since,
    until,
    current: own === token,
  }))
}

import type { Db } from '#kit/db/index.ts'
import { identityDb } from '../schema/db.ts'

export type Passkey = {
  id: string
  name: string
  since: Temporal.Instant
  lastUsed: Temporal.Instant | null
}

/** Someone's passkeys, the latest first. */
export const passkeysOf = (db: Db, personId: string): Promise<Passkey[]> =>
  identityDb(db)
    .selectFrom('identity.passkey')
    .select(['id', 'name', 'created_at as since', 'last_used_at as lastUsed'])
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .execute()

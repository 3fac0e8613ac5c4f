import type { Db } from '#kit/db/index.ts'
import { identityDb } from '../schema/db.ts'
import { last4Hashes, phoneHashes } from './person-columns.ts'

/** Whose phone this is; the phone as its 11 digits. */
export async function personIdByPhone(db: Db, phone: string): Promise<string | null> {
  const row = await identityDb(db)
    .selectFrom('identity.person')
    .select('id')
    .where('phone_hash', 'in', phoneHashes(phone))
    .executeTakeFirst()
  return row?.id ?? null
}

/** Everyone whose phone ends in these four digits; the desk chooses among those expected at the door. */
export async function personIdsByLast4(db: Db, last4: string): Promise<string[]> {
  const rows = await identityDb(db)
    .selectFrom('identity.person')
    .select('id')
    .where('phone_last4', 'in', last4Hashes(last4))
    .execute()
  return rows.map(({ id }) => id)
}

/** The member of staff who signs in with a username, however it is written. */
export async function personIdByUsername(db: Db, username: string): Promise<string | null> {
  const row = await identityDb(db)
    .selectFrom('identity.sign_in_user')
    .select('id')
    .where('username', '=', username.trim().toLowerCase())
    .executeTakeFirst()
  return row?.id ?? null
}

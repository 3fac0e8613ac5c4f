import { keyring } from '#kit/crypto/index.ts'
import type { Db } from '#kit/db/index.ts'
import { identityDb } from '../schema/db.ts'

type Account = { provider: string; subject: string }

/** Whose account elsewhere this is; nobody's when they are forgotten or never linked it. */
export async function personOfLink(db: Db, { provider, subject }: Account): Promise<string | null> {
  const row = await identityDb(db)
    .selectFrom('identity.linked_account')
    .select('person_id')
    .where('provider', '=', provider)
    .where('subject_hash', 'in', keyring().lookupHashes('linkedAccount', subject))
    .executeTakeFirst()
  return row?.person_id ?? null
}

/** An account elsewhere as it is kept: found by a keyed hash, and encrypted, so that keys can be changed. */
export const linkedColumns = ({ provider, subject }: Account) => ({
  provider,
  subject_hash: keyring().lookupHash('linkedAccount', subject),
  subject: keyring().encrypt('identity.linked_account.subject', subject),
})

/** Where these people have accounts elsewhere, and since when they are linked. */
export function linkedAccountsOf(db: Db, personIds: readonly string[]) {
  return identityDb(db)
    .selectFrom('identity.linked_account')
    .select(['provider', 'linked_at as linkedAt'])
    .where('person_id', 'in', [...personIds])
    .orderBy('linked_at')
    .execute()
}

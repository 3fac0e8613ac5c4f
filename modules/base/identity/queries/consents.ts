import type { Db } from '#kit/db/index.ts'
import type { ConsentPurpose } from '../contract.ts'
import { identityDb } from '../schema/db.ts'

export type Consent = {
  purpose: ConsentPurpose
  version: string
  givenAt: Temporal.Instant
  withdrawnAt: Temporal.Instant | null
}

/** Everything a person ever agreed to, the latest first. */
export function consentsOf(db: Db, personId: string): Promise<Consent[]> {
  return identityDb(db)
    .selectFrom('identity.consent')
    .select(['purpose', 'version', 'given_at as givenAt', 'withdrawn_at as withdrawnAt'])
    .where('person_id', '=', personId)
    .orderBy('given_at', 'desc')
    .orderBy('purpose')
    .execute()
}

/** Does a person's consent to this purpose stand, in this version of the text? */
export async function consentStands(
  db: Db,
  personId: string,
  purpose: ConsentPurpose,
  version: string,
): Promise<boolean> {
  const row = await identityDb(db)
    .selectFrom('identity.consent')
    .select('given_at')
    .where('person_id', '=', personId)
    .where('purpose', '=', purpose)
    .where('version', '=', version)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

import type { Db } from '#kit/db/index.ts'
import type { ConsentPurpose } from '../contract.ts'
import { consentVersions } from '../rules/consent.ts'
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

/** Which of these people agree to a purpose, in the text now shown. One query for any number of them. */
export async function peopleWhoAgree(
  db: Db,
  purpose: ConsentPurpose,
  personIds: readonly string[],
): Promise<Set<string>> {
  if (personIds.length === 0) return new Set()
  const rows = await identityDb(db)
    .selectFrom('identity.consent')
    .select('person_id')
    .where('person_id', 'in', [...personIds])
    .where('purpose', '=', purpose)
    .where('version', '=', consentVersions[purpose])
    .where('withdrawn_at', 'is', null)
    .execute()
  return new Set(rows.map((row) => row.person_id))
}

import type { Db } from '#kit/db/index.ts'
import { attemptsMatterSeconds } from '../rules/sign-in-limits.ts'
import { identityDb } from '../schema/db.ts'

/**
 * Removes what no longer lets anyone in: codes that are over, attempts that no longer count. Sessions
 * that are over stay as the record of who was signed in where, for as long as `log.retentionMonths` says.
 */
export async function removeExpiredSignIns(db: Db, now: Temporal.Instant): Promise<void> {
  const own = identityDb(db)
  await own.deleteFrom('identity.sign_in_code').where('expires_at', '<', now).execute()
  await own.deleteFrom('identity.passkey_challenge').where('expires_at', '<', now).execute()
  await own.deleteFrom('identity.external_sign_in').where('expires_at', '<', now).execute()
  await own
    .deleteFrom('identity.sign_in_attempt')
    .where('at', '<', now.subtract({ seconds: attemptsMatterSeconds }))
    .execute()
}

import { hash } from 'node:crypto'
import type { ActionContext } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import { errors } from '../../errors.ts'
import { stepOfCode } from '../../rules/totp.ts'
import { identityDb } from '../../schema/db.ts'
import { forgetAttempts, limitAttempts } from '../sign-in/limit-attempts.ts'
import { openSecret } from './totp-secret.ts'

/** Recovery codes are typed as people like: with or without dashes, large or small. */
export const recoveryHash = (code: string): Buffer =>
  hash('sha256', code.replaceAll(/[^0-9a-z]/gi, '').toUpperCase(), 'buffer')

/**
 * Spends a code of the authenticator app, or a recovery code: either is good once. Tries are counted before they are
 * looked at, also those that come at once.
 * @throws Problem `second-factor-wrong` | `too-many-attempts`
 */
export async function proveSecondFactor(
  { db, clock }: Pick<ActionContext, 'db' | 'clock'>,
  personId: string,
  typed: string,
): Promise<'totp' | 'recovery'> {
  const code = typed.replaceAll(/\s/g, '')
  const by = /^\d{6}$/.test(code) ? 'totp' : 'recovery'
  const counted = by === 'totp' ? { tryOfSecondFactor: personId } : { tryOfRecovery: personId }
  await limitAttempts(db, clock.now(), counted)
  const spend = by === 'totp' ? spendTotp : spendRecoveryCode
  if (!(await spend(db, personId, code, clock.now())))
    throw errors.error('second-factor-wrong', { field: 'code' })
  await forgetAttempts(db, counted)
  return by
}

const spendTotp = (db: Db, personId: string, code: string, now: Temporal.Instant): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    const own = identityDb(tx)
    const kept = await own
      .selectFrom('identity.totp')
      .select(['secret', 'last_step'])
      .where('person_id', '=', personId)
      .forUpdate() // two requests with one code wait for each other, and the second is refused
      .executeTakeFirst()
    if (!kept?.secret) return false
    const step = await stepOfCode(openSecret('secret', kept.secret), code, {
      now,
      lastStep: Number(kept.last_step),
    })
    if (step === null) return false
    await own
      .updateTable('identity.totp')
      .set({ last_step: step })
      .where('person_id', '=', personId)
      .execute()
    return true
  })

async function spendRecoveryCode(db: Db, personId: string, code: string, now: Temporal.Instant) {
  const spent = await identityDb(db)
    .updateTable('identity.recovery_code')
    .set({ used_at: now })
    .where('person_id', '=', personId)
    .where('code_hash', '=', recoveryHash(code))
    .where('used_at', 'is', null)
    .returning('used_at')
    .executeTakeFirst()
  return spent !== undefined
}

import { randomBytes } from 'node:crypto'
import { base32 } from '@better-auth/utils/base32'
import { z } from 'zod'
import { randomCode } from '#kit/crypto/index.ts'
import { action, type ActionContext, type ActionScope } from '#kit/db/action.ts'
import { errors } from '../../errors.ts'
import { isSomeone } from '../../policy.ts'
import { identityPorts } from '../../ports.ts'
import { mustShowSecondFactor, secondFactorsOf } from '../../queries/second-factors.ts'
import { signIn } from '../../rules/sign-in-limits.ts'
import { stepOfCode, totpAddress } from '../../rules/totp.ts'
import { identityDb } from '../../schema/db.ts'
import { signInLibrary } from '../sign-in/auth.ts'
import { forgetAttempts, limitAttempts } from '../sign-in/limit-attempts.ts'
import { proveSecondFactor, recoveryHash } from './prove.ts'
import { openSecret, sealSecret } from './totp-secret.ts'

/** 160 bits, as RFC 4226 recommends. */
const SECRET_BYTES = 20
const RECOVERY_LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** What an authenticator app needs: the address for its QR code, and the key to type. */
export type TotpOffer = { key: string; address: string }

/** A secret to set up an authenticator with; the same again until it was proved once. It is good for nothing before. */
export const offerTotp = action(
  z.object({ issuer: z.string() }),
  async ({ actor, tx, allow, unchanged }, { issuer }): Promise<TotpOffer> => {
    allow(isSomeone(actor))
    unchanged() // nothing that counts yet
    const user = await identityDb(tx)
      .selectFrom('identity.sign_in_user')
      .select('username')
      .where('id', '=', actor.personId!)
      .executeTakeFirst()
    const fresh = sealSecret('waiting_secret', randomBytes(SECRET_BYTES))
    const { waiting_secret } = await identityDb(tx)
      .insertInto('identity.totp')
      .values({ person_id: actor.personId!, waiting_secret: fresh })
      .onConflict((conflict) =>
        conflict.column('person_id').doUpdateSet((eb) => ({
          waiting_secret: eb.fn.coalesce('identity.totp.waiting_secret', 'excluded.waiting_secret'),
        })),
      )
      .returning('waiting_secret')
      .executeTakeFirstOrThrow()
    const secret = openSecret('waiting_secret', waiting_secret!)
    const address = totpAddress(secret, issuer, user?.username ?? issuer)
    return { key: base32.encode(secret, { padding: false }), address }
  },
)

/**
 * Takes the waiting authenticator into use, proved by a code of it. Whoever has one already shows a code of that, or a
 * recovery code, first. Other devices are signed out, and new recovery codes replace the old ones: shown this once.
 * @throws Problem `second-factor-wrong` | `too-many-attempts`
 */
export async function confirmTotp(
  context: ActionContext,
  { code, current }: { code: string; current?: string | undefined },
): Promise<{ recoveryCodes: string[] }> {
  const { db, clock, actor } = context
  const personId = actor.personId!
  if ((await secondFactorsOf(db, personId)).totp) await proveCurrent(context, current)
  else await limitAttempts(db, clock.now(), { tryOfSecondFactor: personId })
  const taken = await takeIntoUse(context, { code })
  await forgetAttempts(db, { tryOfSecondFactor: personId })
  return taken
}

/** The box for it stands beside the one for the new code. */
async function proveCurrent(context: ActionContext, current: string | undefined): Promise<void> {
  try {
    await proveSecondFactor(context, context.actor.personId!, current ?? '')
  } catch (error) {
    if ((error as { code?: string }).code === 'second-factor-wrong')
      throw errors.error('second-factor-wrong', { field: 'current' })
    throw error
  }
}

const takeIntoUse = action(z.object({ code: z.string() }), async (scope, { code }) => {
  const { actor, tx, now, allow, journal } = scope
  allow(isSomeone(actor))
  const personId = actor.personId!
  const db = identityDb(tx)
  const kept = await db
    .selectFrom('identity.totp')
    .select('waiting_secret')
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  if (!kept?.waiting_secret) throw errors.error('sign-in-over')
  const secret = openSecret('waiting_secret', kept.waiting_secret)
  const step = await stepOfCode(secret, code.replaceAll(/\s/g, ''), { now, lastStep: 0 })
  if (step === null) throw errors.error('second-factor-wrong', { field: 'code' })
  await db
    .updateTable('identity.totp')
    .set({
      secret: sealSecret('secret', secret),
      waiting_secret: null,
      last_step: step,
      confirmed_at: now,
    })
    .where('person_id', '=', personId)
    .execute()
  await db.deleteFrom('identity.sign_in_session').where('person_id', '=', personId).execute()
  journal({ action: 'identity.setUpTotp', subject: { type: 'person', id: personId } })
  await identityPorts.tell(scope, { personId, what: 'totpSet' })
  return { recoveryCodes: await newRecoveryCodes(scope) }
})

/**
 * Makes new recovery codes; the old ones are worth nothing. A code of the app, or one of the old ones, is asked for.
 * @throws Problem `second-factor-wrong` | `too-many-attempts`
 */
export async function renewRecoveryCodes(context: ActionContext, { code }: { code: string }) {
  await proveSecondFactor(context, context.actor.personId!, code)
  return renew(context, {})
}

const renew = action(z.object({}), async (scope) => {
  scope.allow(isSomeone(scope.actor))
  scope.journal({
    action: 'identity.renewRecoveryCodes',
    subject: { type: 'person', id: scope.actor.personId! },
  })
  return { recoveryCodes: await newRecoveryCodes(scope) }
})

async function newRecoveryCodes({ tx, actor, now }: ActionScope): Promise<string[]> {
  const person_id = actor.personId!
  const codes = Array.from({ length: signIn.recoveryCodes }, () =>
    randomCode(RECOVERY_LETTERS, 16).replaceAll(/(.{4})(?=.)/g, '$1-'),
  )
  const db = identityDb(tx)
  await db.deleteFrom('identity.recovery_code').where('person_id', '=', person_id).execute()
  await db
    .insertInto('identity.recovery_code')
    .values(codes.map((code) => ({ person_id, code_hash: recoveryHash(code), created_at: now })))
    .execute()
  return codes
}

/**
 * Takes the authenticator out of use, proved by a code. Who must show a second factor keeps one.
 * @throws Problem `second-factor-wrong` | `too-many-attempts` | `second-factor-stays`
 */
export async function removeTotp(context: ActionContext, { code }: { code: string }): Promise<void> {
  const { db, actor, clock } = context
  const personId = actor.personId!
  const { passkeys } = await secondFactorsOf(db, personId)
  const { allStaff } = signInLibrary()
  if (passkeys === 0 && (await mustShowSecondFactor(db, personId, { now: clock.now(), allStaff })))
    throw errors.error('second-factor-stays')
  await proveSecondFactor(context, personId, code)
  await remove(context, {})
}

const remove = action(z.object({}), async (scope) => {
  const { actor, tx, allow, journal } = scope
  allow(isSomeone(actor))
  const personId = actor.personId!
  const db = identityDb(tx)
  await db.deleteFrom('identity.totp').where('person_id', '=', personId).execute()
  await db.deleteFrom('identity.recovery_code').where('person_id', '=', personId).execute()
  journal({ action: 'identity.removeTotp', subject: { type: 'person', id: personId } })
  await identityPorts.tell(scope, { personId, what: 'totpOff' })
})

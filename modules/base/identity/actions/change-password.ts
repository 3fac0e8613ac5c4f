import { z } from 'zod'
import { action, type ActionContext } from '#kit/db/action.ts'
import { errors } from '../errors.ts'
import { isSomeone } from '../policy.ts'
import { identityPorts } from '../ports.ts'
import { passwordOfPerson } from '../queries/passwords.ts'
import { identityDb } from '../schema/db.ts'
import { type Admitted, admit, personOfChallenge } from './sign-in/admit.ts'
import { limitAttempts } from './sign-in/limit-attempts.ts'
import { checkNewPassword, hashPassword, passwordIsRight } from './sign-in/password.ts'
import type { Origin, SignInContext } from './sign-in/send-code.ts'

/**
 * Whoever is signed in changes their password; the one they have is asked for, and other devices are signed out.
 * @throws Problem `password-wrong` | `password-too-short` | `password-same` | `too-many-attempts`
 */
export async function changePassword(
  context: ActionContext,
  { current, password, keep }: { current: string; password: string; keep: string | null },
): Promise<void> {
  const { db, clock, actor } = context
  if (actor.personId) {
    await limitAttempts(db, clock.now(), { tryOfSecondFactor: actor.personId })
    const kept = await passwordOfPerson(db, actor.personId)
    if (!(await passwordIsRight(current, kept?.hash ?? null)))
      throw errors.error('password-wrong', { field: 'current' })
  }
  await choose(context, { password, keep })
}

/**
 * Whoever was given a password by somebody else chooses their own before anything else.
 * @throws Problem `sign-in-over` | `password-too-short` | `password-same`
 */
export async function chooseAtSignIn(
  context: SignInContext,
  { challenge, password }: { challenge: string; password: string },
  origin: Origin,
): Promise<Admitted> {
  const personId = personOfChallenge('choosePassword', challenge, context.clock.now())
  await choose({ ...context, actor: { personId, grants: [] } }, { password, keep: null })
  return admit(context, personId, { by: 'password', origin })
}

const choose = action(
  z.object({ password: z.string().max(100), keep: z.string().nullable() }),
  async (scope, { password, keep }) => {
    const { actor, tx, now, allow, journal } = scope
    allow(isSomeone(actor))
    const personId = actor.personId!
    checkNewPassword(password)
    const kept = await passwordOfPerson(tx, personId)
    if (!kept) throw errors.error('password-wrong', { field: 'current' })
    if (await passwordIsRight(password, kept.hash)) throw errors.error('password-same', { field: 'password' })
    const db = identityDb(tx)
    await db
      .updateTable('identity.sign_in_account')
      .set({ password: await hashPassword(password), updated_at: now })
      .where('person_id', '=', personId)
      .where('provider_id', '=', 'credential')
      .execute()
    await db
      .updateTable('identity.sign_in_user')
      .set({ password_chosen_at: now })
      .where('id', '=', personId)
      .execute()
    await db
      .deleteFrom('identity.sign_in_session')
      .where('person_id', '=', personId)
      .$if(keep !== null, (session) => session.where('token', '!=', keep!))
      .execute()
    journal({ action: 'identity.changePassword', subject: { type: 'person', id: personId } })
    await identityPorts.tell(scope, { personId, what: 'passwordChanged' })
  },
)

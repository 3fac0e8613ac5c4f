import { errors } from '../../errors.ts'
import { passwordOfUsername } from '../../queries/passwords.ts'
import { type Admitted, admit } from './admit.ts'
import { forgetAttempts, limitAttempts } from './limit-attempts.ts'
import { passwordIsRight } from './password.ts'
import { recordSignIn } from './record-sign-in.ts'
import type { Origin, SignInContext } from './send-code.ts'

/**
 * Signs staff in by username and password. An unknown name and a wrong password get the same answer, as slowly.
 * @throws Problem `password-wrong` | `too-many-attempts`
 */
export async function enterWithPassword(
  context: SignInContext,
  { username, password }: { username: string; password: string },
  origin: Origin,
): Promise<Admitted> {
  const { db, clock } = context
  const name = username.trim().toLowerCase()
  await limitAttempts(db, clock.now(), { tryFromAddress: origin.address, tryOfUsername: name })
  const kept = await passwordOfUsername(db, name)
  const right = await passwordIsRight(password, kept?.hash ?? null)
  if (!kept || !right) {
    const personId = kept?.personId ?? null
    await recordSignIn(db, clock.now(), { personId, by: 'password', succeeded: false, origin })
    throw errors.error('password-wrong', { field: 'password' })
  }
  await forgetAttempts(db, { tryOfUsername: name })
  return admit(context, kept.personId, { by: 'password', origin })
}

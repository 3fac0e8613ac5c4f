import { keyring } from '#kit/crypto/index.ts'
import type { SignInStep } from '../../contract.ts'
import { errors } from '../../errors.ts'
import { mustChoosePassword } from '../../queries/passwords.ts'
import { mustShowSecondFactor, secondFactorsOf } from '../../queries/second-factors.ts'
import { signIn } from '../../rules/sign-in-limits.ts'
import { signInLibrary } from './auth.ts'
import { type OpenedSession, openSession, type Proof } from './open-session.ts'
import type { Origin, SignInContext } from './send-code.ts'

/** One more thing is asked; `challenge` proves for some minutes that the first was shown. No session is open yet. */
export type NextStep = { step: SignInStep; challenge: string; personId: string }
export type Admitted = { session: OpenedSession } | { next: NextStep }

/**
 * Lets someone in who has shown a first proof, or asks for what is missing: a password of their own, a second factor,
 * or, for an administrator who has none, setting one up. Until then there is no session, so nothing can be done.
 */
export async function admit(
  context: SignInContext,
  personId: string,
  { by, origin, secondFactor = false }: { by: Proof; origin: Origin; secondFactor?: boolean },
): Promise<Admitted> {
  const { db, clock } = context
  const now = clock.now()
  if (by === 'password' && (await mustChoosePassword(db, personId)))
    return ask('choosePassword', personId, now)
  // A provider that says it asked for several factors has asked for ours (docs/decisions/0008-second-factors.md).
  if (secondFactor) return { session: await openSession(context, personId, { by, secondFactor, origin }) }
  const { totp, passkeys } = await secondFactorsOf(db, personId)
  if (totp || passkeys > 0) return ask('secondFactor', personId, now)
  const { allStaff } = signInLibrary()
  if (await mustShowSecondFactor(db, personId, { now, allStaff })) return ask('setUp', personId, now)
  return { session: await openSession(context, personId, { by, secondFactor: false, origin }) }
}

function ask(step: SignInStep, personId: string, now: Temporal.Instant): Admitted {
  const expires = now.add({ minutes: signIn.secondFactorMinutes })
  return { next: { step, personId, challenge: keyring().signToken(`signIn.${step}`, personId, expires) } }
}

/** Whose sign-in a challenge belongs to. @throws Problem `sign-in-over` when it is not ours, for another step, or late */
export function personOfChallenge(step: SignInStep, challenge: string, now: Temporal.Instant): string {
  const checked = keyring().verifyToken(`signIn.${step}`, challenge, now)
  if (!checked.ok) throw errors.error('sign-in-over')
  return checked.subject
}

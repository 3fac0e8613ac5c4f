import { z } from 'zod'
import { allowed } from '#kit/access/index.ts'
import { action, type ActionContext } from '#kit/db/action.ts'
import { identityPorts } from '../../ports.ts'
import { holdsSomeRole } from '../../queries/roles.ts'
import { confirmTotp, offerTotp, type TotpOffer } from '../second-factor/totp.ts'
import { proveSecondFactor } from '../second-factor/prove.ts'
import { personOfChallenge } from './admit.ts'
import { type OpenedSession, openSession } from './open-session.ts'
import { recordSignIn } from './record-sign-in.ts'
import type { Origin, SignInContext } from './send-code.ts'

const as = (context: SignInContext, personId: string): ActionContext => ({
  ...context,
  actor: { personId, grants: [] },
})

/**
 * The second step of signing in: a code of the authenticator app, or a recovery code.
 * @throws Problem `sign-in-over` | `second-factor-wrong` | `too-many-attempts`
 */
export async function enterWithSecondFactor(
  context: SignInContext,
  { challenge, code }: { challenge: string; code: string },
  origin: Origin,
): Promise<OpenedSession> {
  const personId = personOfChallenge('secondFactor', challenge, context.clock.now())
  const by = await prove(context, personId, code, origin)
  if (by === 'recovery') await recovered(as(context, personId), {})
  return openSession(context, personId, { by, secondFactor: true, origin })
}

/** A wrong code of staff stands in their log. */
async function prove(context: SignInContext, personId: string, code: string, origin: Origin) {
  const { db, clock } = context
  try {
    return await proveSecondFactor(context, personId, code)
  } catch (error) {
    if (await holdsSomeRole(db, personId, clock.now()))
      await recordSignIn(db, clock.now(), { personId, by: 'secondFactor', succeeded: false, origin })
    throw error
  }
}

const recovered = action(z.object({}), async (scope) => {
  const personId = scope.actor.personId!
  scope.allow(allowed)
  scope.journal({ action: 'identity.useRecoveryCode', subject: { type: 'person', id: personId } })
  await identityPorts.tell(scope, { personId, what: 'recoveryUsed' })
})

/** What to set an authenticator up with, at the first sign-in of someone who must have one. @throws Problem `sign-in-over` */
export async function offerAtSignIn(
  context: SignInContext,
  { challenge, issuer }: { challenge: string; issuer: string },
): Promise<TotpOffer> {
  const personId = personOfChallenge('setUp', challenge, context.clock.now())
  return offerTotp(as(context, personId), { issuer })
}

/** Sets it up and signs in. @throws Problem `sign-in-over` | `second-factor-wrong` | `too-many-attempts` */
export async function setUpAtSignIn(
  context: SignInContext,
  { challenge, code }: { challenge: string; code: string },
  origin: Origin,
): Promise<{ session: OpenedSession; recoveryCodes: string[] }> {
  const personId = personOfChallenge('setUp', challenge, context.clock.now())
  const { recoveryCodes } = await confirmTotp(as(context, personId), { code })
  const session = await openSession(context, personId, { by: 'totp', secondFactor: true, origin })
  return { session, recoveryCodes }
}

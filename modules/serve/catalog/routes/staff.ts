import type { Actor, Decision, Target } from '#kit/access/index.ts'
import type { AppContext } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { palaceOf } from '../actions/palace-of.ts'

/** The palace of a staff request, once the policy allows it. @throws Problem `not-found` | `not-allowed` | `sign-in-needed` */
export async function staffPalace(
  c: AppContext,
  palaceId: string,
  policy: (actor: Actor, palace: Target) => Decision,
) {
  const palace = await palaceOf(c.var.services.db, palaceId)
  const decision = policy(c.var.actor, palace)
  if (!decision.allowed)
    throw requestErrors.error(c.var.actor.personId ? 'not-allowed' : 'sign-in-needed', {
      params: { reason: decision.reason },
    })
  return palace
}

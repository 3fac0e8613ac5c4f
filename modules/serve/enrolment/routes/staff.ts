import type { Actor, Decision, Target } from '#kit/access/index.ts'
import type { AppContext } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { type House, houseRules } from '../actions/house-rules.ts'

/** The palace of a staff question, once the policy allows it. @throws Problem `not-found` | `not-allowed` | `sign-in-needed` */
export async function staffHouse(
  c: AppContext,
  palaceId: string,
  policy: (actor: Actor, palace: Target) => Decision,
): Promise<House> {
  const { services, actor } = c.var
  const house = await houseRules(services.db, palaceId, services.clock.now())
  const decision = policy(actor, house.target)
  if (!decision.allowed)
    throw requestErrors.error(actor.personId ? 'not-allowed' : 'sign-in-needed', {
      params: { reason: decision.reason },
    })
  return house
}

/** Whoever is signed in. @throws Problem `sign-in-needed` */
export function signedIn(c: AppContext): string {
  const { personId } = c.get('actor')
  if (personId === null)
    throw requestErrors.error('sign-in-needed', { params: { reason: 'enrolment:denied.signIn' } })
  return personId
}

import type { Actor } from '#kit/access/index.ts'
import { refusal } from '#kit/db/action.ts'
import { canReadPlans } from '../policy.ts'

/** @throws Problem `sign-in-needed` | `not-allowed` */
export function mustRead(actor: Actor, divisionCode: string): void {
  const decision = canReadPlans(actor, divisionCode)
  if (!decision.allowed) throw refusal(actor, decision.reason)
}

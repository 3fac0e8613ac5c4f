import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { canAnswerFor } from '../policy.ts'
import { partyOfClaim } from '../queries/enrolment-record.ts'
import { acceptRefusal } from '../rules/may-act.ts'
import { changeClaims } from './change-claims.ts'
import { houseRules } from './house-rules.ts'
import { claimById, lockClaim, refuse } from './lock-claim.ts'
import { tell } from './tell.ts'

/**
 * Takes an offered place while it is held, and with it those of everyone who was offered places together. Accepting again changes
 * nothing. P5.
 * @throws Problem `offer-over` | `step-not-open` | `enrolment-not-found`
 */
export const acceptOffer = action(
  z.object({ palaceId: z.uuid(), enrolmentId: z.uuid() }),
  async (scope, { palaceId, enrolmentId }) => {
    const { actor, tx, now, allow, unchanged } = scope
    const found = await claimById(tx, palaceId, enrolmentId)
    allow(canAnswerFor(actor, found))
    const { session, claim } = await lockClaim(tx, found)
    if (claim.state === 'confirmed') return unchanged()
    refuse(acceptRefusal(claim.state, claim.offerExpiresAt, now))
    const house = await houseRules(tx, palaceId, now)
    const together = (await partyOfClaim(tx, claim)).filter(({ state }) => state === 'offered')
    await changeClaims(scope, house, 'accept', together, { confirmed_at: now })
    await tell(scope, { house, session }, 'placeConfirmed', together)
  },
)

import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { errors } from '../errors.ts'
import { canAnswerFor } from '../policy.ts'
import { mayFollow } from '../rules/state.ts'
import { changeClaims } from './change-claims.ts'
import { houseRules } from './house-rules.ts'
import { claimById, lockClaim } from './lock-claim.ts'
import { offerPlaces } from './offer-places.ts'
import { tell } from './tell.ts'

/**
 * Leaves an offered place to the next on the waitlist. Declining again changes nothing. P5.
 * @throws Problem `step-not-open` | `enrolment-not-found`
 */
export const declineOffer = action(
  z.object({ palaceId: z.uuid(), enrolmentId: z.uuid() }),
  async (scope, { palaceId, enrolmentId }) => {
    const { actor, tx, now, allow, unchanged } = scope
    const found = await claimById(tx, palaceId, enrolmentId)
    allow(canAnswerFor(actor, found))
    const { session, claim } = await lockClaim(tx, found)
    if (claim.state === 'passed') return unchanged()
    if (!mayFollow(claim.state, 'decline')) throw errors.error('step-not-open')
    const house = await houseRules(tx, palaceId, now)
    await changeClaims(scope, house, 'decline', [claim], { passed_at: now, seat_no: null })
    await tell(scope, { house, session }, 'enrolmentCancelled', [claim])
    await offerPlaces(scope, session, house)
  },
)

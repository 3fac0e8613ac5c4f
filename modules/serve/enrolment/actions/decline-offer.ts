import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { errors } from '../errors.ts'
import { canAnswerFor } from '../policy.ts'
import { partyOfClaim } from '../queries/enrolment-record.ts'
import { mayFollow } from '../rules/state.ts'
import { changeClaims } from './change-claims.ts'
import { houseRules } from './house-rules.ts'
import { claimById, lockClaim } from './lock-claim.ts'
import { offerPlaces } from './offer-places.ts'
import { tell } from './tell.ts'

/**
 * Leaves an offered place to the next on the waitlist, and with it those offered at once to others on the same ticket: a holder speaks
 * for their own. Declining again changes nothing. P5.
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
    const own = (await partyOfClaim(tx, claim)).filter(
      ({ state, ticketId }) => state === 'offered' && ticketId === claim.ticketId,
    )
    await changeClaims(scope, house, 'decline', own, { passed_at: now, seat_no: null })
    await tell(scope, { house, session }, 'enrolmentCancelled', own)
    await offerPlaces(scope, session, house)
  },
)

import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { canAnswerFor, canCancel } from '../policy.ts'
import { cancelRefusal } from '../rules/may-act.ts'
import { changeClaims } from './change-claims.ts'
import { houseRules } from './house-rules.ts'
import { claimById, lockClaim, refuse } from './lock-claim.ts'
import { offerPlaces } from './offer-places.ts'
import { tell } from './tell.ts'

/**
 * Gives a place or a waitlist position back; the place goes to the first who waits. Staff may do it for somebody on the
 * phone, also after the deadline. Cancelling again changes nothing. P5, P9.
 * @throws Problem `too-late-to-cancel` | `step-not-open` | `enrolment-not-found`
 */
export const cancelEnrolment = action(
  z.object({ palaceId: z.uuid(), enrolmentId: z.uuid() }),
  async (scope, { palaceId, enrolmentId }) => {
    const { actor, tx, now, allow, unchanged } = scope
    const house = await houseRules(tx, palaceId, now)
    const found = await claimById(tx, palaceId, enrolmentId)
    allow(canCancel(actor, found, house.target))
    const { session, claim } = await lockClaim(tx, found)
    if (claim.state === 'cancelled') return unchanged()
    const own = canAnswerFor(actor, claim).allowed
    const { start } = session.firstMeeting
    refuse(
      cancelRefusal(
        claim.state,
        { start, cancelMinutes: house.standards['booking.cancelMinutes'], own },
        now,
      ),
    )
    const change = { cancelled_at: now, cancelled_by: own ? 'person' : 'palace', seat_no: null } as const
    await changeClaims(scope, house, 'cancel', [claim], change)
    await tell(scope, { house, session }, 'enrolmentCancelled', [claim])
    // Whoever stays of a party that waits may fit by now.
    if (claim.seatNo !== null || claim.partyId !== null) await offerPlaces(scope, session, house)
  },
)

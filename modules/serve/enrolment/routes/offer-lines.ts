import type { AppContext } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { peopleForDisplay } from '#modules/base/identity/index.ts'
import { houseRules } from '../actions/house-rules.ts'
import type { OfferLine } from '../contract.ts'
import { canKeepDoor } from '../policy.ts'
import { enrolmentsOfSession } from '../queries/enrolment-record.ts'
import { queueOf } from '../queries/waitlist.ts'
import { signedIn } from './staff.ts'

/**
 * The waitlist of a session in its order, with who was offered a place when and what came of it. Names are masked; it is
 * for staff and for whoever signed up there, so that nobody has to believe in the order. P5.
 * @throws Problem `not-allowed` | `sign-in-needed`
 */
export async function offerLines(c: AppContext, palaceId: string, sessionId: string): Promise<OfferLine[]> {
  const personId = signedIn(c)
  const { services, actor } = c.var
  const claims = await enrolmentsOfSession(services.db, palaceId, sessionId)
  const concerned = claims.some(({ holderId }) => holderId === personId)
  const { target } = await houseRules(services.db, palaceId, services.clock.now())
  if (!concerned && !canKeepDoor(actor, target).allowed)
    throw requestErrors.error('not-allowed', { params: { reason: 'enrolment:denied.order' } })
  const queue = await queueOf(services.db, [{ palaceId, sessionId }])
  const waited = claims.filter(({ id }) => queue.has(id))
  const people = await peopleForDisplay(
    services.db,
    waited.flatMap(({ personId: id }) => id ?? []),
  )
  return waited.map((claim) => ({
    waitlistNo: queue.get(claim.id)!.no,
    together: queue.get(claim.id)!.together,
    nameMasked: (claim.personId ? people.get(claim.personId)?.nameMasked : claim.walkInNameMasked) ?? '*',
    mine: claim.holderId === personId,
    state: claim.state,
    enrolledAt: claim.enrolledAt.toString(),
    offeredAt: claim.offeredAt?.toString() ?? null,
    offerExpiresAt: claim.offerExpiresAt?.toString() ?? null,
    settledAt: (claim.confirmedAt ?? claim.passedAt ?? claim.cancelledAt)?.toString() ?? null,
  }))
}

import { z } from 'zod'
import { action, type ActionScope } from '#kit/db/action.ts'
import { RefusalRequest } from '../contract/staff.ts'
import { canKeepCalendar } from '../policy.ts'
import { bookingDb } from '../schema/db.ts'
import { assertStep, openBooking } from './desk-facts.ts'
import { offerFreed } from './offer-freed.ts'
import { tell } from './tell.ts'

const Ids = z.object({ palaceId: z.uuid(), bookingId: z.uuid() })

/** Says yes to a booking that waits for it; its holder is told. @throws Problem `booking-not-found` | `step-not-open` */
export const approveBooking = action(Ids, (scope, ids) => answer(scope, ids, null))

/** Says no, and why; the space is free again. @throws Problem `booking-not-found` | `step-not-open` */
export const refuseBooking = action(Ids.extend(RefusalRequest.shape), (scope, { reason, ...ids }) =>
  answer(scope, ids, reason),
)

/** Yes without a reason, no with one; the same answer again changes nothing. */
async function answer(
  scope: ActionScope,
  { palaceId, bookingId }: z.output<typeof Ids>,
  refusedBecause: string | null,
): Promise<void> {
  const { actor, tx, now, allow, journal, unchanged } = scope
  const { booking, house } = await openBooking(scope, palaceId, bookingId)
  allow(canKeepCalendar(actor, house.target))
  const no = refusedBecause !== null
  if (no ? booking.state === 'refused' : booking.approvedAt !== null) return unchanged()
  assertStep(booking, no ? 'refuse' : 'approve', now)
  await bookingDb(tx)
    .updateTable('booking.booking')
    .set((row) => ({
      ...(no ? { refused_at: now, reason: refusedBecause } : { approved_at: now }),
      version: row('version', '+', 1),
    }))
    .where('palace_id', '=', palaceId)
    .where('id', '=', bookingId)
    .execute()
  journal({
    action: no ? 'booking.refuseBooking' : 'booking.approveBooking',
    subject: { type: 'booking', id: bookingId },
    palaceId,
    divisionCode: house.target.divisionCode,
    ...(no ? { after: { reason: refusedBecause } } : {}),
  })
  await tell(scope, house, no ? 'bookingRefused' : 'bookingConfirmed', [booking], refusedBecause)
  if (no) await offerFreed(scope, palaceId)
}

import { z } from 'zod'
import { action, type ActionScope } from '#kit/db/action.ts'
import { canKeepDesk } from '../policy.ts'
import { bookingDb } from '../schema/db.ts'
import { assertStep, openBooking } from './desk-facts.ts'

const Ids = z.object({ palaceId: z.uuid(), bookingId: z.uuid() })
type Ids = z.output<typeof Ids>

/** They have come: from half an hour before the start to the end. Again changes nothing. @throws Problem `booking-not-found` | `step-not-open` */
export const checkInBooking = action(Ids, (scope, ids) => came(scope, ids, true))

/** They were somebody else: takes the check-in back while it lasts. @throws Problem `booking-not-found` | `step-not-open` */
export const undoCheckInBooking = action(Ids, (scope, ids) => came(scope, ids, false))

async function came(scope: ActionScope, { palaceId, bookingId }: Ids, yes: boolean): Promise<void> {
  const { actor, tx, now, allow, journal, unchanged } = scope
  const { booking, house } = await openBooking(scope, palaceId, bookingId)
  allow(canKeepDesk(actor, house.target))
  if ((booking.state === 'attended') === yes && (yes || booking.state === 'confirmed')) return unchanged()
  assertStep(booking, yes ? 'checkIn' : 'undoCheckIn', now)
  await bookingDb(tx)
    .updateTable('booking.booking')
    .set((row) => ({ checked_in_at: yes ? now : null, version: row('version', '+', 1) }))
    .where('palace_id', '=', palaceId)
    .where('id', '=', bookingId)
    .execute()
  journal({
    action: yes ? 'booking.checkInBooking' : 'booking.undoCheckInBooking',
    subject: { type: 'booking', id: bookingId },
    palaceId,
    divisionCode: house.target.divisionCode,
  })
}

import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { BookingAppeal, BookingAppealDecision } from '../contract/staff.ts'
import { errors } from '../errors.ts'
import { canAppeal, canRule } from '../policy.ts'
import { bookingDb } from '../schema/db.ts'
import { openBooking } from './desk-facts.ts'
import { tell } from './tell.ts'

const Ids = z.object({ palaceId: z.uuid(), bookingId: z.uuid() })

/** Asks staff not to count a no-show, once. P9. @throws Problem `booking-not-found` | `no-no-show` | `appealed-already` */
export const appealBookingNoShow = action(
  Ids.extend(BookingAppeal.shape),
  async (scope, { palaceId, bookingId, reason }) => {
    const { booking, house } = await openBooking(scope, palaceId, bookingId)
    scope.allow(canAppeal(scope.actor, booking))
    if (booking.state !== 'noShow') throw errors.error('no-no-show')
    await bookingDb(scope.tx)
      .insertInto('booking.appeal')
      .values({ palace_id: palaceId, booking_id: bookingId, reason, created_at: scope.now })
      .execute()
    scope.journal({
      action: 'booking.appealBookingNoShow',
      subject: { type: 'booking', id: bookingId },
      palaceId,
      divisionCode: house.target.divisionCode,
    })
  },
)

/** Forgives a no-show, or not, with an answer; the same decision again changes nothing. P9. @throws Problem `appeal-not-found` | `decided-already` */
export const decideBookingAppeal = action(
  Ids.extend(BookingAppealDecision.shape),
  async (scope, { palaceId, bookingId, upheld, answer }) => {
    const { booking, house } = await openBooking(scope, palaceId, bookingId)
    scope.allow(canRule(scope.actor, house.target))
    const ofIt = { palace_id: palaceId, booking_id: bookingId }
    const before = await bookingDb(scope.tx)
      .selectFrom('booking.appeal')
      .select('upheld')
      .where((eb) => eb.and(ofIt))
      .forUpdate()
      .executeTakeFirst()
    if (!before) throw errors.error('appeal-not-found')
    if (before.upheld === upheld) return scope.unchanged()
    if (before.upheld !== null) throw errors.error('decided-already')
    await bookingDb(scope.tx)
      .updateTable('booking.appeal')
      .set({ decided_at: scope.now, upheld, answer })
      .where((eb) => eb.and(ofIt))
      .execute()
    scope.journal({
      action: 'booking.decideBookingAppeal',
      subject: { type: 'booking', id: bookingId },
      palaceId,
      divisionCode: house.target.divisionCode,
      after: { upheld },
    })
    await tell(scope, house, 'appealDecided', [booking], answer, '', upheld)
  },
)

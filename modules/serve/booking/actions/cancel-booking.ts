import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { errors } from '../errors.ts'
import { canChange, isHolder } from '../policy.ts'
import { lockBooking } from '../queries/booking-record.ts'
import { rulesOfSpaces } from '../queries/space-rules.ts'
import { ruleInForce } from '../rules/rule.ts'
import { bookingDb } from '../schema/db.ts'
import { houseOn } from './house.ts'
import { offerFreed } from './offer-freed.ts'
import { tell } from './tell.ts'

const Input = z.object({
  palaceId: z.uuid(),
  bookingId: z.uuid(),
  reason: z.string().trim().max(200).default(''),
})

/**
 * Gives a space back. The holder may until `booking.cancelMinutes` before the start, staff at any time; again changes
 * nothing. P9.
 * @throws Problem `booking-not-found` | `step-not-open` | `too-late-to-cancel`
 */
export const cancelBooking = action(Input, async (scope, { palaceId, bookingId, reason }) => {
  const { actor, tx, now, allow, unchanged, journal } = scope
  const booking = await lockBooking(tx, palaceId, bookingId)
  if (!booking) throw errors.error('booking-not-found')
  const house = await houseOn(tx, palaceId, now, booking.during)
  allow(canChange(actor, booking, house.target))
  if (booking.state === 'cancelled') return unchanged()
  if (booking.state !== 'confirmed' && booking.state !== 'requested') throw errors.error('step-not-open')
  const own = isHolder(actor, booking)
  const written = (await rulesOfSpaces(tx, [booking.spaceId])).get(booking.spaceId)
  const limit = written
    ? ruleInForce(written, house.standards).cancelMinutes
    : house.standards['booking.cancelMinutes']
  if (own && Temporal.Instant.compare(now, booking.during.start.subtract({ minutes: limit })) > 0)
    throw errors.error('too-late-to-cancel', { params: { minutes: limit } })
  await bookingDb(tx)
    .updateTable('booking.booking')
    .set((row) => ({
      cancelled_at: now,
      cancelled_by: own ? 'holder' : 'palace',
      reason: reason || null,
      version: row('version', '+', 1),
    }))
    .where('palace_id', '=', palaceId)
    .where('id', '=', bookingId)
    .execute()
  journal({
    action: 'booking.cancelBooking',
    subject: { type: 'booking', id: bookingId },
    palaceId,
    divisionCode: house.target.divisionCode,
    before: { state: booking.state },
    after: { state: 'cancelled', by: own ? 'holder' : 'palace' },
  })
  await tell(scope, house, 'bookingCancelled', [booking], reason || null)
  await offerFreed(scope, palaceId)
})

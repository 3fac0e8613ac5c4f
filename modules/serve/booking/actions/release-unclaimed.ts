import { z } from 'zod'
import { contains } from '#kit/interval/index.ts'
import { action } from '#kit/db/action.ts'
import { canRelease } from '../policy.ts'
import { rulesOfSpaces } from '../queries/space-rules.ts'
import { ruleInForce } from '../rules/rule.ts'
import { bookingDb } from '../schema/db.ts'
import { openBooking } from './desk-facts.ts'
import { tell } from './tell.ts'

/**
 * Nobody came within the grace time: the rest of the slot is free for others, and it counts as a no-show. Not in
 * self-service hours, where nobody is there to check anyone in. Before its time, or again, nothing happens. P9 (booking.graceMinutes).
 */
export const releaseBooking = action(
  z.object({ palaceId: z.uuid(), bookingId: z.uuid() }),
  async (scope, { palaceId, bookingId }) => {
    const { actor, tx, now, allow, journal, unchanged } = scope
    const { booking, house } = await openBooking(scope, palaceId, bookingId)
    allow(canRelease(actor, house.target))
    const written = (await rulesOfSpaces(tx, [booking.spaceId])).get(booking.spaceId)
    const grace = written
      ? ruleInForce(written, house.standards).graceMinutes
      : house.standards['booking.graceMinutes']
    const due = Temporal.Instant.compare(booking.during.start.add({ minutes: grace }), now) <= 0
    const staffed = house.openings.some(
      (opening) => !opening.selfService && contains(opening, booking.during.start),
    )
    if (booking.kind !== 'booking' || booking.state !== 'confirmed' || !due || !staffed) return unchanged()
    await bookingDb(tx)
      .updateTable('booking.booking')
      .set((row) => ({ released_at: now, version: row('version', '+', 1) }))
      .where('palace_id', '=', palaceId)
      .where('id', '=', bookingId)
      .execute()
    journal({
      action: 'booking.releaseBooking',
      subject: { type: 'booking', id: bookingId },
      palaceId,
      divisionCode: house.target.divisionCode,
    })
    await tell(scope, house, 'bookingReleased', [booking])
  },
)

import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { errors } from '../errors.ts'
import { canAnswer } from '../policy.ts'
import { lockWait } from '../queries/waits.ts'
import { bookingDb } from '../schema/db.ts'
import { houseOn } from './house.ts'
import { lockWaits, offerFreed } from './offer-freed.ts'

/**
 * Waits no longer. Whoever declines an offer lets it pass to the next in line, in the same transaction; again changes nothing. P5.
 * @throws Problem `wait-not-found` | `offer-over` when it was accepted
 */
export const leaveWait = action(
  z.object({ palaceId: z.uuid(), waitId: z.uuid() }),
  async (scope, { palaceId, waitId }) => {
    const { actor, tx, now, allow, journal, unchanged } = scope
    await lockWaits(tx, palaceId)
    const wait = await lockWait(tx, palaceId, waitId)
    if (!wait) throw errors.error('wait-not-found')
    allow(canAnswer(actor, wait))
    if (wait.state === 'left' || wait.state === 'passed') return unchanged()
    if (wait.state === 'booked') throw errors.error('offer-over')
    const declined = wait.state === 'offered'
    const { target } = await houseOn(tx, palaceId, now, wait.during)
    await bookingDb(tx)
      .updateTable('booking.wait')
      .set(declined ? { passed_at: now } : { left_at: now })
      .where('palace_id', '=', palaceId)
      .where('id', '=', waitId)
      .execute()
    journal({
      action: declined ? 'booking.declineOffer' : 'booking.leaveWait',
      subject: { type: 'wait', id: waitId },
      palaceId,
      divisionCode: target.divisionCode,
    })
    if (declined) await offerFreed(scope, palaceId)
  },
)

import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { canRelease } from '../policy.ts'
import { openWaits } from '../queries/waits.ts'
import { bookingDb } from '../schema/db.ts'
import { houseOn } from './house.ts'
import { lockWaits, offerFreed } from './offer-freed.ts'
import { tellWaiter } from './tell-waiter.ts'

const { compare } = Temporal.Instant

/**
 * Lets offers go whose time ran out and ends waits whose slot has begun; what is free then is offered to the next in line. Also what
 * was freed by something that knows of no line, such as a session that was cancelled. Repeating it changes nothing. P5.
 */
export const lapseWaits = action(z.object({ palaceId: z.uuid() }), async (scope, { palaceId }) => {
  const { actor, tx, now, allow, journal, unchanged } = scope
  const { target } = await houseOn(tx, palaceId, now, { start: now, end: now })
  allow(canRelease(actor, target))
  await lockWaits(tx, palaceId)
  const open = await openWaits(tx, palaceId)
  const lapsed = open.filter(
    ({ state, offerExpiresAt, during }) =>
      compare(during.start, now) <= 0 || (state === 'offered' && compare(offerExpiresAt!, now) <= 0),
  )
  if (lapsed.length > 0)
    await bookingDb(tx)
      .updateTable('booking.wait')
      .set({ passed_at: now })
      .where('palace_id', '=', palaceId)
      .where(
        'id',
        'in',
        lapsed.map(({ id }) => id),
      )
      .execute()
  for (const wait of lapsed) {
    journal({
      action: wait.state === 'offered' ? 'booking.lapseOffer' : 'booking.endWait',
      subject: { type: 'wait', id: wait.id },
      palaceId,
      divisionCode: target.divisionCode,
    })
    if (wait.state !== 'offered') continue
    const house = await houseOn(tx, palaceId, now, wait.during)
    await tellWaiter(scope, house, wait, { template: 'offerLapsed' })
  }
  const offered = await offerFreed(scope, palaceId)
  if (lapsed.length + offered === 0) unchanged()
  return { lapsed: lapsed.length, offered }
})

import { sql } from 'kysely'
import type { ActionScope } from '#kit/db/action.ts'
import type { ClosureAct } from '#modules/base/places/index.ts'
import { openWaits } from '../queries/waits.ts'
import { bookingDb } from '../schema/db.ts'
import { houseOn } from './house.ts'
import { tellWaiter } from './tell-waiter.ts'

/** A closure takes slots that are kept: whoever they were kept for is told, and waits again at their place in the line. */
export async function withdrawOffers(
  scope: ActionScope,
  { palaceId, closureId, reason, target }: ClosureAct,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  const { tx, now, journal } = scope
  const kept = (await openWaits(tx, palaceId)).filter(
    ({ id, state }) => state === 'offered' && ids.includes(id),
  )
  await bookingDb(tx)
    .updateTable('booking.wait')
    .set({ offered_at: null, offer_expires_at: null, offered_space_id: null })
    .where('palace_id', '=', palaceId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .where('ended_at', 'is', null)
    .execute()
  for (const wait of kept) {
    journal({
      action: 'booking.withdrawOffer',
      subject: { type: 'wait', id: wait.id },
      ...target,
      after: { closureId, reason },
    })
    const house = await houseOn(tx, palaceId, now, wait.during)
    await tellWaiter(scope, house, wait, { template: 'bookingDisplaced', reason })
  }
}

import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { errors } from '../errors.ts'
import { placesAdded } from '../events.ts'
import { canEdit } from '../policy.ts'
import { catalogDb } from '../schema/db.ts'
import { lockSession } from './lock-session.ts'
import { palaceOf } from './palace-of.ts'

const Input = z.object({
  palaceId: z.uuid(),
  sessionId: z.uuid(),
  capacity: z.number().int().min(1).max(100_000),
  waitlistCapacity: z.number().int().min(0).max(100_000),
})

/**
 * Gives a session more or fewer places. The database refuses fewer than the highest seat held.
 * @throws Problem `seats-above-capacity` | `session-not-found` | `already-cancelled`
 */
export const changeCapacity = action(Input, async ({ tx, actor, allow, journal, unchanged, emit }, input) => {
  const { palaceId, sessionId, capacity, waitlistCapacity } = input
  const palace = await palaceOf(tx, palaceId)
  allow(canEdit(actor, palace))
  const session = await lockSession(tx, palaceId, sessionId)
  if (session.cancelledAt) throw errors.error('already-cancelled')
  if (session.capacity === capacity && session.waitlistCapacity === waitlistCapacity) return unchanged()
  await catalogDb(tx)
    .updateTable('catalog.session')
    .set({ capacity, waitlist_capacity: waitlistCapacity })
    .where('palace_id', '=', palaceId)
    .where('id', '=', sessionId)
    .execute()
  journal({
    action: 'catalog.changeCapacity',
    subject: { type: 'session', id: sessionId },
    palaceId,
    divisionCode: palace.divisionCode,
    before: { capacity: session.capacity, waitlistCapacity: session.waitlistCapacity },
    after: { capacity, waitlistCapacity },
  })
  if (capacity > session.capacity) emit(placesAdded, { palaceId, sessionId })
})

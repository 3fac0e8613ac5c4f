import { refusal } from '#kit/db/action.ts'
import type { AppContext } from '#kit/http/context.ts'
import { closureSpan } from '../actions/close.ts'
import type { ShutPreview } from '../contract/shapes.ts'
import { errors } from '../errors.ts'
import { canKeepHouse } from '../policy.ts'
import { palaceById, targetOf } from '../queries/palaces.ts'
import { usesToShut } from '../queries/shut-uses.ts'
import { presentShut } from './present.ts'

const LISTED = 200

/** What a closure would displace, for whoever may record it. @throws Problem as `recordClosure` does */
export async function previewClosure(
  c: AppContext,
  palaceId: string,
  { spaceId, ...times }: { spaceId: string | null; start: string; end: string },
): Promise<ShutPreview> {
  const { db, clock } = c.var.services
  const palace = await palaceById(db, palaceId)
  if (!palace) throw errors.error('palace-not-found')
  const decision = canKeepHouse(c.var.actor, targetOf(palace))
  if (!decision.allowed) throw refusal(c.var.actor, decision.reason)
  const now = clock.now()
  const uses = await usesToShut(db, palaceId, spaceId, closureSpan(times, now), now)
  const count = (...kinds: string[]) => uses.filter(({ kind }) => kinds.includes(kind)).length
  return {
    sessions: count('session'),
    bookings: count('booking'),
    others: count('maintenance', 'lease', 'hold'),
    uses: uses.slice(0, LISTED).map(presentShut),
  }
}

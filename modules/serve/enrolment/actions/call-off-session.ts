import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { lockSession } from '#modules/serve/catalog/index.ts'
import { canRunSession } from '../policy.ts'
import { enrolmentsOfSession } from '../queries/enrolment-record.ts'
import { isActive, mayFollow } from '../rules/state.ts'
import { changeClaims } from './change-claims.ts'
import { houseRules } from './house-rules.ts'
import { tell } from './tell.ts'

/**
 * The palace cancelled the session: everyone is told, and whoever held a place or waited is let go. Who was at an
 * earlier meeting stays counted. Repeating it changes nothing.
 */
export const callOffSession = action(
  z.object({ palaceId: z.uuid(), sessionId: z.uuid(), reason: z.string() }),
  async (scope, { palaceId, sessionId, reason }) => {
    const { actor, tx, now, allow, unchanged } = scope
    const house = await houseRules(tx, palaceId, now)
    allow(canRunSession(actor, house.target))
    const session = await lockSession(tx, palaceId, sessionId)
    if (!session.cancelledAt) return unchanged()
    const concerned = (await enrolmentsOfSession(tx, palaceId, sessionId)).filter(({ state }) =>
      isActive(state),
    )
    const open = concerned.filter(({ state }) => mayFollow(state, 'cancel'))
    await tell(scope, { house, session }, 'sessionCancelled', concerned, () => ({ reason }))
    await changeClaims(scope, house, 'callOff', open, {
      cancelled_at: now,
      cancelled_by: 'palace',
      seat_no: null,
    })
    if (open.length === 0) unchanged()
  },
)

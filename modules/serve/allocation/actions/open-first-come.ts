import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { canEdit, lockSession, openSignUpAt } from '#modules/serve/catalog/index.ts'
import { errors } from '../errors.ts'
import { canKeepRounds } from '../policy.ts'
import { roundOfSession } from '../queries/rounds.ts'
import { houseOf } from './house.ts'

/**
 * Opens a session first come after all, when it was to be given by a draw and no round or window has been announced for it. Again changes
 * nothing. @throws Problem `course-not-here` | `course-in-another-round`
 */
export const openFirstCome = action(
  z.object({ palaceId: z.uuid(), sessionId: z.uuid() }),
  async ({ actor, tx, now, allow, journal, unchanged }, { palaceId, sessionId }) => {
    const { target } = await houseOf(tx, palaceId, now)
    allow(canKeepRounds(actor, target))
    allow(canEdit(actor, target))
    const session = await lockSession(tx, palaceId, sessionId)
    if (session.cancelledAt) throw errors.error('course-not-here')
    if (!session.awaitsDraw) return unchanged()
    if (await roundOfSession(tx, palaceId, sessionId)) throw errors.error('course-in-another-round')
    const opensAt = Temporal.Instant.compare(session.opensAt, now) < 0 ? now : session.opensAt
    await openSignUpAt(tx, [{ palaceId, sessionId }], opensAt, false)
    journal({
      action: 'allocation.openFirstCome',
      subject: { type: 'session', id: sessionId },
      palaceId,
      divisionCode: target.divisionCode,
      after: { opensAt: opensAt.toString() },
    })
  },
)

import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { lockSession, meetingsOf } from '#modules/serve/catalog/index.ts'
import { canRunSession } from '../policy.ts'
import { enrolmentsOfSession } from '../queries/enrolment-record.ts'
import { houseRules } from './house-rules.ts'
import { tell } from './tell.ts'

/** Reminds everyone who holds a place, once, the day before. */
export const remindComing = action(
  z.object({ palaceId: z.uuid(), sessionId: z.uuid() }),
  async (scope, { palaceId, sessionId }) => {
    const { actor, tx, now, allow, unchanged } = scope
    const house = await houseRules(tx, palaceId, now)
    allow(canRunSession(actor, house.target))
    const session = await lockSession(tx, palaceId, sessionId)
    const coming = (await enrolmentsOfSession(tx, palaceId, sessionId)).filter(
      ({ state }) => state === 'confirmed',
    )
    const [first] = (await meetingsOf(tx, palaceId, sessionId)).filter(({ cancelledAt }) => !cancelledAt)
    if (!session.cancelledAt && !first?.displacedAt)
      await tell(scope, { house, session }, 'sessionReminder', coming)
    unchanged()
  },
)

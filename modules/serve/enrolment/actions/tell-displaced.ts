import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { lockSession, meetingsOf } from '#modules/serve/catalog/index.ts'
import { canRunSession } from '../policy.ts'
import { enrolmentsOfSession } from '../queries/enrolment-record.ts'
import { isActive } from '../rules/state.ts'
import { houseRules } from './house-rules.ts'
import { tell } from './tell.ts'

const Input = z.object({
  palaceId: z.uuid(),
  sessionId: z.uuid(),
  closureId: z.uuid(),
  nos: z.array(z.number().int()),
  /** Why the room is shut; null: it is open again. */
  reason: z.string().nullable(),
})

/** A closure took a meeting's room, or was lifted: everyone who holds a place or waits is told, once for each meeting. */
export const tellDisplaced = action(Input, async (scope, { palaceId, sessionId, closureId, nos, reason }) => {
  const { actor, tx, now, allow, unchanged } = scope
  const house = await houseRules(tx, palaceId, now)
  allow(canRunSession(actor, house.target))
  unchanged()
  const session = await lockSession(tx, palaceId, sessionId)
  if (session.cancelledAt) return
  const claims = (await enrolmentsOfSession(tx, palaceId, sessionId)).filter(({ state }) => isActive(state))
  for (const { no, during } of await meetingsOf(tx, palaceId, sessionId)) {
    if (!nos.includes(no)) continue
    const told = { house, session: { title: session.title, firstMeeting: during } }
    const cause = `${closureId}:${no}`
    if (reason === null) await tell(scope, told, 'sessionRestored', claims, undefined, cause)
    else await tell(scope, told, 'sessionDisplaced', claims, () => ({ reason }), cause)
  }
})

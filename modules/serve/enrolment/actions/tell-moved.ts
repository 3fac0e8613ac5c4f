import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { lockSession, meetingsOf } from '#modules/serve/catalog/index.ts'
import { canRunSession } from '../policy.ts'
import { enrolmentsOfSession } from '../queries/enrolment-record.ts'
import { isActive } from '../rules/state.ts'
import { houseRules } from './house-rules.ts'
import { tell } from './tell.ts'

/** A meeting has another time or room: everyone who holds a place or waits is told, once for each change. */
export const tellMoved = action(
  z.object({ palaceId: z.uuid(), sessionId: z.uuid(), no: z.number().int() }),
  async (scope, { palaceId, sessionId, no }) => {
    const { actor, tx, now, allow, unchanged } = scope
    const house = await houseRules(tx, palaceId, now)
    allow(canRunSession(actor, house.target))
    const session = await lockSession(tx, palaceId, sessionId)
    const meeting = (await meetingsOf(tx, palaceId, sessionId)).find((one) => one.no === no)
    const claims = (await enrolmentsOfSession(tx, palaceId, sessionId)).filter(({ state }) => isActive(state))
    const told = { title: session.title, firstMeeting: meeting?.during ?? session.firstMeeting }
    const cause = `${no}:${told.firstMeeting.start}:${meeting?.spaceId}`
    await tell(scope, { house, session: told }, 'sessionMoved', claims, undefined, cause)
    unchanged()
  },
)

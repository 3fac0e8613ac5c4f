import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { lockSession } from '#modules/serve/catalog/index.ts'
import { canRunSession } from '../policy.ts'
import { enrolmentsOfSession } from '../queries/enrolment-record.ts'
import { changeClaims } from './change-claims.ts'
import { houseRules } from './house-rules.ts'
import { tell } from './tell.ts'

/** An invitation after this long reads like a mistake. */
const INVITED_HOURS = 72

/** After the first meeting: ends the waitlist, and asks those who came how it was. Repeating it changes nothing. P19. */
export const closeSession = action(
  z.object({ palaceId: z.uuid(), sessionId: z.uuid() }),
  async (scope, { palaceId, sessionId }) => {
    const { actor, tx, now, allow, unchanged } = scope
    const house = await houseRules(tx, palaceId, now)
    allow(canRunSession(actor, house.target))
    const session = await lockSession(tx, palaceId, sessionId)
    const sinceEnd = now.since(session.firstMeeting.end).total('hours')
    if (sinceEnd < 0) return unchanged()
    const claims = await enrolmentsOfSession(tx, palaceId, sessionId)
    const waiting = claims.filter(({ state }) => state === 'waitlisted')
    const attended = claims.filter(({ state }) => state === 'attended')
    await changeClaims(scope, house, 'endWaitlist', waiting, { passed_at: now })
    if (sinceEnd < INVITED_HOURS) await tell(scope, { house, session }, 'rateInvitation', attended)
    if (waiting.length === 0) unchanged()
  },
)

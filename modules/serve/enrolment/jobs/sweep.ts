import { z } from 'zod'
import { system } from '#kit/access/index.ts'
import { defineJob } from '#kit/jobs/index.ts'
import { findSessions, sessionsByKeys } from '#modules/serve/catalog/index.ts'
import { closeSession } from '../actions/close-session.ts'
import { lapseOffers } from '../actions/lapse-offers.ts'
import { offerFreedPlaces } from '../actions/offer-places.ts'
import { releaseUnclaimed } from '../actions/release-unclaimed.ts'
import {
  sessionsWithIdlePlaces,
  sessionsWithLapsedOffers,
  sessionsWithUnclaimedPlaces,
} from '../queries/due.ts'

/** Grace times are shorter than this; a session that began earlier has had its release. */
const LATEST_RELEASE = { hours: 2 }

/** Every five minutes, what no job was set for: imported sessions, an installation that was switched off, a reserve that opened. */
export const sweep = defineJob({
  name: 'enrolment.sweep',
  schema: z.object({}),
  cron: '*/5 * * * *',
  run: async (given) => {
    const context = { ...given, actor: system }
    const now = context.clock.now()
    for (const ids of await sessionsWithLapsedOffers(context.db, now)) await lapseOffers(context, ids)
    const begun = await findSessions(context.db, now, {
      window: { start: now.subtract(LATEST_RELEASE), end: now },
      limit: 1_000,
    })
    const unclaimed = await sessionsWithUnclaimedPlaces(context.db, begun)
    for (const { palaceId, id } of unclaimed) await releaseUnclaimed(context, { palaceId, sessionId: id })
    const idle = await sessionsWithIdlePlaces(context.db)
    const sessions = await sessionsByKeys(context.db, idle)
    for (const ids of idle) {
      const over = Temporal.Instant.compare(sessions.get(ids.sessionId)!.firstMeeting.end, now) <= 0
      await (over ? closeSession : offerFreedPlaces)(context, ids)
    }
  },
})

import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { lockSession } from '#modules/serve/catalog/index.ts'
import { canRunSession } from '../policy.ts'
import { enrolmentsOfSession } from '../queries/enrolment-record.ts'
import { releaseAt } from '../rules/times.ts'
import { enrolmentDb } from '../schema/db.ts'
import { changeClaims } from './change-claims.ts'
import { houseRules } from './house-rules.ts'
import { settleDoor } from './settle-door.ts'
import { tell } from './tell.ts'

/**
 * After the grace time lets go the places of those who did not come, and marks a no-show for each; whoever waits at the
 * door may take them.  Before that time nothing happens. Repeating it changes
 * nothing. P9 (booking.graceMinutes).
 */
export const releaseUnclaimed = action(
  z.object({ palaceId: z.uuid(), sessionId: z.uuid() }),
  async (scope, { palaceId, sessionId }) => {
    const { actor, tx, now, allow, unchanged } = scope
    const house = await houseRules(tx, palaceId, now)
    allow(canRunSession(actor, house.target))
    const session = await lockSession(tx, palaceId, sessionId)
    const at = releaseAt(session.firstMeeting.start, house.standards['booking.graceMinutes'])
    if (Temporal.Instant.compare(now, at) < 0 || session.cancelledAt) {
      unchanged()
      return { released: 0 }
    }
    const absent = (await enrolmentsOfSession(tx, palaceId, sessionId)).filter(
      ({ state }) => state === 'confirmed',
    )
    await changeClaims(scope, house, 'release', absent, { released_at: now, seat_no: null })
    const noShows = absent.flatMap(({ id, personId }) =>
      personId === null ? [] : [{ palace_id: palaceId, enrolment_id: id, person_id: personId, at: now }],
    )
    if (noShows.length > 0) await enrolmentDb(tx).insertInto('enrolment.no_show').values(noShows).execute()
    await tell(scope, { house, session }, 'noShowMarked', absent)
    // Whom doors without a network let in over the limit may have a place now.
    const settled = await settleDoor(scope, house, session)
    if (absent.length === 0 && !settled) unchanged()
    return { released: absent.length }
  },
)

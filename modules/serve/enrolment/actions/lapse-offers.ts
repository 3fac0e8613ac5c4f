import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { lockSession } from '#modules/serve/catalog/index.ts'
import { canRunSession } from '../policy.ts'
import { enrolmentsOfSession } from '../queries/enrolment-record.ts'
import { changeClaims } from './change-claims.ts'
import { houseRules } from './house-rules.ts'
import { offerPlaces } from './offer-places.ts'
import { tell } from './tell.ts'

/** Lets offers go whose time ran out, and asks the next on the waitlist. Repeating it changes nothing. P5. */
export const lapseOffers = action(
  z.object({ palaceId: z.uuid(), sessionId: z.uuid() }),
  async (scope, { palaceId, sessionId }) => {
    const { actor, tx, now, allow, unchanged } = scope
    const house = await houseRules(tx, palaceId, now)
    allow(canRunSession(actor, house.target))
    const session = await lockSession(tx, palaceId, sessionId)
    const lapsed = (await enrolmentsOfSession(tx, palaceId, sessionId)).filter(
      ({ state, offerExpiresAt }) =>
        state === 'offered' && Temporal.Instant.compare(offerExpiresAt!, now) <= 0,
    )
    await changeClaims(scope, house, 'lapse', lapsed, { passed_at: now, seat_no: null })
    await tell(scope, { house, session }, 'offerLapsed', lapsed)
    const offered = await offerPlaces(scope, session, house)
    if (lapsed.length + offered === 0) unchanged()
    return { lapsed: lapsed.length, offered }
  },
)

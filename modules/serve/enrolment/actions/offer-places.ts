import { z } from 'zod'
import { action, type ActionScope } from '#kit/db/action.ts'
import { factsOfPeople } from '#modules/base/identity/index.ts'
import { lockSession, type LockedSession } from '#modules/serve/catalog/index.ts'
import { canRunSession } from '../policy.ts'
import { enrolmentsOfSession } from '../queries/enrolment-record.ts'
import { sessionCounts } from '../queries/session-counts.ts'
import { allOffers, keptForGig } from '../rules/places.ts'
import { offerEnd } from '../rules/times.ts'
import { changeClaims } from './change-claims.ts'
import { due } from './due.ts'
import { type House, houseRules } from './house-rules.ts'
import { tell } from './tell.ts'

/** Offers every free place of a session down its waitlist, in order of arrival, parties all or none. Repeating it offers nothing twice. */
export const offerFreedPlaces = action(
  z.object({ palaceId: z.uuid(), sessionId: z.uuid() }),
  async (scope, { palaceId, sessionId }) => {
    const house = await houseRules(scope.tx, palaceId, scope.now)
    scope.allow(canRunSession(scope.actor, house.target))
    const session = await lockSession(scope.tx, palaceId, sessionId)
    const offered = await offerPlaces(scope, session, house)
    if (offered === 0) scope.unchanged()
    return { offered }
  },
)

/** The same inside a step that freed a place; the session is locked. Near the start nobody is asked any more. */
export async function offerPlaces(scope: ActionScope, session: LockedSession, house: House): Promise<number> {
  const { tx, now, later } = scope
  const { palaceId, id: sessionId } = session
  const start = session.firstMeeting.start
  const until = offerEnd(now, start, house.standards['enrolment.offerHoldMinutes'])
  if (!until || session.cancelledAt) return 0
  const counts = await sessionCounts(tx, palaceId, sessionId)
  if (counts.waiting === 0 || counts.held >= session.capacity) return 0
  const waiting = (await enrolmentsOfSession(tx, palaceId, sessionId)).filter(
    ({ state }) => state === 'waitlisted',
  )
  const kept = keptForGig({ ...session, start }, house.standards['enrolment.gigReserveHours'], now)
  const facts =
    kept > 0
      ? await factsOfPeople(
          tx,
          waiting.flatMap(({ personId }) => personId ?? []),
        )
      : new Map()
  const waitlist = waiting.map((one) => ({ ...one, gigWorker: facts.get(one.personId)?.gigWorker ?? false }))
  const offers = allOffers({ ...session, kept }, counts, waitlist)
  for (const { id, seatNo, reserved } of offers) {
    const claims = waiting.filter((one) => one.id === id)
    const change = { seat_no: seatNo, reserved, offered_at: now, offer_expires_at: until }
    await changeClaims(scope, house, 'offer', claims, change)
    await tell(scope, { house, session }, 'placeOffered', claims, () => ({ until: until.toString() }), id)
  }
  if (offers.length > 0) later(due.lapseOffers, { palaceId, sessionId }, { at: until })
  return offers.length
}

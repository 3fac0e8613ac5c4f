import type { Db } from '#kit/db/index.ts'
import type { PersonFacts } from '#modules/base/identity/index.ts'
import {
  audienceDecision,
  type LockedSession,
  meetingsByKeys,
  sessionsByKeys,
} from '#modules/serve/catalog/index.ts'
import { type Claim, claimsOfPeople } from '../queries/claims-of-people.ts'
import { noShowsOf } from '../queries/no-shows.ts'
import type { PersonalFacts } from '../rules/may-enrol.ts'
import { suspension } from '../rules/suspension.ts'
import { clash } from '../rules/times.ts'
import type { House } from './house-rules.ts'

type Session = Pick<LockedSession, 'audience' | 'firstMeeting'>
type SessionKey = { palaceId: string; sessionId: string }
type Facts = Omit<PersonFacts, 'personId' | 'guardianId'>

/** A companion is known by name alone, so what an audience asks for is not proved. */
const unknown: Facts = {
  member: false,
  unionName: null,
  gigWorker: false,
  retired: false,
  birthYear: null,
  divisionCode: null,
}

/** Is this person, or a companion of whom nothing is known (null), among those for whom the session is? */
export function inAudience(
  { audience, firstMeeting }: Session,
  person: Facts | null,
  { palace }: House,
): boolean {
  const on = firstMeeting.start.toZonedDateTimeISO(palace.timeZone).toPlainDate()
  return audienceDecision(audience, person ?? unknown, on).allowed
}

/**
 * What stands in the way of each of these people, by id; the same few queries for any number of them. It needs no lock on
 * the session: it is about the people, who take turns.
 */
export async function situations(
  db: Db,
  session: SessionKey,
  ids: readonly string[],
  { standards }: House,
  now: Temporal.Instant,
): Promise<Map<string, PersonalFacts>> {
  const [claims, noShows] = await Promise.all([claimsOfPeople(db, ids, now), noShowsOf(db, ids)])
  const others = claims.filter(({ sessionId }) => sessionId !== session.sessionId)
  const elsewhere = await timesOf(db, session, others)
  const pause = { limit: standards['noShow.limit'], banDays: standards['noShow.banDays'] }
  return new Map(
    ids.map((id) => {
      const own = others.filter(({ personId }) => personId === id)
      const coming = own.filter(({ sessionId }) => elsewhere.isComing(sessionId, now))
      return [
        id,
        {
          suspendedUntil: suspension(noShows.get(id) ?? [], pause, now),
          active: coming.filter(({ state }) => state !== 'attended').length,
          activeLimit: standards['enrolment.personActiveLimit'],
          sameTime:
            coming.map(({ sessionId }) => elsewhere.clashWith(sessionId)).find((title) => title !== null) ??
            null,
        },
      ]
    }),
  )
}

/** When the other sessions are, and which of them are at the same time as this one. */
async function timesOf(db: Db, session: SessionKey, claims: readonly Claim[]) {
  const keys = [
    ...new Map(claims.map(({ palaceId, sessionId }) => [sessionId, { palaceId, sessionId }])).values(),
  ]
  if (keys.length === 0) return { isComing: () => false, clashWith: () => null }
  const [sessions, meetings] = await Promise.all([
    sessionsByKeys(db, keys),
    meetingsByKeys(db, [session, ...keys]),
  ])
  const spans = (sessionId: string) =>
    (meetings.get(sessionId) ?? []).filter(({ cancelledAt }) => !cancelledAt).map(({ during }) => during)
  return {
    isComing: (sessionId: string, now: Temporal.Instant) => {
      const other = sessions.get(sessionId)
      return other !== undefined && !other.cancelledAt && Temporal.Instant.compare(now, other.during.end) < 0
    },
    clashWith: (sessionId: string) =>
      clash(spans(session.sessionId), spans(sessionId)) ? (sessions.get(sessionId)?.title ?? null) : null,
  }
}

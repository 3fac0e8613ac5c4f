import type { Db } from '#kit/db/index.ts'
import type { Translator } from '#kit/i18n/index.ts'
import { divisionName, palacesByIds, spacesByIds, type PalaceSummary } from '#modules/base/places/index.ts'
import { personFacts } from '#modules/base/identity/index.ts'
import type { SessionDetail } from '../contract/session.ts'
import { errors } from '../errors.ts'
import { occupancy } from '../ports.ts'
import { meetingsOf, otherDates, sessionDetail } from '../queries/session-detail.ts'
import { presentDetail } from './present.ts'

export type DetailRequest = {
  palaceId: string
  sessionId: string
  personId: string | null
  now: Temporal.Instant
  t: Translator
}

/**
 * A session for its page and for the API, with the names of its rooms. Drafts are not found.
 * @throws Problem `session-not-found`
 */
export async function readSession(
  db: Db,
  { palaceId, sessionId, personId, now, t }: DetailRequest,
  known?: PalaceSummary,
): Promise<{ session: SessionDetail; spaceNames: Map<string, string>; palace: PalaceSummary }> {
  const [session, meetings, taken, person, palace] = await Promise.all([
    sessionDetail(db, palaceId, sessionId),
    meetingsOf(db, palaceId, sessionId),
    occupancy(db, [{ palaceId, sessionId }]),
    personId ? personFacts(db, personId) : null,
    known ?? palacesByIds(db, [palaceId]).then((palaces) => palaces.get(palaceId)),
  ])
  if (!session?.publishedAt || !palace) throw errors.error('session-not-found')
  const [spaces, others] = await Promise.all([
    spacesByIds(db, [...new Set([session.spaceId, ...meetings.map(({ spaceId }) => spaceId)])]),
    otherDates(db, now, session),
  ])
  const detail = presentDetail(
    { session, meetings, others, person, divisionName, t },
    { palace, space: spaces.get(session.spaceId), taken: taken.get(sessionId), metres: null, now },
  )
  const nameOf = (name: string, nameEn: string | null) => (t.locale === 'en' && nameEn ? nameEn : name)
  return {
    session: detail,
    palace,
    spaceNames: new Map([...spaces].map(([id, { name, nameEn }]) => [id, nameOf(name, nameEn)])),
  }
}

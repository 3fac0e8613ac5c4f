import type { Db } from '#kit/db/index.ts'
import type { PersonFacts } from '#modules/base/identity/index.ts'
import { audienceDecision, sessionAsItStands } from '#modules/serve/catalog/index.ts'
import { assertMayCome, noShowsOf, suspension } from '#modules/serve/enrolment/index.ts'
import { errors } from '../errors.ts'
import type { CourseRecord } from '../queries/rounds.ts'
import type { OpenRound } from './open-round.ts'

/**
 * Refuses people who may not be in a party that asks for these courses.
 * @throws Problem `suspended` | `audience`; for a window also what stands in the way of signing up
 */
export async function refusePeople(
  tx: Db,
  { round, house }: OpenRound,
  courses: readonly CourseRecord[],
  people: readonly PersonFacts[],
  now: Temporal.Instant,
): Promise<void> {
  const ids = people.map(({ personId }) => personId)
  await refuseSuspended(tx, ids, house, now)
  await refuseAudience(tx, courses, people, house)
  // A place of a window needs no confirmation, so whoever could not sign up cannot apply either.
  if (round.kind === 'window') await assertMayCome(tx, courses[0]!, ids, now)
}

type House = OpenRound['house']

/** Whoever is paused after no-shows is paused here too. */
async function refuseSuspended(tx: Db, personIds: string[], { standards }: House, now: Temporal.Instant) {
  const noShows = await noShowsOf(tx, personIds)
  const pause = { limit: standards['noShow.limit'], banDays: standards['noShow.banDays'] }
  if (personIds.some((id) => suspension(noShows.get(id) ?? [], pause, now)))
    throw errors.error('suspended', { field: 'personIds' })
}

/** Everybody of a party is among those for whom each chosen course is. */
async function refuseAudience(
  tx: Db,
  courses: readonly CourseRecord[],
  people: readonly PersonFacts[],
  { palace }: House,
) {
  for (const { palaceId, sessionId } of courses) {
    const { audience, firstMeeting, title } = await sessionAsItStands(tx, palaceId, sessionId)
    const on = firstMeeting.start.toZonedDateTimeISO(palace.timeZone).toPlainDate()
    if (people.some((person) => !audienceDecision(audience, person, on).allowed))
      throw errors.error('audience', { field: 'choices', params: { title } })
  }
}

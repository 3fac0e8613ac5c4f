import { action, type ActionScope } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import { seatedAmong } from '#modules/serve/enrolment/index.ts'
import { roundPath } from '../contract/round.ts'
import { canPassOn } from '../policy.ts'
import { type ApplicationRecord, applicationsTo } from '../queries/applications.ts'
import { type ClaimRecord, claimsOfRound } from '../queries/claims.ts'
import { type CourseRecord, coursesOf, lockRound } from '../queries/rounds.ts'
import { nextOffers, offerUntil } from '../rules/phase.ts'
import { allocationDb } from '../schema/db.ts'
import { houseOf } from './house.ts'
import { type OpenRound, stepOf } from './open-round.ts'
import { adultsOf, tellOffer } from './tell.ts'

/** Ends what ran out, and offers what is free to those who wait. By the clock; again changes nothing. */
export const passPlacesOn = action(roundPath, async (scope, { palaceId, roundId }) => {
  const { actor, tx, now, allow, unchanged } = scope
  allow(canPassOn(actor))
  const round = await lockRound(tx, palaceId, roundId)
  if (round?.state !== 'published') return unchanged()
  const changed = await passOn(scope, { round, house: await houseOf(tx, palaceId, now) })
  if (!changed) unchanged()
})

/**
 * Ends offers that ran out, ends the waitlists when their time is over, and until then offers free places in the order of the numbers. The
 * round is locked. Answers whether anything changed.
 */
export async function passOn(scope: ActionScope, open: OpenRound): Promise<boolean> {
  const { tx, now, journal } = scope
  const { round } = open
  const over = Temporal.Instant.compare(now, round.openAt) >= 0
  const lapsed = await allocationDb(tx)
    .updateTable('allocation.claim')
    .set({ lapsed_at: now })
    .where('palace_id', '=', round.palaceId)
    .where('round_id', '=', round.id)
    .where('state', 'in', over ? ['offered', 'waiting'] : ['offered'])
    .where((where) =>
      where.or([where('offered_until', '<=', now), ...(over ? [where('offered_until', 'is', null)] : [])]),
    )
    .returning(['application_id', 'course_no'])
    .execute()
  if (lapsed.length > 0) journal(stepOf(open, 'lapseOffers', { claims: lapsed.length }))
  const offered = over ? 0 : await offerFree(scope, open)
  return lapsed.length + offered > 0
}

async function offerFree(scope: ActionScope, open: OpenRound): Promise<number> {
  const { tx, now, journal } = scope
  const { round, house } = open
  const claims = await claimsOfRound(tx, round.palaceId, round.id)
  if (!claims.some(({ state }) => state === 'waiting')) return 0
  const until = offerUntil(now, round.openAt, house.standards['enrolment.offerHoldMinutes'])
  // Somebody with an offer at one course keeps their numbers elsewhere, but is not asked twice at once.
  const asked = new Set(
    claims.flatMap(({ state, applicationId }) => (state === 'offered' ? applicationId : [])),
  )
  const byCourse = Map.groupBy(claims, ({ courseNo }) => courseNo)
  const offers: ClaimRecord[] = []
  const courses = await coursesOf(tx, round.palaceId, round.id)
  const applications = await applicationsTo(tx, round.palaceId, round.id)
  const seatsOf = await heldSeats(tx, courses, claims, applications)
  for (const { no, seats } of courses) {
    const own = byCourse.get(no) ?? []
    const free = seats - own.reduce((sum, claim) => sum + seatsOf(claim), 0)
    const waiting = own.filter(({ state, applicationId }) => state === 'waiting' && !asked.has(applicationId))
    for (const { applicationId } of nextOffers(free, waiting)) {
      asked.add(applicationId)
      offers.push(own.find((claim) => claim.applicationId === applicationId)!)
    }
  }
  if (offers.length === 0) return 0
  const adults = new Map(applications.map((one) => [one.id, adultsOf(one)]))
  for (const { applicationId, courseNo } of offers) {
    await allocationDb(tx)
      .updateTable('allocation.claim')
      .set({ offered_at: now, offered_until: until })
      .where('palace_id', '=', round.palaceId)
      .where('application_id', '=', applicationId)
      .where('course_no', '=', courseNo)
      .execute()
    journal(stepOf(open, 'offerPlace', { applicationId, course: courseNo, until: until.toString() }))
    for (const applicantId of adults.get(applicationId) ?? [])
      await tellOffer(scope, open, { applicationId, applicantId, courseNo, until })
  }
  return offers.length
}

/** How many places a claim takes now: what is offered is kept whole, of what was confirmed only what was not given back since. */
async function heldSeats(
  tx: Db,
  courses: readonly CourseRecord[],
  claims: readonly ClaimRecord[],
  applications: readonly ApplicationRecord[],
) {
  const people = new Map(applications.map(({ id, personIds }) => [id, personIds]))
  const seated = await seatedAmong(
    tx,
    courses,
    claims.flatMap(({ state, applicationId }) =>
      state === 'confirmed' ? (people.get(applicationId) ?? []) : [],
    ),
  )
  return ({ state, size, courseNo, applicationId }: ClaimRecord): number => {
    if (state === 'offered') return size
    if (state !== 'confirmed') return 0
    const there = seated.get(courses[courseNo - 1]!.sessionId)
    return (people.get(applicationId) ?? []).filter((id) => there?.has(id)).length
  }
}

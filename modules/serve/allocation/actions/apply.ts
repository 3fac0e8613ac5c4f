import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { type Db, newId } from '#kit/db/index.ts'
import { factsOfPeople, type PersonFacts } from '#modules/base/identity/index.ts'
import { audienceDecision, sessionAsItStands } from '#modules/serve/catalog/index.ts'
import { assertMayCome, noShowsOf, suspension } from '#modules/serve/enrolment/index.ts'
import { ApplyRequest, roundPath } from '../contract/round.ts'
import { errors } from '../errors.ts'
import { canApply } from '../policy.ts'
import { applicationOf } from '../queries/applications.ts'
import { type CourseRecord, coursesOf, roundHeldOpen } from '../queries/rounds.ts'
import { phaseOf } from '../rules/phase.ts'
import { allocationDb } from '../schema/db.ts'
import { type House, houseOf } from './house.ts'
import { tellApplied } from './tell.ts'

/**
 * Applies to a round for oneself and one's children, or changes what one applied for: all of them, or none. When one applies does not
 * matter, so nothing is gained by being quick. The same request twice leaves one application. P5.
 * @throws Problem `not-applying` | `unknown-choice` | `too-many-choices` | `too-many-together` | `suspended` | `audience` |
 * `in-another-party`
 */
export const apply = action(ApplyRequest.extend(roundPath.shape), async (scope, input) => {
  const { actor, tx, now, allow, journal, unchanged } = scope
  const { palaceId, roundId } = input
  const personIds = [...new Set(input.personIds)]
  const choices = [...new Set(input.choices)]
  const facts = await factsOfPeople(tx, personIds)
  allow(
    canApply(
      actor,
      personIds.map((id) => facts.get(id)),
    ),
  )
  const house = await houseOf(tx, palaceId, now)
  const round = await roundHeldOpen(tx, palaceId, roundId)
  if (!round || round.state === 'draft') throw errors.error('round-not-found')
  if (phaseOf(round, now) !== 'applying') throw errors.error('not-applying')
  if (personIds.length > round.mostTogether)
    throw errors.error('too-many-together', { field: 'personIds', params: { most: round.mostTogether } })
  if (choices.length > round.mostChoices)
    throw errors.error('too-many-choices', { field: 'choices', params: { most: round.mostChoices } })
  const courses = await coursesOf(tx, palaceId, roundId)
  const wanted = choices.map((no) => courses[no - 1])
  if (wanted.some((course) => !course)) throw errors.error('unknown-choice', { field: 'choices' })
  await refuseSuspended(tx, personIds, house, now)
  await refuseAudience(tx, wanted as CourseRecord[], [...facts.values()], house)

  // A place of a window needs no confirmation, so whoever could not sign up cannot apply either.
  if (round.kind === 'window') await assertMayCome(tx, courses[0]!, personIds, now)

  const before = await applicationOf(tx, palaceId, roundId, actor.personId!)
  const same = before && sameList(before.choices, choices) && sameList(before.personIds, personIds)
  if (same) {
    unchanged()
    return { applicationId: before.id }
  }
  const applicationId = before?.id ?? newId()
  await write(tx, { ...input, personIds, choices, applicationId, applicantId: actor.personId! }, now)
  if (round.kind === 'window' && !before)
    await tellApplied(scope, { round, house }, { applicationId, applicantId: actor.personId! })
  journal({
    action: 'allocation.apply',
    subject: { type: 'application', id: applicationId },
    palaceId,
    divisionCode: house.target.divisionCode,
    ...(before ? { before: { choices: before.choices, size: before.size } } : {}),
    after: { roundId, choices, size: personIds.length },
  })
  return { applicationId }
})

const sameList = <T>(a: readonly T[], b: readonly T[]) =>
  a.length === b.length && a.every((one, i) => one === b[i])

type Written = z.output<typeof ApplyRequest> & {
  palaceId: string
  roundId: string
  applicationId: string
  applicantId: string
}

async function write(tx: Db, wish: Written, now: Temporal.Instant): Promise<void> {
  const { palaceId: palace_id, roundId: round_id, applicationId, choices, personIds } = wish
  const changed = { choices, size: personIds.length, changed_at: now }
  await allocationDb(tx)
    .insertInto('allocation.application')
    .values({
      palace_id,
      round_id,
      id: applicationId,
      applicant_id: wish.applicantId,
      party: randomBytes(8).toString('hex'),
      applied_at: now,
      ...changed,
    })
    .onConflict((conflict) => conflict.columns(['palace_id', 'id']).doUpdateSet(changed))
    .execute()
  await allocationDb(tx)
    .deleteFrom('allocation.member')
    .where('palace_id', '=', palace_id)
    .where('application_id', '=', applicationId)
    .execute()
  await allocationDb(tx)
    .insertInto('allocation.member')
    .values(
      personIds.map((person_id, i) => ({
        palace_id,
        round_id,
        application_id: applicationId,
        no: i + 1,
        person_id,
      })),
    )
    .execute()
}

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
  people: PersonFacts[],
  { palace }: House,
) {
  for (const { palaceId, sessionId } of courses) {
    const { audience, firstMeeting, title } = await sessionAsItStands(tx, palaceId, sessionId)
    const on = firstMeeting.start.toZonedDateTimeISO(palace.timeZone).toPlainDate()
    if (people.some((person) => !audienceDecision(audience, person, on).allowed))
      throw errors.error('audience', { field: 'choices', params: { title } })
  }
}

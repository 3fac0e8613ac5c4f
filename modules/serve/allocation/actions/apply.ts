import { randomBytes } from 'node:crypto'
import { action } from '#kit/db/action.ts'
import { type Db, newId } from '#kit/db/index.ts'
import { factsOfPeople } from '#modules/base/identity/index.ts'
import { ApplyRequest, roundPath } from '../contract/round.ts'
import { errors } from '../errors.ts'
import { canApply } from '../policy.ts'
import { applicationOf } from '../queries/applications.ts'
import { type CourseRecord, coursesOf, roundHeldOpen } from '../queries/rounds.ts'
import { phaseOf } from '../rules/phase.ts'
import { allocationDb } from '../schema/db.ts'
import { houseOf } from './house.ts'
import { lockMembers, type PartyMember, writeMembers } from './party-members.ts'
import { refusePeople } from './refuse-people.ts'
import { tellApplied, tellParty } from './tell.ts'

/**
 * Applies to a round for oneself and one's children, or changes what one applied for: all of them, or none. Whoever joined the party stays in it. When one applies does not
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
  if (choices.length > round.mostChoices)
    throw errors.error('too-many-choices', { field: 'choices', params: { most: round.mostChoices } })
  const courses = await coursesOf(tx, palaceId, roundId)
  const wanted = choices.map((no) => courses[no - 1])
  if (wanted.some((course) => !course)) throw errors.error('unknown-choice', { field: 'choices' })

  const before = await applicationOf(tx, palaceId, roundId, actor.personId!)
  const of = { palaceId, roundId, applicationId: before?.id ?? '' }
  const joined = before
    ? (await lockMembers(tx, of)).filter(({ broughtBy }) => broughtBy !== actor.personId)
    : []
  if (personIds.length + joined.length > round.mostTogether)
    throw errors.error('too-many-together', { field: 'personIds', params: { most: round.mostTogether } })
  const others = await factsOfPeople(
    tx,
    joined.map(({ personId }) => personId),
  )
  const people = [...facts.values(), ...others.values()]
  await refusePeople(tx, { round, house }, wanted as CourseRecord[], people, now)
  const everybody = [...personIds, ...joined.map(({ personId }) => personId)]
  const same = before && sameList(before.choices, choices) && sameSet(before.personIds, everybody)
  if (same) {
    unchanged()
    return { applicationId: before.id }
  }
  const applicationId = before?.id ?? newId()
  const applicantId = actor.personId!
  const own = personIds.map((personId) => ({ personId, broughtBy: applicantId }))
  await write(
    tx,
    { palaceId, roundId, choices, members: [...own, ...joined], applicationId, applicantId },
    now,
  )
  // Whoever joined confirmed for what was asked then: they are told when it is something else now.
  if (before && !sameList(before.choices, choices))
    await tellParty(
      scope,
      { round, house },
      applicationId,
      [...new Set(joined.map(({ broughtBy }) => broughtBy))],
      'changed',
    )
  if (round.kind === 'window' && !before)
    await tellApplied(scope, { round, house }, { applicationId, applicantId })
  journal({
    action: 'allocation.apply',
    subject: { type: 'application', id: applicationId },
    palaceId,
    divisionCode: house.target.divisionCode,
    ...(before ? { before: { choices: before.choices, size: before.size } } : {}),
    after: { roundId, choices, size: everybody.length },
  })
  return { applicationId }
})

const sameList = <T>(a: readonly T[], b: readonly T[]) =>
  a.length === b.length && a.every((one, i) => one === b[i])

const sameSet = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && new Set([...a, ...b]).size === a.length

type Written = {
  palaceId: string
  roundId: string
  applicationId: string
  applicantId: string
  choices: number[]
  members: readonly PartyMember[]
}

async function write(tx: Db, wish: Written, now: Temporal.Instant): Promise<void> {
  const { palaceId, roundId, applicationId, choices, members } = wish
  const changed = { choices, size: members.length, changed_at: now }
  await allocationDb(tx)
    .insertInto('allocation.application')
    .values({
      palace_id: palaceId,
      round_id: roundId,
      id: applicationId,
      applicant_id: wish.applicantId,
      party: randomBytes(8).toString('hex'),
      applied_at: now,
      ...changed,
    })
    .onConflict((conflict) => conflict.columns(['palace_id', 'id']).doUpdateSet(changed))
    .execute()
  await writeMembers(tx, { palaceId, roundId, applicationId }, members, now)
}

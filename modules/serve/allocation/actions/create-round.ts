import { z } from 'zod'
import { action, type ActionScope } from '#kit/db/action.ts'
import { newId } from '#kit/db/index.ts'
import { palacesByIds, targetOf } from '#modules/base/places/index.ts'
import { canEdit, lockSession } from '#modules/serve/catalog/index.ts'
import { NewRound } from '../contract/round.ts'
import { errors } from '../errors.ts'
import { canKeepRounds } from '../policy.ts'
import { allocationDb } from '../schema/db.ts'
import { houseOf } from './house.ts'

const Input = NewRound.extend({ palaceId: z.uuid() })
type Plan = z.output<typeof Input>

/**
 * Draws up a round of sessions, of this palace and others that the actor programmes too. Nobody sees it before it is announced. P5.
 * @throws Problem `course-not-here` | `course-begins-too-soon` | `course-twice` | `course-in-another-round` | `too-many-seats` |
 * `too-many-reserved` | `calendar-backward` | `precedence-incomplete`
 */
export const createRound = action(Input, async (scope, plan) => {
  const { actor, tx, now, allow, journal } = scope
  const { palaceId } = plan
  const house = await houseOf(tx, palaceId, now)
  allow(canKeepRounds(actor, house.target))
  const kinds = plan.precedence.toSorted((a, b) => a - b)
  if (kinds.length !== plan.reserves.length + 1 || kinds.some((kind, i) => kind !== i))
    throw errors.error('precedence-incomplete', { field: 'precedence' })
  const roundId = newId()
  await allocationDb(tx)
    .insertInto('allocation.round')
    .values({
      palace_id: palaceId,
      id: roundId,
      title: plan.title,
      note: plan.note,
      apply_from: Temporal.Instant.from(plan.applyFrom),
      apply_until: Temporal.Instant.from(plan.applyUntil),
      draw_at: Temporal.Instant.from(plan.drawAt),
      confirm_until: Temporal.Instant.from(plan.confirmUntil),
      open_at: Temporal.Instant.from(plan.openAt),
      most_choices: plan.mostChoices,
      most_together: plan.mostTogether,
      reserves: [...new Set(plan.reserves)],
      precedence: plan.precedence,
      first_time: plan.firstTime,
      per_lost_round: plan.perLostRound,
      most_tickets: plan.mostTickets,
      created_at: now,
    })
    .execute()
  const share = house.standards['enrolment.waitlistShare']
  const courses = await coursesFor(scope, plan)
  await allocationDb(tx)
    .insertInto('allocation.course')
    .values(
      courses.map((course, i) => ({
        palace_id: palaceId,
        round_id: roundId,
        no: i + 1,
        at_palace_id: course.palaceId,
        session_id: course.sessionId,
        seats: course.seats,
        reserved: course.reserved,
        waiting: Math.ceil(course.seats * share),
      })),
    )
    .execute()
  journal({
    action: 'allocation.createRound',
    subject: { type: 'round', id: roundId },
    palaceId,
    divisionCode: house.target.divisionCode,
    after: { ...plan },
  })
  return { roundId }
})

type Given = { palaceId: string; sessionId: string; seats: number; reserved: number[] }

/** Checks that each course can be given by this round, and fills in what was left out. */
async function coursesFor({ actor, tx, allow }: ActionScope, plan: Plan): Promise<Given[]> {
  const palaces = await palacesByIds(tx, [...new Set(plan.courses.map(({ palaceId }) => palaceId))])
  const seen = new Set<string>()
  const given: Given[] = []
  for (const [i, course] of plan.courses.entries()) {
    const field = `courses.${i}`
    const palace = palaces.get(course.palaceId)
    if (!palace) throw errors.error('course-not-here', { field })
    allow(canEdit(actor, targetOf(palace)))
    const session = await lockSession(tx, course.palaceId, course.sessionId)
    if (session.cancelledAt || !session.publishedAt) throw errors.error('course-not-here', { field })
    if (seen.has(session.id)) throw errors.error('course-twice', { field })
    seen.add(session.id)
    const openAt = Temporal.Instant.from(plan.openAt)
    if (Temporal.Instant.compare(session.closesAt, openAt) <= 0)
      throw errors.error('course-begins-too-soon', { field, params: { title: session.title } })
    const seats = course.seats ?? session.capacity
    const reserved = course.reserved ?? plan.reserves.map((_, n) => Math.floor(seats * (plan.shares[n] ?? 0)))
    if (seats > session.capacity) throw errors.error('too-many-seats', { field })
    const kept = reserved.reduce((sum, places) => sum + places, 0)
    if (reserved.length !== plan.reserves.length || kept > seats)
      throw errors.error('too-many-reserved', { field, params: { title: session.title } })
    given.push({ palaceId: course.palaceId, sessionId: course.sessionId, seats, reserved })
  }
  return given
}

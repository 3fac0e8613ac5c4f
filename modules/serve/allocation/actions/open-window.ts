import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { newId } from '#kit/db/index.ts'
import { commitmentTo } from '#kit/draw/index.ts'
import { canEdit, lockSession, openSignUpAt } from '#modules/serve/catalog/index.ts'
import { occupancy } from '#modules/serve/enrolment/index.ts'
import { PLATFORM } from '../contract/vocabulary.ts'
import { NewWindow } from '../contract/window.ts'
import { errors } from '../errors.ts'
import { canKeepRounds } from '../policy.ts'
import { allocationDb } from '../schema/db.ts'
import { houseOf } from './house.ts'
import { platformSecret } from './platform-secret.ts'
import { stepOf } from './open-round.ts'

const Input = NewWindow.extend({ palaceId: z.uuid(), sessionId: z.uuid() })

/**
 * Opens a session by a fair window: a round of this session alone, announced at once and kept by the clock. Everybody who applies until its end
 * has the same chance; one draw then gives the places and the numbers of the waitlist, and from there on it is first come. Places that the
 * programme keeps for gig workers are kept in the draw. P5.
 * @throws Problem `course-not-here` | `course-begins-too-soon` | `course-in-another-round` | `signed-up-already` | `calendar-backward`
 */
export const openWindow = action(Input, async (scope, wish) => {
  const { actor, tx, now, allow, journal } = scope
  const { palaceId, sessionId } = wish
  const house = await houseOf(tx, palaceId, now)
  allow(canKeepRounds(actor, house.target))
  allow(canEdit(actor, house.target))
  const session = await lockSession(tx, palaceId, sessionId)
  if (session.cancelledAt || !session.publishedAt) throw errors.error('course-not-here')
  if ((await occupancy(tx, [{ palaceId, sessionId }])).has(sessionId)) throw errors.error('signed-up-already')
  const calendar = calendarOf(wish, house.standards, now)
  if (Temporal.Instant.compare(session.closesAt, calendar.open_at) <= 0)
    throw errors.error('course-begins-too-soon', { field: 'until', params: { title: session.title } })
  const kept = Math.min(session.gigReserved, session.capacity)
  const roundId = newId()
  await allocationDb(tx)
    .insertInto('allocation.round')
    .values({
      palace_id: palaceId,
      id: roundId,
      kind: 'window',
      title: session.title,
      ...calendar,
      most_choices: 1,
      most_together: wish.mostTogether,
      reserves: kept > 0 ? ['gigWorker'] : [],
      precedence: kept > 0 ? [1, 0] : [0],
      first_time: 0,
      per_lost_round: 0,
      most_tickets: 1,
      announced_at: now,
      created_at: now,
    })
    .execute()
  await allocationDb(tx)
    .insertInto('allocation.course')
    .values({
      palace_id: palaceId,
      round_id: roundId,
      no: 1,
      at_palace_id: palaceId,
      session_id: sessionId,
      seats: session.capacity,
      reserved: kept > 0 ? [kept] : [],
      waiting: session.waitlistCapacity,
    })
    .execute()
  await allocationDb(tx)
    .insertInto('allocation.contribution')
    .values({
      palace_id: palaceId,
      round_id: roundId,
      name: PLATFORM,
      commitment: commitmentTo(roundId, { name: PLATFORM, secret: platformSecret(roundId) }),
      committed_at: now,
    })
    .execute()
  await openSignUpAt(tx, [{ palaceId, sessionId }], calendar.open_at, true)
  journal(
    stepOf({ round: { id: roundId, palaceId }, house }, 'openWindow', {
      sessionId,
      until: calendar.apply_until.toString(),
    }),
  )
  return { roundId }
})

type Standards = Awaited<ReturnType<typeof houseOf>>['standards']

/** When what happens: as staff say, or as the standards do. @throws Problem `calendar-backward` */
function calendarOf(wish: z.output<typeof NewWindow>, standards: Standards, now: Temporal.Instant) {
  const from = wish.from ? Temporal.Instant.from(wish.from) : now
  const minutes = (count: number) => ({ minutes: Math.round(count) })
  const until = wish.until
    ? Temporal.Instant.from(wish.until)
    : from.add(minutes(60 * standards['enrolment.windowHours']))
  const draw = wish.drawAt
    ? Temporal.Instant.from(wish.drawAt)
    : until.add(minutes(standards['enrolment.windowDrawMinutes']))
  if (Temporal.Instant.compare(until, now) <= 0) throw errors.error('calendar-backward', { field: 'until' })
  // Nothing waits to be confirmed: the session is first come as soon as it was drawn, here with a minute's grace.
  const open = draw.add({ minutes: 1 })
  return { apply_from: from, apply_until: until, draw_at: draw, confirm_until: open, open_at: open }
}

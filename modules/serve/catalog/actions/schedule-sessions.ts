import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { ScheduleRequest, type Occurrence } from '../contract/schedule.ts'
import { errors } from '../errors.ts'
import { canEdit } from '../policy.ts'
import { signUpDefaults } from '../rules/sign-up-window.ts'
import { insertSessions } from './insert-sessions.ts'
import { lockProgramme } from './lock-programme.ts'
import { palaceOf } from './palace-of.ts'
import { planSchedule } from './plan-schedule.ts'
import { waitlistShareOf } from './waitlist-share.ts'

const Input = ScheduleRequest.extend({ palaceId: z.uuid(), programmeId: z.uuid() })

/**
 * Places a programme in a room: once, or by a rule of dates that skips holidays. Sessions of a published programme are
 * public at once. Dates on which the room is taken are left out if asked; otherwise nothing is written.
 * @throws Problem `room-taken` | `room-unknown` | `no-dates` | `in-the-past` | `closes-before-it-opens`
 */
export const scheduleSessions = action(Input, async ({ tx, now, actor, allow, journal }, input) => {
  const { palaceId, programmeId, spaceId, capacity, opensAt, closesAt } = input
  const palace = await palaceOf(tx, palaceId)
  allow(canEdit(actor, palace))
  const programme = await lockProgramme(tx, palaceId, programmeId)
  if (programme.status === 'cancelled') throw errors.error('step-not-open')
  const plan = await planSchedule(tx, palace, programme.form, input)
  const taken = new Map(plan.occurrences.filter((one) => one.taken.length > 0).map((one) => [one.start, one]))
  const leftOut = [...taken.values()]
  if (leftOut.length > 0 && (input.onConflict === 'refuse' || programme.form === 'course'))
    throw roomTaken(leftOut)
  const planned = plan.sessions.filter(({ meetings }) => !taken.has(meetings[0]!.start.toString()))
  if (planned.length === 0) throw roomTaken(leftOut)
  const waitlistShare = await waitlistShareOf(tx, palace, now)
  const sessions = planned.map(({ meetings, seriesNo }) => {
    const { start } = meetings[0]!
    if (Temporal.Instant.compare(start, now) <= 0) throw errors.error('in-the-past', { field: 'when' })
    const usual = signUpDefaults({ start, capacity }, { waitlistShare }, now)
    return {
      palaceId,
      programmeId,
      spaceId,
      meetings,
      seriesNo,
      capacity,
      waitlistCapacity: input.waitlistCapacity ?? usual.waitlistCapacity,
      opensAt: opensAt ? Temporal.Instant.from(opensAt) : usual.opensAt,
      closesAt: closesAt ? Temporal.Instant.from(closesAt) : usual.closesAt,
      awaitsDraw: input.byDraw,
      publishedAt: programme.status === 'published' ? now : null,
    }
  })
  const sessionIds = await insertSessions(tx, sessions, now)
  journal({
    action: 'catalog.scheduleSessions',
    subject: { type: 'programme', id: programmeId },
    palaceId,
    divisionCode: palace.divisionCode,
    after: { sessionIds, spaceId, when: input.when, capacity },
  })
  return { sessionIds, leftOut }
})

const roomTaken = (dates: readonly Occurrence[]) =>
  errors.error('room-taken', {
    field: 'spaceId',
    params: {
      count: dates.length,
      constraint: 'a_space_and_its_parts_hold_one_use_at_a_time',
      first: dates[0]?.start ?? '',
    },
  })

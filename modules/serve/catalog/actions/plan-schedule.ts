import type { Db } from '#kit/db/index.ts'
import { overlaps } from '#kit/interval/index.ts'
import { freeSpaces, spacesOf, spaceUses } from '#modules/base/places/index.ts'
import type { Occurrence, ScheduleRequest } from '../contract/schedule.ts'
import type { Form } from '../contract/vocabulary.ts'
import { errors } from '../errors.ts'
import { planSeries, type Plan } from '../rules/series.ts'

export type RoomPlan = Plan & { occurrences: Occurrence[] }

/**
 * The dates that a schedule gives and, for each, what holds the room and which rooms of its kind are free instead.
 * @throws Problem `room-unknown` | `no-dates`
 */
export async function planSchedule(
  db: Db,
  { palaceId, timeZone }: { palaceId: string; timeZone: string },
  form: Form,
  { spaceId, when }: Pick<ScheduleRequest, 'spaceId' | 'when'>,
): Promise<RoomPlan> {
  const spaces = await spacesOf(db, palaceId)
  const room = spaces.find(({ id }) => id === spaceId)
  if (!room) throw errors.error('room-unknown', { field: 'spaceId' })
  const alike = spaces.filter(({ kind, id }) => kind === room.kind && id !== room.id).map(({ id }) => id)
  const plan = 'series' in when ? planSeries(when.series, form, timeZone) : single(when)
  if (plan.sessions.length === 0) throw errors.error('no-dates', { field: 'when' })
  const times = plan.sessions.flatMap(({ meetings }) => meetings)
  const uses = await spaceUses(db, palaceId, [spaceId, ...alike], times)
  const occurrences = times.map((time) => {
    const taken = uses.filter((use) => use.spaceId === spaceId && overlaps(use.held, time))
    return {
      start: time.start.toString(),
      end: time.end.toString(),
      taken: taken.map(({ label, during }) => ({
        title: label,
        start: during.start.toString(),
        end: during.end.toString(),
      })),
      freeSpaceIds: taken.length > 0 ? freeSpaces(alike, uses, time) : [],
    }
  })
  return { ...plan, occurrences }
}

function single({ start, end }: { start: string; end: string }): Plan {
  const meeting = { start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) }
  if (Temporal.Instant.compare(meeting.start, meeting.end) >= 0)
    throw errors.error('no-dates', { field: 'when' })
  return { sessions: [{ seriesNo: null, meetings: [meeting] }], skipped: [], unknownYears: [] }
}

import { z } from '@hono/zod-openapi'
import { kinds, priceClasses, statuses } from './vocabulary.ts'

const localDate = z.iso.date()
const instant = z.iso.datetime({ offset: true })

/** A rule of dates in the palace's local time: weekly days, so often or until a day, with days left out and put back. */
export const Series = z
  .object({
    firstDate: localDate,
    startTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    minutes: z.number().int().min(10).max(1440),
    weekdays: z
      .array(z.number().int().min(1).max(7))
      .min(1)
      .max(7)
      .openapi({ description: 'ISO: 1 is Monday' }),
    every: z.number().int().min(1).max(12).default(1).openapi({ description: 'Every so many weeks' }),
    count: z.number().int().min(1).max(200).optional(),
    until: localDate.optional(),
    skip: z.array(localDate).max(100).default([]),
    readd: z.array(localDate).max(100).default([]),
    holidays: z.enum(['skip', 'keep']).default('skip'),
    adjustedWorkdays: z.enum(['skip', 'keep']).default('keep'),
  })
  .refine(({ count, until }) => (count === undefined) !== (until === undefined), { path: ['count'] })
  .openapi('Series')
export type Series = z.output<typeof Series>

/** When: one meeting, or a series. */
export const ScheduleWhen = z.union([
  z.object({ start: instant, end: instant }),
  z.object({ series: Series }),
])
export type ScheduleWhen = z.output<typeof ScheduleWhen>

export const ScheduleRequest = z
  .object({
    spaceId: z.uuid(),
    when: ScheduleWhen,
    capacity: z.number().int().min(1).max(100_000),
    waitlistCapacity: z.number().int().min(0).max(100_000).optional(),
    opensAt: instant.optional(),
    closesAt: instant.optional(),
    byDraw: z.boolean().default(false).openapi({
      description: 'Takes no sign-ups until a fair window or a round has given its places',
    }),
    onConflict: z.enum(['refuse', 'leaveOut']).default('refuse').openapi({
      description: 'What to do when the room is taken on some dates: nothing at all, or the other dates',
    }),
  })
  .openapi('ScheduleRequest')
export type ScheduleRequest = z.output<typeof ScheduleRequest>

const Occurrence = z
  .object({
    start: z.iso.datetime(),
    end: z.iso.datetime(),
    taken: z.array(z.object({ title: z.string(), start: z.iso.datetime(), end: z.iso.datetime() })).openapi({
      description:
        'What holds the room then (a_space_and_its_parts_hold_one_use_at_a_time); empty when it is free',
    }),
    freeSpaceIds: z.array(z.uuid()).openapi({ description: 'Rooms of the same kind that are free then' }),
  })
  .openapi('Occurrence')
export type Occurrence = z.infer<typeof Occurrence>

export const ScheduleResult = z
  .object({ sessionIds: z.array(z.uuid()), leftOut: z.array(Occurrence) })
  .openapi('ScheduleResult')
export type ScheduleResult = z.infer<typeof ScheduleResult>

/** What a schedule would do, before anything is written. */
export const SchedulePreview = z
  .object({
    occurrences: z.array(Occurrence),
    skipped: z.array(
      z.object({
        date: localDate,
        reason: z.enum(['listed', 'holiday', 'adjustedWorkday']),
        name: z.record(z.string(), z.string()).optional(),
      }),
    ),
    unknownYears: z.array(z.number().int()),
  })
  .openapi('SchedulePreview')
export type SchedulePreview = z.infer<typeof SchedulePreview>

/** One meeting in the week of a palace, for the room timetable. */
export const TimetableEntry = z
  .object({
    sessionId: z.uuid(),
    programmeId: z.uuid(),
    no: z.number().int(),
    meetingCount: z.number().int(),
    title: z.string(),
    kind: z.enum(kinds),
    priceClass: z.enum(priceClasses),
    status: z.enum(statuses),
    spaceId: z.uuid(),
    start: z.iso.datetime(),
    end: z.iso.datetime(),
    capacity: z.number().int(),
    waitlistCapacity: z.number().int(),
    taken: z.number().int(),
  })
  .openapi('TimetableEntry')
export type TimetableEntry = z.infer<typeof TimetableEntry>

export const Room = z
  .object({
    id: z.uuid(),
    name: z.string(),
    kind: z.string(),
    floor: z.string().nullable(),
    capacity: z.number().int().nullable(),
  })
  .openapi('Room')
export type Room = z.infer<typeof Room>

export const Timetable = z
  .object({ timeZone: z.string(), rooms: z.array(Room), entries: z.array(TimetableEntry) })
  .openapi('Timetable')
export type Timetable = z.infer<typeof Timetable>

/** What a palace has before the public; a palace with nothing ahead is not told. */
export const PalaceAhead = z
  .object({
    palaceId: z.uuid(),
    today: z.number().int().openapi({ description: 'Meetings that begin today' }),
    week: z.number().int().openapi({ description: 'Meetings that begin today or in the six days after' }),
    next: z.iso.datetime().nullable(),
  })
  .openapi('PalaceAhead')
export type PalaceAhead = z.infer<typeof PalaceAhead>

export const CopySeasonRequest = z
  .object({
    from: z.object({ first: localDate, last: localDate }),
    toFirst: localDate.openapi({
      description: 'The day that takes the place of `from.first`; whole weeks are moved',
    }),
    programmeIds: z.array(z.uuid()).max(500).optional().openapi({ description: 'Absent: all of the season' }),
    dryRun: z.boolean().default(false),
  })
  .openapi('CopySeasonRequest')

export const CopySeasonResult = z
  .object({
    weeks: z.number().int(),
    programmes: z.number().int(),
    sessions: z.array(
      z.object({
        title: z.string(),
        start: z.iso.datetime(),
        outcome: z.enum(['copied', 'holiday', 'roomTaken']),
      }),
    ),
    unknownYears: z.array(z.number().int()),
  })
  .openapi('CopySeasonResult')
export type CopySeasonResult = z.infer<typeof CopySeasonResult>

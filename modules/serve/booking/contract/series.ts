import { z } from '@hono/zod-openapi'
import { MyBooking } from './mine.ts'
import { LoanWishes } from './resources.ts'
import { Instant, kinds } from './vocabulary.ts'

const date = z.iso.date()
const at = z.iso.datetime({ offset: true })

/** What becomes of a date that cannot be as asked: left out, or somewhere or sometime else. */
export const DateChoice = z
  .union([
    z.object({ date, skip: z.literal(true) }),
    z.object({
      date,
      spaceId: z.uuid(),
      start: at,
      end: at,
      bare: z.boolean().optional().openapi({ description: 'Without what is lent with the others' }),
    }),
  ])
  .openapi('DateChoice')
export type DateChoice = z.output<typeof DateChoice>

/** Many dates at once, by a rule of days. */
export const SeriesRequest = z
  .object({
    spaceId: z.uuid(),
    rule: z.string().max(200).openapi({ description: 'RFC 5545, of days', example: 'FREQ=WEEKLY;BYDAY=TU' }),
    firstDate: date,
    lastDate: date,
    startTime: z.iso
      .time({ precision: -1 })
      .openapi({ description: 'By the clock of the palace', example: '19:00' }),
    minutes: z.number().int().min(15).max(1440),
    holidays: z.enum(['skip', 'keep']).default('skip').openapi({ description: 'Public holidays' }),
    adjustedWorkdays: z
      .enum(['skip', 'keep'])
      .default('keep')
      .openapi({ description: 'Weekends worked in exchange for a holiday' }),
    skip: z.array(date).max(400).default([]),
    readd: z.array(date).max(400).default([]).openapi({ description: 'Held whatever else is said' }),
    people: z.number().int().min(1).max(100_000).default(1),
    unionId: z.uuid().nullable().default(null),
    kind: z.enum(kinds).default('booking'),
    title: z.string().trim().max(60).default('').openapi({ description: 'What for; not a name' }),
    resources: LoanWishes.openapi({ description: 'What goes with every date' }),
    choices: z
      .array(DateChoice)
      .max(400)
      .default([])
      .openapi({ description: 'For dates that cannot be as asked' }),
  })
  .openapi('SeriesRequest')
export type SeriesRequest = z.output<typeof SeriesRequest>

export const Alternative = z
  .object({ spaceId: z.uuid(), name: z.string(), start: Instant, end: Instant })
  .openapi('Alternative')
export type Alternative = z.infer<typeof Alternative>

/** One date of a plan. `why` is a code of a problem when it cannot be as asked. */
export const PlannedDate = z
  .object({
    date: z.string(),
    spaceId: z.uuid(),
    start: Instant,
    end: Instant,
    why: z.string().nullable(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    alternatives: z.array(Alternative),
  })
  .openapi('PlannedDate')
export type PlannedDate = z.infer<typeof PlannedDate>

export const LeftOut = z
  .object({
    date: z.string(),
    reason: z.enum(['listed', 'holiday', 'adjustedWorkday', 'chosen']),
    name: z.record(z.string(), z.string()).nullable().openapi({ description: 'By language' }),
  })
  .openapi('LeftOutDate')
export type LeftOut = z.infer<typeof LeftOut>

export const SeriesPlan = z
  .object({
    dates: z.array(PlannedDate),
    leftOut: z.array(LeftOut),
    unknownYears: z
      .array(z.number().int())
      .openapi({ description: 'Years whose swapped workdays are not announced yet' }),
  })
  .openapi('SeriesPlan')
export type SeriesPlan = z.infer<typeof SeriesPlan>

/** Which dates of a series: this one, this and those after it, or all that are still to come. */
export const Reach = z.object({ reach: z.enum(['this', 'following', 'all']), no: z.number().int().min(1) })

export const SeriesChange = Reach.extend({
  spaceId: z.uuid().optional(),
  startTime: z.iso.time({ precision: -1 }).optional(),
  minutes: z.number().int().min(15).max(1440).optional(),
  title: z.string().trim().max(60).optional(),
  people: z.number().int().min(1).max(100_000).optional(),
  choices: z
    .array(
      z.union([
        z.object({ no: z.number().int(), become: z.enum(['stay', 'cancel']) }),
        z.object({ no: z.number().int(), spaceId: z.uuid(), start: at, end: at }),
      ]),
    )
    .max(400)
    .default([])
    .openapi({ description: 'For dates that cannot be as asked' }),
  dryRun: z.boolean().default(false),
}).openapi('SeriesChange')

export const SeriesChanged = z
  .object({
    changed: z.number().int(),
    conflicts: z.array(PlannedDate.extend({ no: z.number().int() })),
  })
  .openapi('SeriesChanged')
export type SeriesChanged = z.infer<typeof SeriesChanged>

/** A series with its dates, as its holder and staff see it. */
export const Series = z
  .object({
    id: z.uuid(),
    palaceId: z.uuid(),
    spaceId: z.uuid(),
    rule: z.string(),
    firstDate: z.string(),
    lastDate: z.string(),
    startTime: z.string(),
    minutes: z.number().int(),
    title: z.string(),
    people: z.number().int(),
    unionId: z.uuid().nullable(),
    leftOut: z.array(LeftOut),
    dates: z.array(MyBooking.extend({ no: z.number().int() })),
  })
  .openapi('BookingSeries')
export type Series = z.infer<typeof Series>

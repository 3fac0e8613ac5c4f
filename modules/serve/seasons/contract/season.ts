import { z } from '@hono/zod-openapi'
import { becomings } from './conflict.ts'
import { organisationKinds, phases } from './vocabulary.ts'

const Instant = z.iso.datetime({ offset: true })
const id = z.uuid()

/** A time of the day on the half hour; 24:00 ends the day. */
export const HalfHour = z
  .string()
  .regex(/^(([01]\d|2[0-3]):(00|30)|24:00)$/)
  .openapi({ description: 'On the half hour, by the clock of the palace', example: '19:00' })
const Length = z
  .number()
  .int()
  .min(30)
  .max(1440)
  .multipleOf(30)
  .openapi({ description: 'Minutes, in half hours' })
const Weekday = z.number().int().min(1).max(7).openapi({ description: '1 is Monday' })

/** What decides, published with the announcement. P5. */
export const SeasonRules = z
  .object({
    weights: z
      .record(z.enum(organisationKinds), z.number().int().min(1).max(20))
      .openapi({ description: 'Points of half an hour on the first choice, by class of organisation' }),
    rankPercent: z.array(z.number().int().min(1).max(100)).min(1).max(8),
    offPeakPercent: z.number().int().min(100).max(300),
    offPeakUntil: HalfHour.openapi({ description: 'Monday to Friday before this is off-peak' }),
    capMinutes: z
      .number()
      .int()
      .min(0)
      .max(10_080)
      .multipleOf(30)
      .openapi({ description: 'A week for one organisation; 0: no limit' }),
    takenPercent: z
      .number()
      .int()
      .min(0)
      .max(50)
      .openapi({ description: 'A weekly time is given although it is taken in so many of the weeks' }),
  })
  .openapi('SeasonRules')
export type SeasonRules = z.output<typeof SeasonRules>

export const NewSeason = z
  .object({
    title: z.string().trim().min(1).max(100),
    note: z.string().trim().max(2_000).default(''),
    firstDay: z.iso.date(),
    lastDay: z.iso.date(),
    applyFrom: Instant,
    applyUntil: Instant,
    publishAt: Instant,
    rules: SeasonRules,
    halls: z
      .array(z.object({ palaceId: id, spaceId: id }))
      .min(1)
      .max(200),
  })
  .openapi('NewSeason')
export type NewSeason = z.output<typeof NewSeason>

export const SeasonSummary = z
  .object({
    palaceId: id,
    palace: z.string(),
    divisionCode: z.string().openapi({ description: 'Where the palace lies' }),
    id,
    title: z.string(),
    phase: z.enum(phases),
    firstDay: z.string(),
    lastDay: z.string(),
    applyFrom: z.string(),
    applyUntil: z.string(),
    publishAt: z.string(),
    halls: z.number().int(),
    requests: z.number().int(),
    placed: z
      .number()
      .int()
      .openapi({ description: 'Requests that have at least one time; 0 before publication for the public' }),
    synthetic: z.boolean(),
  })
  .openapi('SeasonSummary')
export type SeasonSummary = z.infer<typeof SeasonSummary>

export const Hall = z
  .object({
    palaceId: id,
    palace: z.string(),
    spaceId: id,
    name: z.string(),
    nameEn: z.string().nullable(),
    kind: z.string(),
    open: z.array(z.object({ weekday: Weekday, from: HalfHour, until: HalfHour })).openapi({
      description: 'Weekly times that can be given: the house is open and mostly nothing is there',
    }),
  })
  .openapi('SeasonHall')
export type Hall = z.infer<typeof Hall>

/** A calculation and how it stands. `gap`: by how much at most a better plan could be better, as a share of the bound. */
export const Run = z
  .object({
    id,
    state: z.enum(['waiting', 'running', 'done', 'failed']),
    askedAt: z.string(),
    endedAt: z.string().nullable(),
    share: z.number(),
    worth: z.number().nullable(),
    bound: z.number().nullable(),
    gap: z.number().nullable(),
    cancelled: z.boolean(),
  })
  .openapi('SeasonRun')
export type Run = z.infer<typeof Run>

export const Season = SeasonSummary.extend({
  note: z.string(),
  rules: SeasonRules,
  halls: z.number().int(),
  places: z.array(Hall),
  run: Run.nullable(),
  publishing: z
    .object({ settled: z.number().int(), all: z.number().int() })
    .nullable()
    .openapi({ description: 'How many of the weekly times became series, while and after publishing' }),
}).openapi('Season')
export type Season = z.infer<typeof Season>

/** Where and when somebody would come. Null leaves it open. */
export const Wish = z
  .object({
    palaceId: id.nullable().default(null),
    spaceId: id.nullable().default(null),
    spaceKind: z.string().max(20).nullable().default(null),
    weekday: Weekday.nullable().default(null),
    from: HalfHour,
    until: HalfHour,
  })
  .openapi('SeasonWish')
export type Wish = z.output<typeof Wish>

export const AskForHalls = z
  .object({
    organisation: z.string().trim().min(1).max(60),
    kind: z.enum(organisationKinds),
    unionId: id.nullable().default(null),
    purpose: z.string().trim().max(60).default('').openapi({ description: 'What for; not a name' }),
    people: z.number().int().min(1).max(100_000).default(20),
    times: z.number().int().min(1).max(7).default(1),
    least: Length,
    wanted: Length,
    wishes: z.array(Wish).min(1).max(8).openapi({ description: 'Most wanted first' }),
  })
  .openapi('AskForHalls')
export type AskForHalls = z.output<typeof AskForHalls>

export const Placement = z
  .object({
    id,
    requestId: id,
    palaceId: id,
    palace: z.string(),
    spaceId: id,
    space: z.string(),
    weekday: Weekday,
    from: HalfHour,
    until: HalfHour,
    rank: z.number().int().nullable().openapi({ description: 'Which wish; null: given beside the wishes' }),
    points: z.number(),
    locked: z.boolean(),
    byHand: z.boolean(),
    seriesId: id.nullable(),
    conflicts: z.array(
      z.object({
        date: z.string(),
        become: z.enum(becomings).nullable().openapi({ description: 'null: not decided yet' }),
        movedTo: z.object({ name: z.string(), start: z.string(), end: z.string() }).nullable(),
      }),
    ),
  })
  .openapi('SeasonPlacement')
export type Placement = z.infer<typeof Placement>

export const HallRequest = z
  .object({
    id,
    no: z.number().int(),
    organisation: z.string(),
    kind: z.enum(organisationKinds),
    unionId: id.nullable(),
    purpose: z.string(),
    people: z.number().int(),
    times: z.number().int(),
    least: z.number().int(),
    wanted: z.number().int(),
    wishes: z.array(Wish),
    refused: z.string().nullable().openapi({ description: 'Why staff refused it' }),
    withdrawn: z.boolean(),
    placements: z.array(Placement),
    proposed: z
      .number()
      .int()
      .nullable()
      .openapi({ description: 'How many weekly times the calculation proposed' }),
  })
  .openapi('HallRequest')
export type HallRequest = z.infer<typeof HallRequest>

export const seasonPath = z.object({ palaceId: id, seasonId: id })
export const requestPath = seasonPath.extend({ requestId: id })
export const runPath = seasonPath.extend({ runId: id })

import { z } from '@hono/zod-openapi'
import { HalfHour, HallRequest, Run } from './season.ts'
import { acts } from './vocabulary.ts'

const id = z.uuid()

/** Somebody in the way, or who would have to go; `to`: where they could be instead. */
export const Loser = z
  .object({
    requestId: id,
    no: z.number().int(),
    organisation: z.string(),
    points: z.number(),
    to: z.string().nullable(),
  })
  .openapi('SeasonLoser')
export type Loser = z.infer<typeof Loser>

export const whys = [
  'given',
  'enough',
  'notOpen',
  'heldFirm',
  'elsewhere',
  'overCap',
  'held',
  'thatDay',
  'free',
] as const
export type Why = (typeof whys)[number]

/** Why a wish was not fulfilled, or that it was. */
export const WishReason = z
  .object({
    rank: z.number().int(),
    why: z.enum(whys),
    space: z.string().nullable(),
    weekday: z.number().int().nullable(),
    from: HalfHour.nullable(),
    until: HalfHour.nullable(),
    own: z.number().openapi({ description: 'What the request would be worth there' }),
    instead: z.number().openapi({ description: 'What the request would give up for it' }),
    theirs: z.number().openapi({ description: 'What those who are there are worth' }),
    price: z.number().openapi({ description: 'What the time is worth by the prices of the proof' }),
    holders: z.array(Loser),
    firm: z.boolean().openapi({ description: 'Staff placed or locked somebody who is there' }),
  })
  .openapi('WishReason')
export type WishReason = z.infer<typeof WishReason>

export const Reasons = z
  .object({ requestId: id, given: z.number().int(), times: z.number().int(), wishes: z.array(WishReason) })
  .openapi('SeasonReasons')
export type Reasons = z.infer<typeof Reasons>

export const Adjustment = z
  .object({
    no: z.number().int(),
    at: z.string(),
    act: z.enum(acts),
    requestNo: z.number().int(),
    organisation: z.string(),
    delta: z.number(),
    reason: z.string(),
    losers: z.array(Loser),
  })
  .openapi('SeasonAdjustment')

export const SeasonPlan = z
  .object({
    requests: z.array(HallRequest),
    run: Run.nullable(),
    worth: z.number().openapi({ description: 'Points of the plan as it stands' }),
    proposed: z.number().nullable().openapi({ description: 'Points of the plan as it was proposed' }),
    adjustments: z.array(Adjustment),
  })
  .openapi('SeasonPlan')
export type SeasonPlan = z.infer<typeof SeasonPlan>

const To = z.object({ spaceId: id, weekday: z.number().int().min(1).max(7), from: HalfHour, until: HalfHour })

/** One change of the plan by hand. `dryRun` says what it costs and changes nothing. */
export const Adjust = z
  .object({
    act: z.enum(acts),
    requestId: id,
    placementId: id
      .nullable()
      .default(null)
      .openapi({ description: 'Which weekly time is moved, locked or taken back' }),
    to: To.nullable().default(null).openapi({ description: 'Where a move or a grant goes' }),
    reason: z.string().trim().max(200).default(''),
    dryRun: z.boolean().default(false),
  })
  .openapi('SeasonAdjust')
export type Adjust = z.output<typeof Adjust>

/** What a change by hand costs: points of the plan after less before, and who loses. */
export const Cost = z
  .object({
    refusal: z.string().nullable().openapi({ description: 'Why it cannot be done, as a code' }),
    delta: z.number(),
    share: z.number().openapi({ description: 'The same as a share of the plan' }),
    overCap: z.boolean(),
    losers: z.array(Loser),
  })
  .openapi('SeasonCost')
export type Cost = z.infer<typeof Cost>

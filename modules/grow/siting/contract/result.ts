import { z } from '@hono/zod-openapi'
import { siteModes } from './vocabulary.ts'

const share = z.number().min(0)
const fen = z.number().int()
const minutes = z.number().nullable()

/** Why nothing fulfils what was asked, in what the reader can do about it. */
export const Obstacle = z
  .object({
    kind: z.enum(['unreachable', 'tooFewSites', 'money', 'noOption', 'locks', 'capacity']),
    names: z.array(z.string()).openapi({ description: 'Places or options that it is about' }),
    needed: z.number().int().nullable().openapi({ description: 'Sites that are needed' }),
    extraFen: fen.nullable().openapi({ description: 'The smallest sum that would do, beyond what there is' }),
  })
  .openapi('SitingObstacle')

const Proof = z.object({
  status: z.enum(['optimal', 'feasible', 'stopped', 'infeasible']),
  value: z.number(),
  bound: z.number().openapi({ description: 'No plan can do better: what the certificate proves' }),
  gap: share.openapi({ description: 'At most so far from the best possible, as a share' }),
  obstacle: Obstacle.nullable(),
})

/** What a decision taken beforehand costs: the same question without it. */
export const LockPrice = z
  .object({
    target: z.string(),
    name: z.string(),
    kind: z.enum(['lock', 'forbid']),
    reason: z.string(),
    computed: z.boolean().openapi({ description: 'false: time was up before it could be priced' }),
    value: z.number().openapi({ description: 'What the question achieves without it' }),
    workersLonger: z.number().int().openapi({ description: 'Workers who travel longer because of it' }),
    minutesLonger: z.number().openapi({ description: 'So many minutes on average' }),
    workersLost: z.number().int().openapi({ description: 'Workers out of reach because of it' }),
  })
  .openapi('LockPrice')
export type LockPrice = z.output<typeof LockPrice>

export const SiteLine = z.object({
  code: z.string(),
  name: z.string(),
  divisionCode: z.string(),
  divisionName: z.string(),
  kind: z.enum(['candidate', 'palace']),
  mode: z.enum(siteModes).nullable(),
  lng: z.number(),
  lat: z.number(),
  costFen: fen,
  capacity: z.number().int().nullable(),
  chosen: z.boolean(),
  lock: z.enum(['lock', 'forbid']).nullable(),
  workers: z.number().int().openapi({ description: 'Workers for whom it is the nearest' }),
  points: z.number().int(),
  reached: z.number().int().openapi({
    description: 'Chosen: workers out of reach without it. Not chosen: workers it would bring within reach',
  }),
  minutes: z.number().openapi({
    description: 'Minutes that all workers together save by it on one way: with it against without it',
  }),
})
export type SiteLine = z.output<typeof SiteLine>

export const PointLine = z.object({
  code: z.string(),
  name: z.string(),
  workers: z.number().int(),
  lng: z.number(),
  lat: z.number(),
  site: z.string().nullable(),
  before: minutes.openapi({ description: 'To the nearest palace that stands; null: none' }),
  after: minutes,
})
export type PointLine = z.output<typeof PointLine>

const Reach = z.object({ workers: z.number().int(), minutes })

export const SiteResult = Proof.extend({
  kind: z.literal('sites'),
  reachMinutes: z.number(),
  workers: z.number().int(),
  before: Reach,
  after: Reach,
  measuredPairs: z.number().int(),
  estimatedPairs: z.number().int(),
  unknown: z.array(z.string()).openapi({ description: 'Counties without known workers or place: left out' }),
  leftOut: z.number().int().openapi({ description: 'Sites left out because of plan or land' }),
  sites: z.array(SiteLine),
  points: z.array(PointLine),
  sensitivity: z.array(
    z.object({ setting: z.number(), value: z.number().nullable(), bound: z.number(), gap: share.nullable() }),
  ),
  locks: z.array(LockPrice),
}).openapi('SiteResult')
export type SiteResult = z.output<typeof SiteResult>

export const works = ['upgrade', 'expand', 'compact', 'build'] as const

export const PlanStep = z
  .object({
    divisionCode: z.string(),
    divisionName: z.string(),
    target: z
      .string()
      .openapi({ description: 'Code of the site, or of the county whose palace is worked on' }),
    name: z.string(),
    work: z.enum(works),
    startYear: z.number().int(),
    readyYear: z.number().int(),
    costFen: fen,
    workers: z.number().int().openapi({ description: 'Workers whom it brings within reach' }),
    fulfils: z
      .boolean()
      .openapi({ description: 'Gives its county the palace that full coverage asks for (P1)' }),
    running: z.boolean().openapi({ description: 'A project that is under way already' }),
    lock: z.enum(['lock', 'forbid']).nullable(),
    basis: z.string().nullable().openapi({ description: 'What the assessment of the venue says (P2)' }),
    delay: z
      .enum(['none', 'money', 'capacity', 'both', 'order'])
      .openapi({ description: 'Why it does not begin in the first year in which it could' }),
    others: z.number().int().openapi({ description: 'Other options of the county that were not taken' }),
  })
  .openapi('PlanStep')
export type PlanStep = z.output<typeof PlanStep>

export const waits = ['hasPalace', 'shared', 'notRequired', 'noOption', 'forbidden', 'notChosen'] as const

export const PlanResult = Proof.extend({
  kind: z.literal('plan'),
  workers: z.number().int(),
  required: z.number().int().openapi({ description: 'Counties that must have a palace' }),
  years: z.array(
    z.object({
      year: z.number().int(),
      budgetFen: fen,
      spentFen: fen,
      carriedFen: fen,
      starts: z.number().int(),
      mostStarts: z.number().int().nullable(),
      covered: z
        .number()
        .int()
        .openapi({ description: 'Required counties that have a palace at the end of the year' }),
      reach: z
        .number()
        .int()
        .openapi({ description: 'Workers within reach of a palace at the end of the year' }),
    }),
  ),
  steps: z.array(PlanStep),
  waiting: z.array(
    z.object({
      divisionCode: z.string(),
      divisionName: z.string(),
      why: z.enum(waits),
      required: z.boolean(),
    }),
  ),
  shortfall: z
    .object({
      extraFen: fen,
      exact: z.boolean(),
      atLeastFen: fen,
      byYear: z.array(z.object({ year: z.number().int(), extraFen: fen })),
    })
    .nullable(),
  locks: z.array(LockPrice),
}).openapi('PlanResult')
export type PlanResult = z.output<typeof PlanResult>

export const Result = z.discriminatedUnion('kind', [SiteResult, PlanResult]).openapi('SitingResult')
export type Result = z.output<typeof Result>

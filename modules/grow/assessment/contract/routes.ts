import { createRoute, z } from '@hono/zod-openapi'
import { answers, body, problemResponses } from '#kit/http/api.ts'
import { StandardsUsed } from './facts.ts'
import { Difference, Outcome, Turn } from './outcome.ts'
import {
  Acknowledge,
  EditVenue,
  RecordVenue,
  RemoveVenue,
  Rerun,
  SetOverride,
  StateNone,
  VenueText,
  WithdrawOverride,
} from './venue.ts'
import { causes, decisions } from './vocabulary.ts'

const tags = ['Assessment']
const venue = z.object({ venueId: z.uuid() })
const done = { 204: { description: 'Done' }, ...problemResponses } as const
const when = z.iso.datetime({ offset: true })
const decision = z.enum(decisions).nullable()
const division = z
  .string()
  .regex(/^(\d{2}){0,3}$/)
  .openapi({ description: 'A code prefix', example: '4201' })
/** Whether the reader may do something, and if not, why, in their language. */
const May = z.object({ allowed: z.boolean(), why: z.string().nullable() })

const Override = z.object({
  decision: z.enum(decisions),
  reason: z.string(),
  by: z.string().openapi({ description: 'Masked' }),
  at: when,
  withdrawnAt: when.nullable(),
  withdrawnBy: z.string().nullable(),
  withdrawalReason: z.string().nullable(),
})
export type Override = z.output<typeof Override>

export const VenueListing = z
  .object({
    id: z.uuid().nullable().openapi({ description: 'null: nothing is recorded for the division' }),
    divisionCode: z.string(),
    divisionName: z.string(),
    palaceId: z.uuid().nullable(),
    name: z.string().nullable(),
    state: z.enum(['venue', 'none', 'notRecorded']),
    decision,
    possible: z.array(z.enum(decisions)),
    byRules: decision,
    overridden: z.boolean(),
    floorM2: z.number().int().nullable(),
    neededM2: z.number().int().nullable(),
    missingM2: z.number().int().nullable(),
    population: z.number().int().nullable(),
    costFen: z.number().int().nullable(),
    factsOn: z.iso.date().nullable(),
    missing: z.array(z.string()).openapi({ description: 'Facts that must be known before it can be judged' }),
    unseen: z.number().int().openapi({ description: 'Differences that nobody has acknowledged' }),
    synthetic: z.boolean(),
  })
  .openapi('VenueListing')
export type VenueListing = z.output<typeof VenueListing>

export const VenueDetail = z
  .object({
    id: z.uuid(),
    divisionCode: z.string(),
    divisionName: z.string(),
    palaceName: z.string().nullable(),
    population: z.number().int().nullable(),
    present: z.boolean(),
    version: z.number().int(),
    synthetic: z.boolean(),
    updatedAt: when,
    text: VenueText,
    decision,
    overridden: z.boolean(),
    assessment: z.object({
      id: z.uuid(),
      on: z.iso.date(),
      at: when,
      outcome: Outcome,
      standards: StandardsUsed,
      turns: z.array(Turn),
    }),
    overrides: z
      .array(Override)
      .openapi({ description: 'Latest first; the first is in force unless withdrawn' }),
    history: z
      .array(
        z.object({
          id: z.uuid(),
          at: when,
          cause: z.enum(causes),
          decision,
          possible: z.array(z.enum(decisions)),
        }),
      )
      .openapi({ description: 'Latest first, fifty at most' }),
    may: z.object({ keep: May, override: May }),
  })
  .openapi('VenueDetail')
export type VenueDetail = z.output<typeof VenueDetail>

export const DifferenceListing = z
  .object({
    id: z.uuid(),
    venueId: z.uuid(),
    venueName: z.string(),
    divisionCode: z.string(),
    divisionName: z.string(),
    before: decision,
    after: decision,
    causes: z.array(Difference),
    overridden: z.boolean().openapi({ description: 'An official’s decision holds all the same' }),
    notedAt: when,
    acknowledgedAt: when.nullable(),
    acknowledgedBy: z.string().nullable(),
  })
  .openapi('AssessmentDifference')
export type DifferenceListing = z.output<typeof DifferenceListing>

export const venuesRoute = createRoute({
  tags,
  method: 'get',
  path: '/venues',
  summary: 'Venues in your part of the tree with what is decided, and divisions of which nothing is recorded',
  request: { query: z.object({ division: division.optional() }) },
  responses: answers('Venues', z.object({ venues: z.array(VenueListing), mayRecord: May, mayRerun: May })),
})
export const readVenueRoute = createRoute({
  tags,
  method: 'get',
  path: '/venues/{venueId}',
  summary: 'A venue, why it is judged so, and what would change that',
  request: { params: venue },
  responses: answers('The venue', VenueDetail),
})
export const recordVenueRoute = createRoute({
  tags,
  method: 'post',
  path: '/venues',
  summary: 'Record an existing venue; it is judged at once',
  request: { body: body(RecordVenue) },
  responses: answers('The venue', z.object({ venueId: z.uuid() })),
})
export const stateNoneRoute = createRoute({
  tags,
  method: 'post',
  path: '/venues/none',
  summary: 'State that a division has no venue',
  request: { body: body(StateNone) },
  responses: answers('The statement', z.object({ venueId: z.uuid() })),
})
export const editVenueRoute = createRoute({
  tags,
  method: 'put',
  path: '/venues/{venueId}',
  summary: 'Change what is written about a venue; it is judged anew',
  request: { params: venue, body: body(EditVenue) },
  responses: answers('The new version', z.object({ version: z.number().int() })),
})
export const removeVenueRoute = createRoute({
  tags,
  method: 'post',
  path: '/venues/{venueId}/removal',
  summary: 'Take a venue off the register, or take back that there is none',
  request: { params: venue, body: body(RemoveVenue) },
  responses: done,
})
const Judged = z.object({ assessed: z.number().int(), differences: z.number().int() })
export const assessVenueRoute = createRoute({
  tags,
  method: 'post',
  path: '/venues/{venueId}/assessment',
  summary: 'Judge a venue now, by the standards in force today',
  request: { params: venue },
  responses: answers('What came of it', Judged),
})
export const rerunRoute = createRoute({
  tags,
  method: 'post',
  path: '/venues/assessments',
  summary: 'Judge all venues of a part of the tree anew',
  request: { body: body(Rerun) },
  responses: answers('What came of it', Judged),
})
export const setOverrideRoute = createRoute({
  tags,
  method: 'post',
  path: '/venues/{venueId}/override',
  summary: 'Decide otherwise than the rules, with a reason',
  request: { params: venue, body: body(SetOverride) },
  responses: done,
})
export const withdrawOverrideRoute = createRoute({
  tags,
  method: 'post',
  path: '/venues/{venueId}/override/withdrawal',
  summary: 'Take an official’s decision back',
  request: { params: venue, body: body(WithdrawOverride) },
  responses: done,
})
export const differencesRoute = createRoute({
  tags,
  method: 'get',
  path: '/venue-differences',
  summary: 'Decisions that came out otherwise than before, latest first, and what did it',
  request: { query: z.object({ division: division.optional(), all: z.enum(['1']).optional() }) },
  responses: answers(
    'Differences',
    z.object({ differences: z.array(DifferenceListing), mayAcknowledge: May }),
  ),
})
export const acknowledgeRoute = createRoute({
  tags,
  method: 'post',
  path: '/venue-differences/acknowledgements',
  summary: 'Take note of differences',
  request: { body: body(Acknowledge) },
  responses: answers('How many were noted now', z.object({ acknowledged: z.number().int() })),
})

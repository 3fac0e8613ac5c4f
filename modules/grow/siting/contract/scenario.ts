import { z } from '@hono/zod-openapi'
import { Result } from './result.ts'
import { questions, runStates } from './vocabulary.ts'

const minutes = z.number().int().min(5).max(600)
const amount = z.number().int().min(0).max(1e15)
const common = {
  townships: z
    .boolean()
    .openapi({ description: 'Townships where they were imported; else the county is one point' }),
  lawfulOnly: z
    .boolean()
    .openapi({ description: 'Leave out sites outside the territorial plan or without land (P3)' }),
  standing: z.boolean().openapi({ description: 'Palaces that are open serve, and cost nothing' }),
}
const year = z.number().int().min(2000).max(2100)

/** What is asked, by kind of question. */
export const Parameters = z
  .discriminatedUnion('question', [
    z.object({ question: z.literal('fewest'), minutes, ...common }),
    z.object({ question: z.literal('coverage'), minutes, budgetFen: amount, ...common }),
    z.object({ question: z.literal('travel'), sites: z.number().int().min(1).max(500), ...common }),
    z.object({
      question: z.literal('plan'),
      fromYear: year,
      toYear: year,
      minutes,
      /** What is built or under way stands as it is, and its money is spent; false: as if nothing had begun yet. */
      fromNow: z.boolean().openapi({
        description:
          'Re-plan what remains: what stands or is under way is kept. false: what-if from the first year',
      }),
      extraFen: amount.openapi({ description: 'Added to the first year, to try out a larger budget' }),
      lawfulOnly: common.lawfulOnly,
    }),
  ])
  .refine(
    (asked) =>
      asked.question !== 'plan' || (asked.fromYear <= asked.toYear && asked.toYear - asked.fromYear < 15),
    {
      message: 'the first year comes before the last, and a plan has at most 15 years',
      path: ['toYear'],
    },
  )
  .openapi('SitingParameters')
export type Parameters = z.output<typeof Parameters>

export const ScenarioText = z
  .object({ name: z.string().trim().min(2).max(100), parameters: Parameters })
  .openapi('ScenarioText')

export const Lock = z
  .object({
    target: z.string().min(2).max(40),
    kind: z.enum(['lock', 'forbid']),
    reason: z.string().trim().min(2).max(300),
  })
  .openapi('SitingLock')
export type Lock = z.output<typeof Lock>

export const LockOf = Lock.extend({ name: z.string(), by: z.string().nullable(), at: z.string() })

export const RunSummary = z
  .object({
    id: z.uuid(),
    scenarioId: z.uuid(),
    scenarioVersion: z.number().int(),
    state: z.enum(runStates),
    interrupted: z
      .boolean()
      .openapi({ description: 'Running, but the process that computed it was not heard for a while' }),
    share: z.number().min(0).max(1),
    failure: z.string().nullable(),
    gap: z.number().nullable().openapi({ description: 'At most so far from the best possible, as a share' }),
    certificateHolds: z.boolean().nullable(),
    requestedAt: z.string(),
    endedAt: z.string().nullable(),
    stale: z.boolean().openapi({ description: 'The scenario was changed since' }),
  })
  .openapi('SitingRun')
export type RunSummary = z.output<typeof RunSummary>

export const ScenarioSummary = z
  .object({
    id: z.uuid(),
    name: z.string(),
    question: z.enum(questions),
    synthetic: z.boolean(),
    editedAt: z.string(),
    by: z.string().nullable(),
    locks: z.number().int(),
    run: RunSummary.nullable().openapi({ description: 'The latest' }),
  })
  .openapi('ScenarioSummary')
export type ScenarioSummary = z.output<typeof ScenarioSummary>

export const Scenario = z
  .object({
    id: z.uuid(),
    scope: z.string(),
    name: z.string(),
    parameters: Parameters,
    version: z.number().int(),
    synthetic: z.boolean(),
    editedAt: z.string(),
    by: z.string().nullable(),
    locks: z.array(LockOf),
    runs: z.array(RunSummary),
  })
  .openapi('Scenario')
export type Scenario = z.output<typeof Scenario>

export const RunOf = RunSummary.extend({
  scenarioName: z.string(),
  scope: z.string(),
  question: z.enum(questions),
  instanceHash: z.string().nullable().openapi({ description: 'SHA-256 of what it was computed from' }),
  result: Result.nullable(),
  published: z
    .object({ title: z.string(), reason: z.string(), at: z.string(), by: z.string().nullable() })
    .nullable(),
}).openapi('SitingRunDetail')
export type RunOf = z.output<typeof RunOf>

import { z } from '@hono/zod-openapi'
import { FIRST_YEAR, LAST_YEAR, planActions, planSources } from './words.ts'

export const DivisionCode = z.string().regex(/^\d{6}$/)
export const ScopePrefix = z
  .string()
  .regex(/^\d{2}(\d{2}){0,2}$/)
  .openapi({ description: 'The prefix that all codes in a part of the tree share: 42, 4201, 420102' })
export const Reason = z.string().trim().min(2).max(500)
const Fen = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const maybe = <T extends z.ZodType>(schema: T) =>
  schema.nullish().transform((value) => (value ?? null) as z.output<T> | null)

/** What one line of a plan says. Cost in fen. */
export const LineText = z
  .object({
    year: z.number().int().min(FIRST_YEAR).max(LAST_YEAR),
    action: z.enum(planActions),
    site: z.string().trim().max(200).default(''),
    siteId: maybe(z.uuid()),
    costFen: maybe(Fen),
    reason: Reason,
  })
  .openapi('CoverageLineText')
export type LineText = z.output<typeof LineText>

/** A plan to publish: what it says of every division in its scope. `replaces`: the plan in force that it was made against. */
export const PlanText = z
  .object({
    scope: ScopePrefix,
    title: z.string().trim().min(2).max(100),
    reason: Reason,
    source: z.enum(planSources).default('hand'),
    sourceId: maybe(z.uuid()),
    replaces: z.uuid().nullish(),
    lines: z.array(LineText.extend({ divisionCode: DivisionCode })).max(5_000),
  })
  .openapi('CoveragePlanText')
export type PlanText = z.output<typeof PlanText>

export const PlanLine = z
  .object({
    id: z.uuid(),
    divisionCode: z.string(),
    divisionName: z.string(),
    year: z.number().int(),
    action: z.enum(planActions),
    site: z.string(),
    siteId: z.uuid().nullable(),
    costFen: z.number().int().nullable(),
    reason: z.string(),
    byHand: z.boolean(),
    version: z.number().int(),
  })
  .openapi('CoveragePlanLine')
export type PlanLine = z.output<typeof PlanLine>

export const Plan = z
  .object({
    id: z.uuid(),
    edition: z.number().int(),
    scope: z.string(),
    title: z.string(),
    reason: z.string(),
    source: z.enum(planSources),
    sourceId: z.uuid().nullable(),
    synthetic: z.boolean(),
    publishedAt: z.string().openapi({ format: 'date-time' }),
    replacedAt: z.string().nullable().openapi({ format: 'date-time' }),
  })
  .openapi('CoveragePlan')
export type Plan = z.output<typeof Plan>

/** How an edition differs from the one before it, line by line. */
export const PlanDifference = z
  .object({
    kind: z.enum(['added', 'dropped', 'changed']),
    before: PlanLine.nullable(),
    after: PlanLine.nullable(),
  })
  .openapi('CoveragePlanDifference')
export type PlanDifference = z.output<typeof PlanDifference>

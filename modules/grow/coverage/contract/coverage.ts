import { z } from '@hono/zod-openapi'
import { departments } from '#modules/base/notifications/contract.ts'
import { projectKinds, stages, statuses } from '#modules/grow/projects/contract.ts'
import { decisions } from '#modules/grow/assessment/contract.ts'
import { Plan, PlanLine } from './plan.ts'
import { evidenceKinds, planActions, statedStates, states } from './words.ts'

const day = z.string().openapi({ format: 'date' })
const year = z.number().int()

export const Basis = z
  .object({
    kind: z.enum(['palace', 'undated', 'statement', 'shared', 'project', 'line', 'none']),
    id: z.uuid().nullable(),
  })
  .openapi('CoverageBasis', {
    description: 'What a state rests on: undated is an open palace whose opening nobody recorded',
  })

export const YearState = z
  .object({
    year,
    state: z.enum(states),
    forecast: z.boolean().openapi({ description: 'The year has not begun' }),
    basis: Basis,
  })
  .openapi('CoverageYear')
export type YearState = z.output<typeof YearState>

export const Risk = z
  .object({
    level: z.enum(['high', 'watch']),
    reasons: z.array(
      z.union([
        z.object({ code: z.enum(['noPlan', 'noDecision', 'noForecast']) }),
        z.object({ code: z.enum(['overdue', 'noProject']), year }),
        z.object({ code: z.enum(['late', 'slips']), date: day }),
        z.object({ code: z.literal('asleep'), department: z.string(), since: day }),
      ]),
    ),
  })
  .openapi('CoverageRisk')
export type Risk = z.output<typeof Risk>

export const CoverageDivision = z
  .object({
    code: z.string(),
    name: z.string(),
    level: z.enum(['city', 'county']),
    prefectureCode: z.string(),
    prefectureName: z.string(),
    workers: z.number().int().nullable(),
    required: z.boolean(),
    years: z.array(YearState),
    planned: z.object({ year, action: z.enum(planActions) }).nullable(),
    risk: Risk.nullable(),
    synthetic: z.boolean().openapi({ description: 'Rests on something made for demonstration' }),
  })
  .openapi('CoverageDivision')
export type CoverageDivision = z.output<typeof CoverageDivision>

export const CurvePoint = z
  .object({
    year,
    planned: z.number().int().nullable(),
    actual: z.number().int().nullable().openapi({ description: 'Of the running year: today' }),
    forecast: z.number().int().nullable(),
  })
  .openapi('CoveragePoint')
export type CurvePoint = z.output<typeof CurvePoint>

export const Coverage = z
  .object({
    today: day,
    targetYear: year,
    due: z.number().int().openapi({ description: 'Divisions that must be covered' }),
    points: z.array(CurvePoint),
    plan: Plan.nullable(),
    divisions: z.array(CoverageDivision),
  })
  .openapi('Coverage')
export type Coverage = z.output<typeof Coverage>

export const Statement = z
  .object({
    id: z.uuid(),
    year,
    state: z.enum(statedStates),
    evidenceKind: z.enum(evidenceKinds),
    evidenceDate: day,
    evidenceText: z.string(),
    evidenceUrl: z.string().nullable(),
    file: z
      .object({ name: z.string(), bytes: z.number().int() })
      .nullable()
      .openapi({ description: 'The document or photo itself, for everybody to read' }),
    synthetic: z.boolean(),
    statedAt: z.string().openapi({ format: 'date-time' }),
    withdrawnAt: z.string().nullable(),
    withdrawnReason: z.string().nullable(),
    counts: z.boolean().openapi({ description: 'false: withdrawn, or the register says more' }),
  })
  .openapi('CoverageStatement')
export type Statement = z.output<typeof Statement>

/** What everybody may know of a project. Money in fen. */
export const ProjectFacts = z
  .object({
    id: z.uuid(),
    title: z.string(),
    kind: z.enum(projectKinds),
    status: z.enum(statuses),
    stage: z.enum(stages),
    department: z.enum(departments).nullable(),
    since: day.nullable(),
    sleeping: z.boolean(),
    baselineFinish: day.nullable(),
    forecastFinish: day.nullable(),
    plannedFen: z.number().int(),
    grantedFen: z.number().int(),
    paidFen: z.number().int(),
    synthetic: z.boolean(),
  })
  .openapi('CoverageProject')
export type ProjectFacts = z.output<typeof ProjectFacts>

export const HouseFacts = z
  .object({
    id: z.uuid(),
    name: z.string(),
    slug: z.string(),
    openedOn: day.nullable(),
    floorM2: z.number().int().nullable(),
    sourceUrl: z.string().nullable(),
    synthetic: z.boolean(),
  })
  .openapi('CoverageHouse')
export type HouseFacts = z.output<typeof HouseFacts>

/** All that one division's states rest on. */
export const DivisionCoverage = z
  .object({
    division: CoverageDivision,
    requirementReason: z.string().nullable(),
    houses: z.array(HouseFacts),
    shared: HouseFacts.nullable(),
    projects: z.array(ProjectFacts),
    lines: z.array(PlanLine),
    plan: Plan.nullable(),
    statements: z.array(Statement),
    decision: z
      .object({
        decision: z.enum(decisions).nullable(),
        venueName: z.string().nullable(),
        assessedOn: day.nullable(),
      })
      .nullable()
      .openapi({ description: 'What is decided of its venue (P2); null: nothing is recorded' }),
  })
  .openapi('DivisionCoverage')
export type DivisionCoverage = z.output<typeof DivisionCoverage>

/** Outlines of counties as rings of points; y grows downwards. 示意图，不作为划界依据. */
export const CountyOutline = z
  .object({
    code: z.string(),
    name: z.string(),
    rings: z.array(z.array(z.tuple([z.number(), z.number()]))),
  })
  .openapi('CountyOutline')

import { z } from '@hono/zod-openapi'
import { FinishedHouse } from '#modules/grow/assessment/contract.ts'
import {
  constructionModes,
  departments,
  forecastGrounds,
  milestones,
  moneyKinds,
  paperKinds,
  projectKinds,
  remarkKinds,
  stages,
  statuses,
  steps,
} from './vocabulary.ts'

const Instant = z.string().openapi({ format: 'date-time' })
const fen = z.number().int().openapi({ description: 'In fen' })
const name = z.string().nullable().openapi({ description: 'Masked; null: the installation itself' })

/** Whether the reader may do something, and if not, why, in their language. */
const May = z.object({ allowed: z.boolean(), why: z.string().nullable() })

export const ProjectLine = z
  .object({
    id: z.uuid(),
    title: z.string(),
    divisionCode: z.string(),
    divisionName: z.string(),
    kind: z.enum(projectKinds),
    constructionMode: z.enum(constructionModes),
    status: z.enum(statuses),
    stage: z.enum(stages),
    step: z.enum(steps),
    department: z.enum(departments).nullable().openapi({ description: 'Who holds the next step' }),
    returned: z.boolean().openapi({ description: 'Sent back, to be mended by the federation' }),
    since: Instant.nullable(),
    restDays: z.number().int().nullable(),
    restLimit: z.number().int().nullable().openapi({ description: 'null: it is measured by milestones' }),
    sleeping: z.boolean(),
    missing: z.array(z.enum(paperKinds)),
    floorM2: z.number().int(),
    officeShare: z.number(),
    officeMost: z.number(),
    officeOver: z.boolean().openapi({ description: 'More offices than the standard allows' }),
    baselineFinish: z.iso.date().nullable(),
    forecastFinish: z.iso.date().nullable(),
    slipDays: z.number().int(),
    plannedFen: fen,
    grantedFen: fen,
    paidFen: fen,
    openProblems: z.number().int(),
    palaceId: z.uuid().nullable(),
    synthetic: z.boolean(),
  })
  .openapi('ProjectLine')
export type ProjectLine = z.output<typeof ProjectLine>

export const ProjectStep = z
  .object({
    step: z.enum(steps),
    department: z.enum(departments),
    state: z.enum(['passed', 'here', 'ahead']),
    passedAt: Instant.nullable(),
    papers: z.array(z.object({ kind: z.enum(paperKinds), given: z.boolean() })),
  })
  .openapi('ProjectStep')
export type ProjectStep = z.output<typeof ProjectStep>

export const ProjectMilestone = z
  .object({
    key: z.enum(milestones),
    step: z.enum(steps),
    baseline: z.iso.date(),
    expected: z.iso.date().nullable(),
    reason: z.string().nullable(),
    reachedOn: z.iso.date().nullable(),
    forecast: z.iso.date(),
    slipDays: z.number().int(),
    ground: z.enum(forecastGrounds),
    behind: z.enum(milestones).nullable(),
  })
  .openapi('ProjectMilestone')
export type ProjectMilestone = z.output<typeof ProjectMilestone>

export const ProjectPaper = z
  .object({
    id: z.uuid(),
    kind: z.enum(paperKinds),
    fileName: z.string(),
    mediaType: z.string(),
    bytes: z.number().int(),
    receivedAt: Instant,
    receivedBy: name,
    withdrawnAt: Instant.nullable(),
    withdrawnReason: z.string().nullable(),
  })
  .openapi('ProjectPaper')
export type ProjectPaper = z.output<typeof ProjectPaper>

export const ProjectMoney = z
  .object({
    id: z.uuid(),
    kind: z.enum(moneyKinds),
    amountFen: fen,
    onDay: z.iso.date(),
    source: z.string(),
    enteredAt: Instant,
    enteredBy: name,
  })
  .openapi('ProjectMoney')
export type ProjectMoney = z.output<typeof ProjectMoney>

export const ProjectRemark = z
  .object({
    id: z.uuid(),
    kind: z.enum(remarkKinds),
    text: z.string(),
    writtenAt: Instant,
    writtenBy: name,
    resolvedAt: Instant.nullable(),
    resolution: z.string().nullable(),
  })
  .openapi('ProjectRemark')
export type ProjectRemark = z.output<typeof ProjectRemark>

export const ProjectHistoryLine = z
  .object({
    at: Instant,
    by: name,
    act: z.string(),
    before: z.record(z.string(), z.unknown()).nullable(),
    after: z.record(z.string(), z.unknown()).nullable(),
    version: z
      .number()
      .int()
      .nullable()
      .openapi({ description: 'The version that it made; null: it stands beside others' }),
  })
  .openapi('ProjectHistoryLine')
export type ProjectHistoryLine = z.output<typeof ProjectHistoryLine>

export const ProjectDetail = ProjectLine.extend({
  summary: z.string().nullable(),
  address: z.string(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  officeM2: z.number().int(),
  planLineId: z.uuid().nullable(),
  suspendedReason: z.string().nullable(),
  cancelledReason: z.string().nullable(),
  handedOverAt: Instant.nullable(),
  palace: z.object({ id: z.uuid(), name: z.string(), slug: z.string() }).nullable(),
  house: FinishedHouse.nullable().openapi({
    description: 'What is known of the house at work before it is done',
  }),
  version: z.number().int(),
  steps: z.array(ProjectStep),
  milestones: z.array(ProjectMilestone),
  papers: z.array(ProjectPaper),
  money: z.array(ProjectMoney),
  remarks: z.array(ProjectRemark),
  history: z.array(ProjectHistoryLine).openapi({ description: 'The latest first' }),
  mayKeep: May,
}).openapi('ProjectDetail')
export type ProjectDetail = z.output<typeof ProjectDetail>

export const ProjectList = z
  .object({ projects: z.array(ProjectLine), mayPropose: May })
  .openapi('ProjectList')

import type {
  Department,
  MilestoneKey,
  PaperKind,
  ProjectKind,
  Stage,
  Status,
  StepName,
} from '../contract/vocabulary.ts'
import { type Baseline, forecast, type Milestone } from './milestones.ts'
import { dayOf, officeCheck, restOf } from './rest.ts'
import { missingPapers, stepNamed } from './steps.ts'

/** A project as the tables tell it. */
export type ProjectRecord = {
  id: string
  divisionCode: string
  kind: ProjectKind
  constructionMode: 'standalone' | 'joint'
  title: string
  summary: string | null
  address: string
  lng: number | null
  lat: number | null
  floorM2: number
  officeM2: number
  palaceId: string | null
  planLineId: string | null
  plannedFen: number
  grantedFen: number
  paidFen: number
  suspendedAt: Temporal.Instant | null
  suspendedReason: string | null
  cancelledAt: Temporal.Instant | null
  cancelledReason: string | null
  handedOverAt: Temporal.Instant | null
  synthetic: boolean
  version: number
  proposedAt: Temporal.Instant
  openProblems: number
  /** Where it is now; null while suspended and once it ended. */
  stay: Stay | null
  /** Where it was last, for one that is suspended or ended. */
  last: Pick<Stay, 'step' | 'department' | 'returned'>
  passed: ReadonlyMap<StepName, Temporal.Instant>
  baselines: readonly Baseline[]
  papers: ReadonlySet<PaperKind>
}
export type Stay = {
  id: string
  step: StepName
  department: Department
  returned: boolean
  beganAt: Temporal.Instant
  toldAt: Temporal.Instant | null
}

/** The standards of the division that a project is judged by. */
export type ProjectStandards = { restDays: Readonly<Record<Department, number>>; officeShare: number }

/** How a project stands: what everybody asks about it. Days are local days; money is in fen. P4. */
export type ProjectStanding = Omit<ProjectRecord, 'stay' | 'last' | 'passed' | 'baselines' | 'papers'> & {
  status: Status
  stage: Stage
  step: StepName
  /** Who holds the next step; null while nobody does. */
  department: Department | null
  /** Sent back by the department of the step, to be mended. */
  returned: boolean
  since: Temporal.Instant | null
  restDays: number | null
  restLimit: number | null
  sleeping: boolean
  /** Papers that the step needs and that have not come. */
  missing: PaperKind[]
  milestones: Milestone[]
  baselineFinish: Temporal.PlainDate | null
  forecastFinish: Temporal.PlainDate | null
  slipDays: number
  officeShare: number
  officeMost: number
  /** More offices than the standard allows (楼堂馆所). */
  officeOver: boolean
}

export function standing(
  { stay, last, passed, baselines, papers, ...project }: ProjectRecord,
  standards: ProjectStandards,
  now: Temporal.Instant,
): ProjectStanding {
  const status = statusOf(project)
  const step = stay?.step ?? last.step
  const rest = stay && restOf(stay, standards.restDays[stay.department], now)
  const reached = new Map([...passed].map(([name, at]) => [name, dayOf(at)]))
  const milestones = forecast(project.kind, baselines, reached, dayOf(now))
  const opening: Milestone | undefined = milestones.find(({ key }) => key === LAST)
  const offices = officeCheck(project, standards.officeShare)
  return {
    ...project,
    status,
    stage: status === 'handedOver' ? 'done' : stepNamed(step).stage,
    step,
    department: stay?.department ?? null,
    returned: stay?.returned ?? false,
    since: stay?.beganAt ?? null,
    restDays: rest?.days ?? null,
    restLimit: rest?.limit ?? null,
    sleeping: rest?.sleeping ?? false,
    missing: status === 'handedOver' || status === 'cancelled' ? [] : missingPapers(step, papers),
    milestones,
    baselineFinish: opening?.baseline ?? null,
    forecastFinish: status === 'cancelled' ? null : (opening?.forecast ?? null),
    slipDays: status === 'cancelled' ? 0 : (opening?.slipDays ?? 0),
    officeShare: offices.share,
    officeMost: offices.most,
    officeOver: offices.over,
  }
}

const LAST: MilestoneKey = 'opened'

/** Derived from what happened, never stored. */
export function statusOf(
  project: Pick<ProjectRecord, 'cancelledAt' | 'handedOverAt' | 'suspendedAt'>,
): Status {
  if (project.cancelledAt) return 'cancelled'
  if (project.handedOverAt) return 'handedOver'
  return project.suspendedAt ? 'suspended' : 'underWay'
}

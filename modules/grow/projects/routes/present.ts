import type { AppContext } from '#kit/http/context.ts'
import type { Decision } from '#kit/access/index.ts'
import { divisionName } from '#modules/base/places/index.ts'
import type { ProjectLine, ProjectMilestone } from '../contract.ts'
import type { Milestone } from '../rules/milestones.ts'
import type { ProjectStanding } from '../rules/standing.ts'

/** A decision for the screen: a disabled button says why. */
export const presentMay = (c: AppContext, decision: Decision) => ({
  allowed: decision.allowed,
  why: decision.allowed ? null : c.var.t.byKey(decision.reason),
})

/** A project as a line of the list. */
export const presentLine = (project: ProjectStanding): ProjectLine => ({
  id: project.id,
  title: project.title,
  divisionCode: project.divisionCode,
  divisionName: divisionName(project.divisionCode),
  kind: project.kind,
  constructionMode: project.constructionMode,
  status: project.status,
  stage: project.stage,
  step: project.step,
  department: project.department,
  returned: project.returned,
  since: project.since?.toString() ?? null,
  restDays: project.restDays,
  restLimit: project.restLimit,
  sleeping: project.sleeping,
  missing: project.missing,
  floorM2: project.floorM2,
  officeShare: project.officeShare,
  officeMost: project.officeMost,
  officeOver: project.officeOver,
  baselineFinish: project.baselineFinish?.toString() ?? null,
  forecastFinish: project.forecastFinish?.toString() ?? null,
  slipDays: project.slipDays,
  plannedFen: project.plannedFen,
  grantedFen: project.grantedFen,
  paidFen: project.paidFen,
  openProblems: project.openProblems,
  palaceId: project.palaceId,
  synthetic: project.synthetic,
})

export const presentMilestone = (one: Milestone): ProjectMilestone => ({
  ...one,
  baseline: one.baseline.toString(),
  expected: one.expected?.toString() ?? null,
  reachedOn: one.reachedOn?.toString() ?? null,
  forecast: one.forecast.toString(),
})

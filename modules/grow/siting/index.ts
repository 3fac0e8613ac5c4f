export type {
  Counters,
  Certificate,
  Obstacle,
  PlanAnswer,
  Shortfall,
  SiteAnswer,
  Status,
} from './rules/answer.ts'
export { planComputation, siteComputation } from './rules/computation.ts'
export { SITE, WORKS } from './rules/problem.ts'
export type {
  FewestSites,
  Instance,
  LeastTravel,
  MostCovered,
  PlanOption,
  PlanProblem,
  Question,
  SiteQuestion,
  SiteState,
  Work,
  YearPlan,
} from './rules/problem.ts'

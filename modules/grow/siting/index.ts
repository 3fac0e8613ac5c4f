import './messages/index.ts'
import { defineModule } from '#kit/module/index.ts'
import { sitingJobs } from './jobs/index.ts'
import { sitingApi } from './routes/api.ts'

export const sitingModule = defineModule({
  name: 'siting',
  api: sitingApi,
  jobs: sitingJobs,
  personalData: {
    columns: {
      'siting.scenario.created_by': 'deed',
      'siting.scenario.edited_by': 'deed',
      'siting.scenario_lock.set_by': 'deed',
      'siting.run.requested_by': 'deed',
      'siting.published_plan.published_by': 'deed',
    },
    tell: async () => [],
    forget: async () => undefined,
  },
})

export { importBudgets } from './actions/imports/budgets.ts'
export { importCandidates } from './actions/imports/candidates.ts'
export { importTownships } from './actions/imports/townships.ts'
export { importTravel } from './actions/imports/travel.ts'

// For demonstration data.
export { insertDemoSiting } from './demo/insert-siting.ts'

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

import './messages/index.ts'
import { defineModule } from '#kit/module/index.ts'
import { coverageApi } from './routes/api.ts'
import { coveragePortal } from './routes/portal.tsx'

export const coverageModule = defineModule({
  name: 'coverage',
  api: coverageApi,
  portal: coveragePortal,
  sealed: [{ table: 'coverage.evidence_piece', key: ['statement_id', 'position'], column: 'content' }],
})

export { coverageStates, readCoverage } from './routes/read.ts'

// Plans: published by grow/siting or by hand.
export { publishPlan, publishPlanIn } from './actions/publish-plan.ts'
export { planInForce, readPlan, type PlanWithLines } from './routes/read-plan.ts'
export { canPublishPlan } from './policy.ts'
export type { LineText, Plan, PlanDifference, PlanLine, PlanText } from './contract/plan.ts'
export type { PlanAction, State } from './contract/words.ts'

// For demonstration data.
export { insertDemoCoverage } from './demo/index.ts'

import './messages/index.ts'
import { defineModule } from '#kit/module/index.ts'
import { benefitJobs } from './jobs/index.ts'
import { benefitApi } from './routes/api.ts'
import { benefitPortal } from './routes/portal.tsx'

export const benefitModule = defineModule({
  name: 'benefit',
  api: benefitApi,
  jobs: benefitJobs,
  portal: benefitPortal,
})

export { foldDays } from './actions/fold-days.ts'
export { readDivisionBenefit, readPalaceBenefit } from './routes/read.ts'
export { benefitShares } from './rules/shares.ts'
export type { Benefit } from './contract/figures.ts'

import './messages/index.ts'
import { defineModule } from '#kit/module/index.ts'
import { seasonsPersonalData } from './actions/personal-data.ts'
import { seasonsJobs } from './jobs/index.ts'
import { seasonsApi } from './routes/api.ts'
import { seasonsPortal } from './routes/portal.tsx'

export const seasonsModule = defineModule({
  name: 'seasons',
  api: seasonsApi,
  portal: seasonsPortal,
  jobs: seasonsJobs,
  personalData: seasonsPersonalData,
})

// Use cases, for demonstration data and imports.
export { importRequests } from './actions/imports/import-requests.ts'
export { createSeason } from './actions/create-season.ts'
export { announceSeason } from './actions/announce-season.ts'
export { enterRequest } from './actions/keep-request.ts'
export { askProposal } from './actions/ask-proposal.ts'
export { runProposal } from './actions/run-proposal.ts'
export { publishSeason, carryOutPublication } from './actions/publish-season.ts'

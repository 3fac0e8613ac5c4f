import './messages/index.ts'
import { defineModule } from '#kit/module/index.ts'
import { assessmentJobs } from './jobs/index.ts'
import { assessmentApi } from './routes/api.ts'

export const assessmentModule = defineModule({
  name: 'assessment',
  api: assessmentApi,
  jobs: assessmentJobs,
  personalData: {
    columns: {
      'assessment.override.overridden_by': 'deed',
      'assessment.override.withdrawn_by': 'deed',
      'assessment.difference.acknowledged_by': 'deed',
    },
    tell: async () => [],
    forget: async () => undefined,
  },
})

export { decisionsInForce } from './routes/in-force.ts'
export type { DecisionInForce } from './contract/in-force.ts'
export type { Decision, FunctionRoom } from './contract/vocabulary.ts'
export { importVenues } from './actions/import/import-venues.ts'
// For demonstration data.
export { insertVenues, type PlainVenue } from './actions/insert-venues.ts'
export { editVenue } from './actions/edit-venue.ts'
export { recordVenue, stateNone } from './actions/record-venue.ts'
export { setOverride } from './actions/override.ts'
export { standingVenues, venueOfPalace } from './queries/standing.ts'
// Inside the action that hands a house over.
export { takeHouse } from './actions/take-house.ts'

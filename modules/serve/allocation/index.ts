import './messages/index.ts'
import { defineModule } from '#kit/module/index.ts'
import { allocationPersonalData } from './actions/personal-data.ts'
import { allocationJobs } from './jobs/index.ts'
import { allocationApi } from './routes/api.ts'
import { allocationPortal } from './routes/portal.tsx'

export const allocationModule = defineModule({
  name: 'allocation',
  api: allocationApi,
  portal: allocationPortal,
  jobs: allocationJobs,
  personalData: allocationPersonalData,
})

// Use cases
export { announceRound } from './actions/announce-round.ts'
export { confirmPlace } from './actions/answer-offer.ts'
export { apply } from './actions/apply.ts'
export { commitContribution, revealContribution } from './actions/contribute.ts'
export { createRound } from './actions/create-round.ts'
export { openWindow } from './actions/open-window.ts'
export { advanceWindow } from './actions/advance-window.ts'
export { drawSealedRound } from './actions/draw-round.ts'
export { publishRound } from './actions/publish-round.ts'
export { sealRound } from './actions/seal-round.ts'

// For the catalogue's slot on the page of a session.
export { unlessInRound } from './routes/session-action.tsx'

export { provideBeacon } from './ports.ts'
export type { ReadBeacon } from './ports.ts'

// The mechanism: what a draw's files say, and what follows from them. Pure, also for whoever verifies a draw.
export { computation, drawRound } from './rules/computation.ts'
export type { DrawnRound } from './rules/computation.ts'
export { LIST_COLUMNS, RESULT_COLUMNS, listFile, readList, readRules, rulesFile } from './rules/files.ts'
export type { FrozenList, ListRow, RoundRules } from './rules/files.ts'
export { match } from './rules/match.ts'

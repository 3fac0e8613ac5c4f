import './messages/index.ts'
import { defineModule } from '#kit/module/index.ts'
import { sealedClaimColumns } from './actions/claim-rows.ts'
import { sealedActColumns } from './actions/door-act-names.ts'
import { enrolmentPersonalData } from './actions/personal-data/contribution.ts'
import { enrolmentRetention } from './actions/retention.ts'
import { enrolmentJobs } from './jobs/index.ts'
import { enrolmentApi } from './routes/api.ts'
import { enrolmentPortal } from './routes/portal.tsx'

export const enrolmentModule = defineModule({
  name: 'enrolment',
  api: enrolmentApi,
  portal: enrolmentPortal,
  jobs: enrolmentJobs,
  sealed: [...sealedClaimColumns, ...sealedActColumns],
  personalData: enrolmentPersonalData,
  retention: enrolmentRetention,
})

// For the ports of the catalogue: provideOccupancy(occupancy), provideSessionAction(sessionAction).
export { signUpsOf } from './queries/sign-ups.ts'
export { occupancy } from './queries/occupancy.ts'
export { sessionAction } from './routes/session-action.tsx'

// Use cases
export { enrol } from './actions/enrol.ts'
export { givePlaces } from './actions/give-places.ts'
export { giveDrawn, type Given, type Party } from './actions/give-drawn.ts'
export { assertMayCome } from './actions/assert-may-come.ts'
export { cancelEnrolment } from './actions/cancel-enrolment.ts'
export { checkIn } from './actions/check-in.ts'
export { walkIn } from './actions/walk-in.ts'

// Questions
export { suspension } from './rules/suspension.ts'
export { offerEnd } from './rules/times.ts'
export { palacesOfPerson } from './queries/palaces-of-person.ts'
export { seatedAmong } from './queries/seated-among.ts'
export { ticketFor } from './queries/tickets-of.ts'
export { noShowsOf } from './queries/no-shows.ts'
export { figuresBySession, addFigures } from './queries/figures.ts'

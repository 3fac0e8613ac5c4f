import './messages/index.ts'
import { defineModule } from '#kit/module/index.ts'
import { sealedBookingColumns } from './actions/booking-rows.ts'
import { bookingPersonalData } from './actions/personal-data.ts'
import { bookingRetention } from './actions/retention.ts'
import { bookingJobs } from './jobs/index.ts'
import { bookingApi } from './routes/api.ts'
import { bookingPortal } from './routes/portal.tsx'

export const bookingModule = defineModule({
  name: 'booking',
  api: bookingApi,
  jobs: bookingJobs,
  personalData: bookingPersonalData,
  portal: bookingPortal,
  retention: bookingRetention,
  sealed: sealedBookingColumns,
})

// For the page of a palace
export { freeSoon } from './routes/free.ts'
export { LastMinute } from './ui/portal/free-parts.tsx'
export type { FreeSpace } from './contract/free.ts'

// Use cases
export { bookSpace } from './actions/book-space.ts'
export { bookingDisplacer } from './actions/displace.ts'
export { cancelBooking } from './actions/cancel-booking.ts'
export { bookSeries } from './actions/book-series.ts'
export { cancelSeries } from './actions/cancel-series.ts'
export { bookingsOfSeries } from './queries/series.ts'
export { giveSeries } from './actions/give-series.ts'
export { giveDate, planSpots } from './actions/give-date.ts'
export { changeSeries } from './actions/change-series.ts'
export { readdDate } from './actions/readd-date.ts'

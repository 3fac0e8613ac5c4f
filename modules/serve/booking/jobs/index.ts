import { z } from 'zod'
import { system } from '#kit/access/index.ts'
import { type AnyJob, defineJob } from '#kit/jobs/index.ts'
import { releaseBooking } from '../actions/release-unclaimed.ts'
import { bookingsNotCheckedIn } from '../queries/not-checked-in.ts'

/** Bookings that began earlier have had their release, or nobody was there to tell who came. */
const LATEST = { hours: 2 }

/** Every minute: whoever did not come gives the slot to others. */
const releaseUnclaimed = defineJob({
  name: 'booking.releaseUnclaimed',
  schema: z.object({}),
  cron: '* * * * *',
  run: async (given) => {
    const context = { ...given, actor: system }
    const now = context.clock.now()
    for (const ids of await bookingsNotCheckedIn(context.db, { start: now.subtract(LATEST), end: now }))
      await releaseBooking(context, ids)
  },
})

/** What booking does by the clock. */
export const bookingJobs: readonly AnyJob[] = [releaseUnclaimed]

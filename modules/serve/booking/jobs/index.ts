import { z } from 'zod'
import { system } from '#kit/access/index.ts'
import { type AnyJob, defineJob } from '#kit/jobs/index.ts'
import { due } from '../actions/due.ts'
import { lapseWaits } from '../actions/lapse-waits.ts'
import { releaseBooking } from '../actions/release-unclaimed.ts'
import { bookingsNotCheckedIn } from '../queries/not-checked-in.ts'
import { palacesWithWaits } from '../queries/waits.ts'

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

/** An offer ran out: the next in line is asked. */
const lapseOffers = defineJob({
  name: due.lapseOffers.name,
  schema: z.object({ palaceId: z.string() }),
  run: async (context, ids) => void (await lapseWaits({ ...context, actor: system }, ids)),
})

/** Every minute, what no job was set for: a session that was cancelled, an installation that was switched off. */
const sweepWaits = defineJob({
  name: 'booking.sweepWaits',
  schema: z.object({}),
  cron: '* * * * *',
  run: async (given) => {
    const context = { ...given, actor: system }
    for (const palaceId of await palacesWithWaits(context.db)) await lapseWaits(context, { palaceId })
  },
})

/** What booking does by the clock. */
export const bookingJobs: readonly AnyJob[] = [releaseUnclaimed, lapseOffers, sweepWaits]

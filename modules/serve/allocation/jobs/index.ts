import { z } from 'zod'
import { system } from '#kit/access/index.ts'
import { type AnyJob, defineJob } from '#kit/jobs/index.ts'
import { passPlacesOn } from '../actions/pass-on.ts'
import { roundsToPassOn } from '../queries/claims.ts'

/** Every minute: what nobody confirmed goes to the next, and the waitlists end in time. */
const passOnPlaces = defineJob({
  name: 'allocation.passOnPlaces',
  schema: z.object({}),
  cron: '* * * * *',
  run: async (given) => {
    const context = { ...given, actor: system }
    for (const ids of await roundsToPassOn(context.db, context.clock.now())) await passPlacesOn(context, ids)
  },
})

/** What rounds do by the clock. */
export const allocationJobs: readonly AnyJob[] = [passOnPlaces]

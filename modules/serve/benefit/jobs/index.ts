import { z } from 'zod'
import { system } from '#kit/access/index.ts'
import { type AnyJob, defineJob } from '#kit/jobs/index.ts'
import { foldDays } from '../actions/fold-days.ts'

/** Every hour, so that a correction of the past is in the figures within the hour; yesterday is kept soon after midnight. */
const fold = defineJob({
  name: 'benefit.fold',
  schema: z.object({}),
  cron: '7 * * * *',
  run: async (context) => void (await foldDays({ ...context, actor: system }, {})),
})

export const benefitJobs: readonly AnyJob[] = [fold]

import { z } from 'zod'
import { system } from '#kit/access/index.ts'
import { type AnyJob, defineJob } from '#kit/jobs/index.ts'
import { tellSleepers } from '../actions/tell-sleepers.ts'

/** Every morning, before people come to their desks. */
const tell = defineJob({
  name: 'projects.tellSleepers',
  schema: z.object({}),
  cron: '30 8 * * *',
  run: async (context) => void (await tellSleepers({ ...context, actor: system }, {})),
})

export const projectsJobs: readonly AnyJob[] = [tell]

import { z } from 'zod'
import { system } from '#kit/access/index.ts'
import { type AnyJob, defineJob, onEvent } from '#kit/jobs/index.ts'
import { standardChanged } from '#modules/base/standards/index.ts'
import { rerun } from '../actions/rerun.ts'
import { usedStandards } from '../contract/vocabulary.ts'

/** Every night: a standard that begins today, a population that was corrected, a year that went by. */
const nightly = defineJob({
  name: 'assessment.nightly',
  schema: z.object({}),
  cron: '20 1 * * *',
  run: async (context) => void (await rerun({ ...context, actor: system }, { division: '' })),
})

/** Soon after a value was set by which venues are measured. */
const afterStandard = onEvent(
  standardChanged,
  'assessment.afterStandard',
  async (context, { key, scope }) => {
    if ((usedStandards as readonly string[]).includes(key))
      await rerun({ ...context, actor: system }, { division: scope })
  },
)

export const assessmentJobs: readonly AnyJob[] = [nightly, afterStandard]

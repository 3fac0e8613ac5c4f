import { z } from 'zod'
import { type AnyJob, defineJob } from '#kit/jobs/index.ts'
import { computeRun } from '../actions/compute-run.ts'
import { runJobName } from '../actions/runs.ts'

/** A calculation runs once; tried again, it finds itself begun and tells that its process was cut off. */
export const sitingJobs: AnyJob[] = [
  defineJob({
    ...runJobName,
    schema: z.object({ runId: z.uuid() }),
    retries: 2,
    run: (context, { runId }) => computeRun(context, runId),
  }),
]

import { z } from 'zod'
import { defineJob } from '#kit/jobs/index.ts'
import { forgetKeptAnswers } from './idempotency.ts'

/** Every hour: answers kept for repetition live a day. */
export const httpJobs = [
  defineJob({
    name: 'http.forgetKeptAnswers',
    schema: z.object({}),
    cron: '35 * * * *',
    run: ({ db, clock }) => forgetKeptAnswers(db, clock.now()),
  }),
]

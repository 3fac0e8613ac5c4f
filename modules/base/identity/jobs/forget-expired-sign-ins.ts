import { z } from 'zod'
import { defineJob } from '#kit/jobs/index.ts'
import { removeExpiredSignIns } from '../actions/forget-expired-sign-ins.ts'

/** Every night. */
export const forgetExpiredSignIns = defineJob({
  name: 'identity.forgetExpiredSignIns',
  schema: z.object({}),
  cron: '20 3 * * *',
  run: ({ db, clock }) => removeExpiredSignIns(db, clock.now()),
})

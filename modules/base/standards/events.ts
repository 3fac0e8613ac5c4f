import { z } from 'zod'
import { defineEvent } from '#kit/jobs/index.ts'

/** A value of a standard was set; it may begin on a later day. Whoever keeps judgements by it judges again. */
export const standardChanged = defineEvent(
  'standards.changed',
  z.object({ key: z.string(), scope: z.string() }),
)

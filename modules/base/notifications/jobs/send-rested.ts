import { z } from 'zod'
import { defineJob } from '#kit/jobs/index.ts'
import { sendRestedTexts } from '../actions/deliver-in-time.ts'

/** In the morning: the text messages that rested in the quiet hours. */
export const sendRested = defineJob({
  name: 'notifications.sendRested',
  schema: z.object({}),
  run: sendRestedTexts,
})

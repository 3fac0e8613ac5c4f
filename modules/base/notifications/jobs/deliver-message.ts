import { z } from 'zod'
import { defineJob } from '#kit/jobs/index.ts'
import { deliverInTime } from '../actions/deliver-in-time.ts'
import { MOST_ATTEMPTS } from '../actions/deliver-message.ts'
import { channels } from '../contract.ts'

/** One message by one channel, tried again with growing pauses until it is sent or given up. */
export const deliverMessage = defineJob({
  name: 'notifications.deliverMessage',
  schema: z.object({ messageId: z.uuid(), channel: z.enum(channels) }),
  retries: MOST_ATTEMPTS - 1,
  run: deliverInTime,
})

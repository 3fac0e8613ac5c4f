import { z } from 'zod'
import { defineJob } from '#kit/jobs/index.ts'
import { messagesLeftLying } from '../queries/take-delivery.ts'
import { spreadDeliveries } from './spread-deliveries.ts'

/** After its eleven tries a delivery is no longer queued: what is, has lost its job. */
const TRIES_TAKE_MINUTES = 60
const MOST = 1_000

/** Takes up deliveries whose job was lost, as when its worker was killed again and again. */
export const sweepDeliveries = defineJob({
  name: 'notifications.sweepDeliveries',
  schema: z.object({}),
  cron: '*/15 * * * *',
  async run({ db, clock, outbox }) {
    const messageIds = await messagesLeftLying(
      db,
      clock.now().subtract({ minutes: TRIES_TAKE_MINUTES }),
      MOST,
    )
    if (messageIds.length > 0) await outbox.send(db, spreadDeliveries, { messageIds })
  },
})

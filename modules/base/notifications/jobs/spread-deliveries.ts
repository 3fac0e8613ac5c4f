import { z } from 'zod'
import { defineJob } from '#kit/jobs/index.ts'
import { queuedDeliveries } from '../queries/take-delivery.ts'
import { deliverMessage } from './deliver-message.ts'

/** Queues a job for each delivery of these messages, so that the action that wrote them need not, and one slow mailbox holds up no other. */
export const spreadDeliveries = defineJob({
  name: 'notifications.spreadDeliveries',
  schema: z.object({ messageIds: z.array(z.uuid()) }),
  async run({ db, outbox }, { messageIds }) {
    for (const delivery of await queuedDeliveries(db, messageIds))
      await outbox.send(db, deliverMessage, delivery)
  },
})

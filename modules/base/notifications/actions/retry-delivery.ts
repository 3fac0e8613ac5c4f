import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { channels } from '../contract.ts'
import { errors } from '../errors.ts'
import { canRetryDelivery, canSeeDeliveries } from '../policy.ts'
import { lockDelivery } from '../queries/deliveries.ts'
import { notificationsDb } from '../schema/db.ts'

const Input = z.object({ messageId: z.uuid(), channel: z.enum(channels) })

/**
 * Staff have a failed delivery sent again; it gets as many tries as a new one. Asking twice sends once.
 * @throws Problem `message-not-found` | `delivery-not-failed`
 */
export const retryDelivery = action(Input, async ({ tx, actor, allow, journal, unchanged, later }, input) => {
  const { messageId, channel } = input
  const delivery = await lockDelivery(tx, messageId, channel)
  if (!delivery) {
    allow(canSeeDeliveries(actor))
    throw errors.error('message-not-found')
  }
  allow(canRetryDelivery(actor, delivery))
  if (delivery.status === 'queued') return unchanged()
  if (delivery.status !== 'failed') throw errors.error('delivery-not-failed')
  await notificationsDb(tx)
    .updateTable('notifications.delivery')
    .set({ status: 'queued', attempts: 0, last_error: null })
    .where('message_id', '=', messageId)
    .where('channel', '=', channel)
    .execute()
  later({ name: 'notifications.deliverMessage' }, { messageId, channel })
  journal({
    action: 'notifications.retryDelivery',
    subject: { type: 'message', id: messageId },
    palaceId: delivery.palaceId,
    divisionCode: delivery.divisionCode,
    after: { channel },
  })
})

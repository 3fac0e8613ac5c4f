import type { Db } from '#kit/db/index.ts'
import type { Channel } from '../contract.ts'
import { notificationsDb } from '../schema/db.ts'

/** A delivery that is still to be made, locked for this transaction; null when it is made, given up, or being made elsewhere. */
export async function lockQueuedDelivery(tx: Db, messageId: string, channel: Channel) {
  const row = await notificationsDb(tx)
    .selectFrom('notifications.delivery as delivery')
    .innerJoin('notifications.message as message', 'message.id', 'delivery.message_id')
    .select([
      'delivery.attempts',
      'message.id',
      'message.person_id as personId',
      'message.about_id as aboutId',
      'message.template',
      'message.params',
      'message.link',
    ])
    .where('delivery.message_id', '=', messageId)
    .where('delivery.channel', '=', channel)
    .where('delivery.status', '=', 'queued')
    .forUpdate('delivery')
    .skipLocked()
    .executeTakeFirst()
  return row ?? null
}

/** The deliveries still to be made of these messages. */
export function queuedDeliveries(db: Db, messageIds: readonly string[]) {
  return notificationsDb(db)
    .selectFrom('notifications.delivery')
    .select(['message_id as messageId', 'channel'])
    .where('message_id', 'in', [...messageIds])
    .where('status', '=', 'queued')
    .execute()
}

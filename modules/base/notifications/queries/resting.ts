import type { Db } from '#kit/db/index.ts'
import { notificationsDb } from '../schema/db.ts'

/** A text message still to be sent, and where it comes from; null when there is none. */
export async function textToSend(db: Db, messageId: string) {
  const row = await notificationsDb(db)
    .selectFrom('notifications.delivery as delivery')
    .innerJoin('notifications.message as message', 'message.id', 'delivery.message_id')
    .select(['template', 'params', 'palace_id as palaceId', 'division_code as divisionCode'])
    .where('delivery.message_id', '=', messageId)
    .where('delivery.channel', '=', 'sms')
    .where('delivery.status', '=', 'queued')
    .executeTakeFirst()
  return row ? { ...row, params: row.params as Record<string, unknown> } : null
}

/** The text messages whose rest is over, in the order in which they were written. */
export function restedTexts(db: Db, now: Temporal.Instant, most: number) {
  return notificationsDb(db)
    .selectFrom('notifications.delivery as delivery')
    .innerJoin('notifications.message as message', 'message.id', 'delivery.message_id')
    .select('message.id')
    .where('delivery.channel', '=', 'sms')
    .where('delivery.status', '=', 'queued')
    .where('not_before', '<=', now)
    .orderBy('message.created_at')
    .orderBy('message.id')
    .limit(most)
    .execute()
}

import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Channel } from '../contract.ts'
import { notificationsDb } from '../schema/db.ts'

/** Longer than a try takes; shorter than the queue waits before it gives the job of a dead worker to another. */
const HOLD_SECONDS = 15

/** Takes a delivery that is still to be made, and counts the try; null when it is made, given up, or being made elsewhere. */
export async function takeDelivery(db: Db, messageId: string, channel: Channel, now: Temporal.Instant) {
  const row = await notificationsDb(db)
    .updateTable('notifications.delivery as delivery')
    .from('notifications.message as message')
    .set((eb) => ({ attempts: eb('attempts', '+', 1), held_until: now.add({ seconds: HOLD_SECONDS }) }))
    .whereRef('message.id', '=', 'delivery.message_id')
    .where('delivery.message_id', '=', messageId)
    .where('delivery.channel', '=', channel)
    .where('delivery.status', '=', 'queued')
    .where((eb) => eb.or([eb('held_until', 'is', null), eb('held_until', '<', now)]))
    .returning([
      'delivery.attempts',
      'message.id',
      'message.person_id as personId',
      'message.about_id as aboutId',
      'message.template',
      'message.params',
      'message.link',
    ])
    .executeTakeFirst()
  return row ?? null
}

/** Is this delivery still to be made? */
export async function isQueued(db: Db, messageId: string, channel: Channel): Promise<boolean> {
  const row = await notificationsDb(db)
    .selectFrom('notifications.delivery')
    .select('status')
    .where('message_id', '=', messageId)
    .where('channel', '=', channel)
    .executeTakeFirst()
  return row?.status === 'queued'
}

/** The deliveries still to be made of these messages. */
export function queuedDeliveries(db: Db, messageIds: readonly string[]) {
  return notificationsDb(db)
    .selectFrom('notifications.delivery')
    .select(['message_id as messageId', 'channel'])
    .where('message_id', 'in', [...messageIds])
    .where('status', '=', 'queued')
    .orderBy(sql`array_position(${[...messageIds]}::uuid[], message_id)`)
    .execute()
}

/** Messages written before `before` of which a delivery is still to be made. */
export async function messagesLeftLying(db: Db, before: Temporal.Instant, most: number): Promise<string[]> {
  const rows = await notificationsDb(db)
    .selectFrom('notifications.delivery as delivery')
    .innerJoin('notifications.message as message', 'message.id', 'delivery.message_id')
    .select('message.id')
    .distinct()
    .where('delivery.status', '=', 'queued')
    .where('message.created_at', '<', before)
    // What rests in the quiet hours has its job in the morning.
    .where((eb) => eb.or([eb('not_before', 'is', null), eb('not_before', '<', before)]))
    .limit(most)
    .execute()
  return rows.map(({ id }) => id)
}

import type { ActionContext } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import type { Channel } from '../contract.ts'
import { restedTexts, textToSend } from '../queries/resting.ts'
import { turnOf } from '../rules/quiet-hours.ts'
import { notificationsDb } from '../schema/db.ts'
import { deliver } from './deliver-message.ts'
import { quietHoursAt } from './quiet-hours-at.ts'

type Delivery = { messageId: string; channel: Channel }
type Context = Pick<ActionContext, 'db' | 'clock' | 'outbox'>

/** The job that sends what rested in the night. */
export const sendRested = { name: 'notifications.sendRested' }
const retry = { name: 'notifications.deliverMessage' }

/**
 * Delivers a message, but a text message only when it may ring a phone: in the quiet hours it rests until the morning,
 * unless it is over by then; and what is over already is not sent at all. E-mail is not put off.
 */
export async function deliverInTime(context: Context, delivery: Delivery): Promise<void> {
  if (delivery.channel === 'email') return deliver(context, delivery)
  const { db, clock, outbox } = context
  const now = clock.now()
  const text = await textToSend(db, delivery.messageId)
  if (!text) return
  const turn = turnOf(text, now, await quietHoursAt(db, text, now))
  if (turn.do === 'send') return deliver(context, delivery)
  if (turn.do === 'drop') return change(db, delivery, { status: 'skipped', not_before: null })
  const first = await notificationsDb(db)
    .selectFrom('notifications.delivery')
    .select('message_id')
    .where('not_before', '=', turn.until)
    .limit(1)
    .executeTakeFirst()
  await change(db, delivery, { not_before: turn.until })
  if (!first) await outbox.send(db, sendRested, {}, { at: turn.until })
}

const MOST = 500

/**
 * Sends what rested, one after the other in the order in which it was written, so that nobody hears the second before the
 * first. A text that fails goes on by itself, with the usual pauses, and holds up no other.
 */
export async function sendRestedTexts(context: Context): Promise<void> {
  const { db, clock, outbox } = context
  for (;;) {
    const rested = await restedTexts(db, clock.now(), MOST)
    for (const { id: messageId } of rested) {
      const delivery: Delivery = { messageId, channel: 'sms' }
      await change(db, delivery, { not_before: null })
      try {
        await deliverInTime(context, delivery)
      } catch {
        // The reason stands with the delivery; the job tries again.
        await outbox.send(db, retry, delivery)
      }
    }
    if (rested.length < MOST) return
  }
}

async function change(
  db: Db,
  { messageId, channel }: Delivery,
  set: { status?: 'skipped'; not_before: Temporal.Instant | null },
): Promise<void> {
  await notificationsDb(db)
    .updateTable('notifications.delivery')
    .set(set)
    .where('message_id', '=', messageId)
    .where('channel', '=', channel)
    .where('status', '=', 'queued')
    .execute()
}

import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { errors } from '../errors.ts'
import { isSomeone } from '../policy.ts'
import { inboxMessage } from '../queries/inbox.ts'
import { notificationsDb } from '../schema/db.ts'

// What someone reads, and when, is nobody's business: neither action writes to the journal (PIPL: the least).

/** Marks one message of one's own as read. May be repeated. @throws Problem `message-not-found` */
export const markRead = action(
  z.object({ messageId: z.uuid() }),
  async ({ actor, tx, now, allow, unchanged }, { messageId }) => {
    allow(isSomeone(actor))
    if (!(await inboxMessage(tx, actor.personId!, messageId))) throw errors.error('message-not-found')
    await notificationsDb(tx)
      .updateTable('notifications.message')
      .set({ read_at: now })
      .where('id', '=', messageId)
      .where('read_at', 'is', null)
      .execute()
    unchanged()
  },
)

/** Marks all messages of one's own as read. */
export const markAllRead = action(z.object({}), async ({ actor, tx, now, allow, unchanged }) => {
  allow(isSomeone(actor))
  await notificationsDb(tx)
    .updateTable('notifications.message')
    .set({ read_at: now })
    .where('person_id', '=', actor.personId!)
    .where('read_at', 'is', null)
    .execute()
  unchanged()
})

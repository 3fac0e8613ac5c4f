import type { Db } from '#kit/db/index.ts'
import { notificationsDb } from '../schema/db.ts'

/** How many messages a person has not read, for the header of every page. */
export async function unreadCount(db: Db, personId: string): Promise<number> {
  const { count } = await notificationsDb(db)
    .selectFrom('notifications.message')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

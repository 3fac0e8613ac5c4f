import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { notificationsDb } from '../schema/db.ts'

/** How many messages people have not read, for the header of every page; whoever read them all is absent. One query. */
export async function unreadCounts(db: Db, personIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await notificationsDb(db)
    .selectFrom('notifications.message')
    .select((eb) => ['person_id', eb.fn.countAll<number>().as('count')])
    .where(sql<boolean>`person_id = any(${personIds}::uuid[])`)
    .where('read_at', 'is', null)
    .groupBy('person_id')
    .execute()
  return new Map(rows.map(({ person_id, count }) => [person_id, count]))
}

/** How many messages a person has not read. */
export async function unreadCount(db: Db, personId: string): Promise<number> {
  return (await unreadCounts(db, [personId])).get(personId) ?? 0
}

import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { TemplateName } from '../contract.ts'
import { notificationsDb } from '../schema/db.ts'

export type InboxMessage = {
  id: string
  aboutId: string | null
  template: TemplateName
  params: Record<string, unknown>
  link: string | null
  createdAt: Temporal.Instant
  readAt: Temporal.Instant | null
}

const inbox = (db: Db, personId: string) =>
  notificationsDb(db)
    .selectFrom('notifications.message')
    .select([
      'id',
      'about_id as aboutId',
      'template',
      'params',
      'link',
      'created_at as createdAt',
      'read_at as readAt',
    ])
    .where('person_id', '=', personId)
    .$castTo<InboxMessage>()

/** A page of someone's messages, the latest first; `before` is the last id of the page before it. */
export async function inboxPage(
  db: Db,
  personId: string,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<{ messages: InboxMessage[]; next: string | null }> {
  const rows = await inbox(db, personId)
    .$if(before !== undefined, (query) =>
      query.where(
        sql<boolean>`(created_at, id) < (select created_at, id from notifications.message where id = ${before} and person_id = ${personId})`,
      ),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const messages = rows.slice(0, limit)
  return { messages, next: rows.length > limit ? messages.at(-1)!.id : null }
}

/** One message of someone's own; null for anybody else's. */
export async function inboxMessage(db: Db, personId: string, id: string): Promise<InboxMessage | null> {
  return (await inbox(db, personId).where('id', '=', id).executeTakeFirst()) ?? null
}

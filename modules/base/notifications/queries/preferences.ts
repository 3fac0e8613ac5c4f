import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { channels, type Channel } from '../contract.ts'
import { notificationsDb } from '../schema/db.ts'

export type Preferences = Record<Channel, boolean>

/** What each of these people allows; whoever never chose gets everything. One query for any number of them. */
export async function preferencesOf(
  db: Db,
  personIds: readonly string[],
): Promise<(personId: string) => Preferences> {
  const rows =
    personIds.length === 0
      ? []
      : await notificationsDb(db)
          .selectFrom('notifications.preference')
          .select(['person_id', 'channel'])
          .where(sql<boolean>`person_id = any(${personIds}::uuid[])`)
          .where('allowed', '=', false)
          .execute()
  const refused = new Set(rows.map((row) => `${row.person_id} ${row.channel}`))
  return (personId) =>
    Object.fromEntries(
      channels.map((channel) => [channel, !refused.has(`${personId} ${channel}`)]),
    ) as Preferences
}

import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { notificationsDb } from '../schema/db.ts'

/** How many e-mails were tried in vain and wait for another try, and what the mail server last said (without addresses). */
export async function mailStanding(db: Db): Promise<{ failing: number; lastError: string | null }> {
  return notificationsDb(db)
    .selectFrom('notifications.delivery')
    .select([sql<number>`count(*)::int`.as('failing'), sql<string | null>`max(last_error)`.as('lastError')])
    .where('status', '=', 'queued')
    .where('channel', '=', 'email')
    .where('last_error', 'is not', null)
    .executeTakeFirstOrThrow()
}

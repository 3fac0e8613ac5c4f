import type { Db } from '#kit/db/index.ts'
import { identityDb } from '../schema/db.ts'

/** The number of the one calendar address of a person that is good now; null when it is turned off, or nobody is left. */
export async function calendarKeyOf(db: Db, personId: string): Promise<number | null> {
  const row = await identityDb(db)
    .selectFrom('identity.person')
    .select('calendar_key as key')
    .where('id', '=', personId)
    .where('calendar_open', '=', true)
    .where('forgotten_at', 'is', null)
    .executeTakeFirst()
  return row?.key ?? null
}

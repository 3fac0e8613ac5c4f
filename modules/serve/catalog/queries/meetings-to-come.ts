import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { catalogDb } from '../schema/db.ts'

/** How many meetings that are not over at `from` use one of these rooms, up to `until` (null: whenever). For base/places. */
export async function meetingsToCome(
  db: Db,
  palaceId: string,
  spaceIds: readonly string[],
  from: Temporal.Instant,
  until: Temporal.Instant | null,
): Promise<number> {
  const { count } = await catalogDb(db)
    .selectFrom('catalog.meeting')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('palace_id', '=', palaceId)
    .where(sql<boolean>`space_id = any(${spaceIds}::uuid[])`)
    .where('cancelled_at', 'is', null)
    .where(sql<boolean>`during && tstzrange(${from}, ${until})`)
    .executeTakeFirstOrThrow()
  return count
}

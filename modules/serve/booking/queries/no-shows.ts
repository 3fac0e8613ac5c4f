import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { bookingDb } from '../schema/db.ts'

/** When people booked and did not come, unforgiven ones only, by person; one query. P9. */
export async function bookingNoShows(
  db: Db,
  personIds: readonly string[],
): Promise<Map<string, Temporal.Instant[]>> {
  if (personIds.length === 0) return new Map()
  const rows = await bookingDb(db)
    .selectFrom('booking.booking')
    .select(['holder_id as personId', 'released_at as at'])
    .where(sql<boolean>`holder_id = any(${personIds}::uuid[])`)
    .where('released_at', 'is not', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('booking.appeal as a')
            .select('a.booking_id')
            .whereRef('a.palace_id', '=', 'booking.booking.palace_id')
            .whereRef('a.booking_id', '=', 'booking.booking.id')
            .where('a.upheld', '=', true),
        ),
      ),
    )
    .$narrowType<{ personId: string; at: Temporal.Instant }>()
    .execute()
  return new Map(
    [...Map.groupBy(rows, ({ personId }) => personId)].map(([id, list]) => [id, list.map(({ at }) => at)]),
  )
}

import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import { bookingDb } from '../schema/db.ts'

export type Freed = { spaceId: string; during: Interval }

/** What people gave back, or did not come for, since an instant and was to be in a stretch of time; one query. */
export const freedSince = (
  db: Db,
  palaceIds: readonly string[],
  { start, end }: Interval,
  since: Temporal.Instant,
): Promise<Freed[]> =>
  palaceIds.length === 0
    ? Promise.resolve([])
    : bookingDb(db)
        .selectFrom('booking.booking')
        .select(['space_id as spaceId', 'during'])
        .where('palace_id', 'in', palaceIds)
        .where(sql<boolean>`lower(during) >= ${start} and lower(during) < ${end}`)
        .where('kind', '=', 'booking')
        .where((row) => row.or([row('cancelled_at', '>=', since), row('released_at', '>=', since)]))
        .execute()

import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import { bookingDb } from '../schema/db.ts'

/** Bookings that stand, began in this stretch, and whose people nobody has seen; at most a thousand. */
export const bookingsNotCheckedIn = (
  db: Db,
  { start, end }: Interval,
): Promise<{ palaceId: string; bookingId: string }[]> =>
  bookingDb(db)
    .selectFrom('booking.booking')
    .select(['palace_id as palaceId', 'id as bookingId'])
    .where('kind', '=', 'booking')
    .where('ended_at', 'is', null)
    .where('checked_in_at', 'is', null)
    .where('state', '=', 'confirmed')
    .where(sql<boolean>`lower(during) >= ${start} and lower(during) < ${end}`)
    .orderBy(sql`lower(during)`)
    .limit(1_000)
    .execute()

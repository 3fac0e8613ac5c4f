import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import { bookingDb } from '../schema/db.ts'

/** What a person, and a union, have booked in a stretch of time at all palaces together; one query. */
export async function bookedIn(
  db: Db,
  { personId, unionId }: { personId: string; unionId: string | null },
  { start, end }: Interval,
): Promise<{ minutes: number; unionBookings: number }> {
  const { rows } = await sql<{ minutes: number; unionBookings: number }>`
    select coalesce(sum(extract(epoch from upper(during) - lower(during)) / 60)
             filter (where holder_id = ${personId} and union_id is null), 0)::integer as minutes,
           (count(*) filter (where union_id = ${unionId}))::integer as "unionBookings"
    from booking.booking
    where kind = 'booking' and (ended_at is null or released_at is not null)
      and lower(during) >= ${start} and lower(during) < ${end}
      and (holder_id = ${personId} or union_id = ${unionId})`.execute(bookingDb(db))
  return rows[0]!
}

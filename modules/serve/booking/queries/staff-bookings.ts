import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import type { State } from '../contract/vocabulary.ts'
import { bookingDb } from '../schema/db.ts'
import { type BookingRecord, bookingRecords } from './booking-record.ts'

const MOST = 2_000

/** Bookings of a palace that begin in a stretch, soonest first; at most 2,000. */
export const bookingsInTime = (
  db: Db,
  palaceId: string,
  { start, end }: Interval,
  state?: State,
): Promise<BookingRecord[]> =>
  bookingRecords(db)
    .where('palace_id', '=', palaceId)
    .where(sql<boolean>`lower(during) >= ${start} and lower(during) < ${end}`)
    .$if(state !== undefined, (rows) => rows.where('state', '=', state!))
    .orderBy(sql`lower(during)`)
    .limit(MOST)
    .execute()

/** Those that wait for a yes and are not over, soonest first. */
export const bookingsWaiting = (db: Db, palaceId: string, now: Temporal.Instant): Promise<BookingRecord[]> =>
  bookingRecords(db)
    .where('palace_id', '=', palaceId)
    .where('state', '=', 'requested')
    .where(sql<boolean>`upper(during) > ${now}`)
    .orderBy(sql`lower(during)`)
    .limit(MOST)
    .execute()

export const bookingsByIds = async (
  db: Db,
  palaceId: string,
  ids: readonly string[],
): Promise<BookingRecord[]> =>
  ids.length === 0
    ? []
    : bookingRecords(db).where('palace_id', '=', palaceId).where('id', 'in', ids).execute()

/** What people said about having missed these bookings, by booking; without ids, whatever waits for an answer. */
export function appealsOf(db: Db, palaceId: string, bookingIds: readonly string[] | null) {
  const rows = bookingDb(db)
    .selectFrom('booking.appeal')
    .select(['booking_id as bookingId', 'reason', 'created_at as createdAt', 'upheld', 'answer'])
    .where('palace_id', '=', palaceId)
    .orderBy('created_at')
  if (bookingIds?.length === 0) return Promise.resolve([])
  return (
    bookingIds ? rows.where('booking_id', 'in', bookingIds) : rows.where('decided_at', 'is', null)
  ).execute()
}

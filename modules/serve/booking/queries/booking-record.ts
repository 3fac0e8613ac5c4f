import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import { bookingDb } from '../schema/db.ts'

/** Bookings with what everyone who works with one asks of it. */
export const bookingRecords = (db: Db) =>
  bookingDb(db)
    .selectFrom('booking.booking')
    .select([
      'id',
      'palace_id as palaceId',
      'space_id as spaceId',
      'during',
      'kind',
      'title',
      'holder_id as holderId',
      'union_id as unionId',
      'people',
      'price_class as priceClass',
      'price_fen as priceFen',
      'state',
      'reason',
      'approved_at as approvedAt',
      'checked_in_at as checkedInAt',
      'guest_name as guestName',
      'guest_name_masked as guestNameMasked',
      'grounds',
      'series_id as seriesId',
      'series_no as seriesNo',
      'version',
      'created_at as createdAt',
    ])
export type BookingRecord = Awaited<ReturnType<ReturnType<typeof bookingRecords>['execute']>>[number]

export const bookingById = (db: Db, palaceId: string, id: string): Promise<BookingRecord | undefined> =>
  bookingRecords(db).where('palace_id', '=', palaceId).where('id', '=', id).executeTakeFirst()

/** Bookings of any palaces by their ids; one statement, none for no ids. */
export const bookingsWithIds = (db: Db, ids: readonly string[]): Promise<BookingRecord[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : bookingRecords(db)
        .where(sql<boolean>`id = any(${ids}::uuid[])`)
        .execute()

/** The same, locked until the transaction ends. */
export const lockBooking = (db: Db, palaceId: string, id: string): Promise<BookingRecord | undefined> =>
  bookingRecords(db)
    .where('palace_id', '=', palaceId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()

/** A person's bookings at all palaces: coming ones soonest first, past ones latest first, at most 100. */
export const bookingsOfHolder = (
  db: Db,
  holderId: string,
  when: 'coming' | 'past',
  now: Temporal.Instant,
): Promise<BookingRecord[]> =>
  bookingRecords(db)
    .where('holder_id', '=', holderId)
    .where(when === 'coming' ? sql<boolean>`upper(during) > ${now}` : sql<boolean>`upper(during) <= ${now}`)
    .orderBy(sql`lower(during)`, when === 'coming' ? 'asc' : 'desc')
    .limit(100)
    .execute()

/** Bookings of people that stand and touch a stretch of time. */
export const bookingsAround = (
  db: Db,
  palaceId: string,
  { start, end }: Interval,
): Promise<BookingRecord[]> =>
  bookingRecords(db)
    .where('palace_id', '=', palaceId)
    .where('kind', '=', 'booking')
    .where('ended_at', 'is', null)
    .where(sql<boolean>`during && tstzrange(${start}, ${end}) and lower(during) < ${end}`)
    .execute()

/** The names of those who come along, encrypted, by booking and in order; one query. */
export async function companionsOf(
  db: Db,
  bookings: readonly Pick<BookingRecord, 'palaceId' | 'id'>[],
): Promise<Map<string, Buffer[]>> {
  if (bookings.length === 0) return new Map()
  const rows = await bookingDb(db)
    .selectFrom('booking.companion')
    .select(['booking_id as bookingId', 'name'])
    .where(
      'booking_id',
      'in',
      bookings.map(({ id }) => id),
    )
    .where('palace_id', 'in', [...new Set(bookings.map(({ palaceId }) => palaceId))])
    .orderBy('no')
    .execute()
  return new Map(
    [...Map.groupBy(rows, (row) => row.bookingId)].map(([id, list]) => [id, list.map(({ name }) => name)]),
  )
}

/** The dates of a series, in order of time. */
export const bookingsOfSeries = (db: Db, palaceId: string, seriesId: string): Promise<BookingRecord[]> =>
  bookingRecords(db)
    .where('palace_id', '=', palaceId)
    .where('series_id', '=', seriesId)
    .orderBy(sql`lower(during)`)
    .execute()

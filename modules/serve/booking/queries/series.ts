import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import type { LeftOut } from '../contract/series.ts'
import { bookingDb } from '../schema/db.ts'

const series = (db: Db) =>
  bookingDb(db)
    .selectFrom('booking.series')
    .select([
      'palace_id as palaceId',
      'id',
      'space_id as spaceId',
      'rule',
      'first_date as firstDate',
      'last_date as lastDate',
      sql<string>`to_char(start_time, 'HH24:MI')`.as('startTime'),
      'minutes',
      sql<LeftOut[]>`left_out`.as('leftOut'),
      'kind',
      'title',
      'holder_id as holderId',
      'union_id as unionId',
      'people',
      'version',
    ])
export type SeriesRecord = Awaited<ReturnType<ReturnType<typeof series>['execute']>>[number]

export const seriesById = (db: Db, palaceId: string, id: string): Promise<SeriesRecord | undefined> =>
  series(db).where('palace_id', '=', palaceId).where('id', '=', id).executeTakeFirst()

/** The same, locked until the transaction ends: two changes of a series wait for each other. */
export const lockSeries = (db: Db, palaceId: string, id: string): Promise<SeriesRecord | undefined> =>
  series(db).where('palace_id', '=', palaceId).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()

/** The dates of a series in order, also those that are over or were given back. */
export const datesOfSeries = (db: Db, palaceId: string, seriesId: string) =>
  bookingDb(db)
    .selectFrom('booking.booking')
    .select(['id', 'series_no as no', 'space_id as spaceId', 'during', 'state', 'holder_id as holderId'])
    .$narrowType<{ no: number }>()
    .where('palace_id', '=', palaceId)
    .where('series_id', '=', seriesId)
    .orderBy(sql`lower(during)`)
    .execute()
export type SeriesDate = Awaited<ReturnType<typeof datesOfSeries>>[number]

/** Who may make a series in a space, and of how many dates (null: the standard). */
export const seriesRuleOf = (db: Db, palaceId: string, spaceId: string) =>
  bookingDb(db)
    .selectFrom('booking.space_rule')
    .select(['series_to as seriesTo', 'series_dates as seriesDates'])
    .where('palace_id', '=', palaceId)
    .where('space_id', '=', spaceId)
    .executeTakeFirst()

/** The spaces of a palace in which union contacts may make series. */
export const spacesForSeries = async (db: Db, palaceId: string): Promise<string[]> =>
  (
    await bookingDb(db)
      .selectFrom('booking.space_rule')
      .select('space_id')
      .where('palace_id', '=', palaceId)
      .where('series_to', '=', 'unions')
      .execute()
  ).map((row) => row.space_id)

/** How many spaces a union has booked on each local day of a stretch, at all palaces; one query. */
export async function unionBookingsByDay(
  db: Db,
  unionId: string,
  { start, end }: Interval,
  timeZone: string,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ day: string; count: number }>`
    select to_char(lower(during) at time zone ${timeZone}, 'YYYY-MM-DD') as day, count(*)::integer as count
    from booking.booking
    where union_id = ${unionId} and kind = 'booking' and (ended_at is null or released_at is not null)
      and lower(during) >= ${start} and lower(during) < ${end}
    group by 1`.execute(bookingDb(db))
  return new Map(rows.map(({ day, count }) => [day, count]))
}

/** The bookings that these series are made of; one query. */
export const bookingsOfSeries = async (
  db: Db,
  palaceId: string,
  seriesIds: readonly string[],
): Promise<string[]> =>
  seriesIds.length === 0
    ? []
    : (
        await bookingDb(db)
          .selectFrom('booking.booking')
          .select('id')
          .where('palace_id', '=', palaceId)
          .where('series_id', 'in', seriesIds)
          .execute()
      ).map(({ id }) => id)

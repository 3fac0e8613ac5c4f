import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import type { Loan, Resource } from '../contract/resources.ts'
import { bookingDb } from '../schema/db.ts'
import type { BookingRecord } from './booking-record.ts'

/**
 * What a palace lends, by name, and how many of each are left all through a stretch; one query. `exceptId`: a booking that
 * is to get others, and so is not in its own way.
 */
export async function resourcesOf(
  db: Db,
  palaceId: string,
  { start, end }: Interval,
  exceptId: string | null = null,
): Promise<Resource[]> {
  const { rows } = await sql<Resource>`
    select r.id, r.name, r.name_en as "nameEn", r.count, r.for_kinds as "forKinds", r.version,
           (r.count - booking.most_lent(r.palace_id, r.id, tstzrange(${start}, ${end}))
             + coalesce((select l.count from booking.loan l where l.palace_id = r.palace_id and l.resource_id = r.id
                         and l.booking_id = ${exceptId}::uuid and l.ended_at is null), 0))::integer as left
    from booking.resource r
    where r.palace_id = ${palaceId} and r.retired_at is null
    order by r.name`.execute(bookingDb(db))
  return rows.map((row) => ({ ...row, left: Math.max(0, row.left) }))
}

/** What goes with these bookings, by booking; one query. */
export async function loansOf(
  db: Db,
  bookings: readonly Pick<BookingRecord, 'id'>[],
): Promise<Map<string, Loan[]>> {
  if (bookings.length === 0) return new Map()
  const rows = await bookingDb(db)
    .selectFrom('booking.loan as l')
    .innerJoin('booking.resource as r', (join) =>
      join.onRef('r.palace_id', '=', 'l.palace_id').onRef('r.id', '=', 'l.resource_id'),
    )
    .innerJoin('booking.booking as b', (join) =>
      join.onRef('b.palace_id', '=', 'l.palace_id').onRef('b.id', '=', 'l.booking_id'),
    )
    .select([
      'l.booking_id as bookingId',
      'l.resource_id as resourceId',
      'r.name',
      'r.name_en as nameEn',
      'l.count',
      sql<boolean>`l.ended_at is not null and b.ended_at is null`.as('gone'),
      'l.returned_at as returnedAt',
      'l.lost',
    ])
    .where(sql<boolean>`l.booking_id = any(${bookings.map(({ id }) => id)}::uuid[])`)
    .orderBy('r.name')
    .execute()
  return new Map(
    [...Map.groupBy(rows, (row) => row.bookingId)].map(([id, list]) => [
      id,
      list.map(({ resourceId, name, nameEn, count, gone, returnedAt, lost }) => ({
        resourceId,
        name,
        nameEn,
        count,
        gone,
        returnedAt: returnedAt?.toString() ?? null,
        lost,
      })),
    ]),
  )
}

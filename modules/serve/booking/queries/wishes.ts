import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import { bookingDb } from '../schema/db.ts'

export type Wish = { palaceId: string; spaceId: string; during: Interval }

/** What stands in the way of each of these wishes, set-up and clearing included, by its place among them; one statement for all. */
export async function inTheWayOf(db: Db, wishes: readonly Wish[]): Promise<Map<number, string>> {
  const { rows } = await sql<{ place: number; sourceId: string }>`
    select w.place::integer, u.source_id as "sourceId"
    from unnest(${wishes.map(({ palaceId }) => palaceId)}::uuid[], ${wishes.map(({ spaceId }) => spaceId)}::uuid[],
      ${wishes.map(({ during }) => during.start)}::timestamptz[], ${wishes.map(({ during }) => during.end)}::timestamptz[])
      with ordinality as w (palace_id, space_id, start, stop, place)
    join places.published_space s on s.palace_id = w.palace_id and s.id = w.space_id
    cross join lateral (
      select source_id from places.published_space_use u
      where u.palace_id = s.palace_id and u.ended_at is null and u.extent && s.extent
        and u.held && tstzrange(w.start - make_interval(mins => s.setup_minutes), w.stop + make_interval(mins => s.clearing_minutes))
      order by lower(u.during) limit 1) u`.execute(bookingDb(db))
  return new Map(rows.map(({ place, sourceId }) => [place - 1, sourceId]))
}

export type BookedIn = { minutes: number; unionBookings: number }

/** What each of these people, and unions, have booked in a stretch of time at all palaces together; one statement for all. */
export async function bookedByEach(
  db: Db,
  who: readonly { personId: string; unionId: string | null; day: Interval }[],
): Promise<BookedIn[]> {
  const { rows } = await sql<BookedIn>`
    select mine.minutes, ours.bookings as "unionBookings"
    from unnest(${who.map(({ personId }) => personId)}::uuid[], ${who.map(({ unionId }) => unionId)}::uuid[],
      ${who.map(({ day }) => day.start)}::timestamptz[], ${who.map(({ day }) => day.end)}::timestamptz[])
      with ordinality as w (person_id, union_id, start, stop, place)
    cross join lateral (
      select coalesce(sum(extract(epoch from upper(during) - lower(during)) / 60), 0)::integer as minutes
      from booking.booking
      where holder_id = w.person_id and union_id is null and kind = 'booking' and (ended_at is null or released_at is not null)
        and lower(during) >= w.start and lower(during) < w.stop) mine
    cross join lateral (
      select count(*)::integer as bookings from booking.booking
      where union_id = w.union_id and kind = 'booking' and (ended_at is null or released_at is not null)
        and lower(during) >= w.start and lower(during) < w.stop) ours
    order by w.place`.execute(bookingDb(db))
  return rows
}

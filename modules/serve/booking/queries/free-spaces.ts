import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { formatRange, type Interval } from '#kit/interval/index.ts'
import type { WrittenRule } from '../rules/rule.ts'
import type { Span } from '../rules/slots.ts'
import { bookingDb } from '../schema/db.ts'
import { readSpans, spansOf } from './held-spans.ts'

export type SpaceWithGaps = WrittenRule & {
  id: string
  palaceId: string
  name: string
  nameEn: string | null
  wholeId: string | null
  wholeName: string | null
  wholeNameEn: string | null
  kind: string
  setupMinutes: number
  clearingMinutes: number
  /** What holds it, or the hall around it or a part of it, around the stretch of time; set-up and clearing included. */
  held: Span[]
}

/** A house in the order in which it is shown, and when one could be in it during the stretch that is asked about. */
export type HouseToSearch = { palaceId: string; open: readonly Interval[] }
export type SpaceFilter = { kind?: string; q?: string }

/**
 * The spaces of these houses that can be booked online and have a gap of a slot or more while the house is open, with what
 * holds them: one statement for any number of palaces and spaces. Whether a slot fits a gap is for `slotsOf` to say.
 */
export async function spacesWithGaps(
  db: Db,
  houses: readonly HouseToSearch[],
  { start, end }: Interval,
  { kind, q }: SpaceFilter,
): Promise<SpaceWithGaps[]> {
  if (houses.length === 0) return []
  const ids = houses.map(({ palaceId }) => palaceId)
  const open = houses.map((house) => `{${house.open.map(formatRange).join(',')}}`)
  const like = q ? `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%` : null
  const { rows } = await sql<Omit<SpaceWithGaps, 'held'> & { spans: Buffer | null }>`
    with bookable as materialized (
      select s.id, s.palace_id as "palaceId", s.name, s.name_en as "nameEn", s.kind, s.position, s.extent,
        p.id as "wholeId", p.name as "wholeName", p.name_en as "wholeNameEn",
        s.setup_minutes as "setupMinutes", s.clearing_minutes as "clearingMinutes",
        r.open_to as "openTo", r.slot_minutes as "slotMinutes", r.most_slots as "mostSlots",
        r.advance_days as "advanceDays", r.opening_hour as "openingHour", r.hours_per_person_day as "hoursPerPersonDay",
        r.bookings_per_union_day as "bookingsPerUnionDay", r.cancel_minutes as "cancelMinutes",
        r.grace_minutes as "graceMinutes", r.people_most as "peopleMost", r.approval, r.self_service as "selfService",
        r.price_class as "priceClass", r.fen_per_hour as "fenPerHour", r.concessions,
        r.series_to as "seriesTo", r.series_dates as "seriesDates"
      from places.published_space s
      join booking.space_rule r on r.palace_id = s.palace_id and r.space_id = s.id
      left join places.published_space p on p.palace_id = s.palace_id and p.id = s.parent_id
      where s.palace_id = any(${ids}::uuid[])
        and (${kind ?? null}::text is null or s.kind = ${kind ?? null})
        and (${like}::text is null or s.name ilike ${like} or s.name_en ilike ${like}
          or p.name ilike ${like} or p.name_en ilike ${like}))
    select b.*, u.spans
    from bookable b
    join unnest(${ids}::uuid[], ${open}::text[]) with ordinality as h (id, open, place) on h.id = b."palaceId"
    cross join lateral (
      select range_agg(u.held) as held, ${spansOf} as spans
      from places.published_space_use u
      where u.palace_id = b."palaceId" and u.ended_at is null and u.extent && b.extent
        and u.held && tstzrange(${start}::timestamptz - make_interval(mins => b."setupMinutes"),
                                ${end}::timestamptz + make_interval(mins => b."clearingMinutes"))
    ) u
    where exists (
      select from unnest(h.open::tstzmultirange - coalesce(u.held, '{}')) gap
      where upper(gap) - lower(gap) >= make_interval(mins => b."slotMinutes"))
    order by h.place, b.position, b.name`.execute(bookingDb(db))
  return rows.map(({ spans, ...space }) => ({ ...space, held: readSpans(spans) }))
}

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

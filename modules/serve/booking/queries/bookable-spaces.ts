import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { WrittenRule } from '../rules/rule.ts'
import { bookingDb } from '../schema/db.ts'
import { type Place, placeOf } from './held-spans.ts'

/** A space, how it is booked online if `booked`, and what it is a part of. */
export type BookableSpace = WrittenRule &
  Place & {
    id: string
    parentId: string | null
    name: string
    nameEn: string | null
    wholeName: string | null
    wholeNameEn: string | null
    kind: string
    setupMinutes: number
    clearingMinutes: number
    booked: boolean
  }

export type SpaceFilter = { kind?: string; q?: string }

/**
 * The spaces of these palaces and how they are booked, palace by palace: one statement for any number. The palaces are named for each
 * table, or it would read the whole of the other two.
 */
export async function spacesWithRules(
  db: Db,
  palaceIds: readonly string[],
  { kind, q }: SpaceFilter = {},
): Promise<BookableSpace[]> {
  const like = q ? `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%` : null
  const { rows } = await sql<BookableSpace>`
    select s.id, s.palace_id as "palaceId", s.parent_id as "parentId", s.name, s.name_en as "nameEn", s.kind,
      p.name as "wholeName", p.name_en as "wholeNameEn", ${placeOf(sql`s.extent`)},
      s.setup_minutes as "setupMinutes", s.clearing_minutes as "clearingMinutes", r.space_id is not null as booked,
      r.open_to as "openTo", r.slot_minutes as "slotMinutes", r.most_slots as "mostSlots",
      r.advance_days as "advanceDays", r.opening_hour as "openingHour", r.hours_per_person_day as "hoursPerPersonDay",
      r.bookings_per_union_day as "bookingsPerUnionDay", r.cancel_minutes as "cancelMinutes",
      r.grace_minutes as "graceMinutes", r.people_most as "peopleMost", r.approval, r.self_service as "selfService",
      r.price_class as "priceClass", r.fen_per_hour as "fenPerHour", r.concessions,
      r.series_to as "seriesTo", r.series_dates as "seriesDates"
    from places.published_space s
    left join booking.space_rule r on r.palace_id = s.palace_id and r.space_id = s.id and r.palace_id = any(${palaceIds}::uuid[])
    left join places.published_space p on p.palace_id = s.palace_id and p.id = s.parent_id and p.palace_id = any(${palaceIds}::uuid[])
    where s.palace_id = any(${palaceIds}::uuid[])
      and (${kind ?? null}::text is null or s.kind = ${kind ?? null})
      and (${like}::text is null or s.name ilike ${like} or s.name_en ilike ${like}
        or p.name ilike ${like} or p.name_en ilike ${like})
    order by array_position(${palaceIds}::uuid[], s.palace_id), s.position, s.name`.execute(bookingDb(db))
  return rows
}

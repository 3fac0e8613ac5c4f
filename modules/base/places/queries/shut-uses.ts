import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import type { ShutUse } from '../ports.ts'

const columns = sql`u.kind, u.source_id as "sourceId", u.source_no as "sourceNo", u.space_id as "spaceId", u.label, u.during`

const extentOf = (palaceId: string, spaceId: string | null): RawBuilder<unknown> =>
  spaceId
    ? sql`(select extent from places.space where palace_id = ${palaceId} and id = ${spaceId})`
    : sql`places.whole_palace()`

/** What a closure of a space (null: the palace) would end: all that holds it, or a part, or the hall around it, and is not over. */
export async function usesToShut(
  db: Db,
  palaceId: string,
  spaceId: string | null,
  { start, end }: Interval,
  now: Temporal.Instant,
): Promise<ShutUse[]> {
  const { rows } = await sql<ShutUse>`
    select ${columns} from places.space_use u
    where u.palace_id = ${palaceId} and u.ended_at is null and u.kind <> 'closure'
      and u.extent && ${extentOf(palaceId, spaceId)}
      and u.held && tstzrange(greatest(${start}::timestamptz, ${now}::timestamptz), ${end})
      and upper(u.during) > ${now}
    order by lower(u.during), u.source_id, u.source_no`.execute(db)
  return rows
}

/**
 * What closures ended in a space and time and has not begun, each with whether its space is free again. Of two that want the
 * same space the one that held it last goes first.
 */
export async function displacedUses(
  db: Db,
  palaceId: string,
  spaceId: string | null,
  { start, end }: Interval,
  now: Temporal.Instant,
): Promise<(ShutUse & { free: boolean })[]> {
  const { rows } = await sql<ShutUse & { free: boolean }>`
    select ${columns},
      not exists (select from places.space_use o
        where o.palace_id = u.palace_id and o.extent && u.extent and o.held && u.held
          and (o.ended_at is null or o.displaced_by is not null
            and (o.ended_at, o.source_id, o.source_no) > (u.ended_at, u.source_id, u.source_no))) as free
    from places.space_use u
    where u.palace_id = ${palaceId} and u.displaced_by is not null
      and u.extent && ${extentOf(palaceId, spaceId)}
      and u.during && tstzrange(${start}, ${end}) and lower(u.during) > ${now}
    order by lower(u.during), u.source_id, u.source_no`.execute(db)
  return rows
}

const keys = (uses: readonly ShutUse[]) =>
  sql`select * from unnest(${uses.map((use) => use.sourceId)}::uuid[], ${uses.map((use) => use.sourceNo)}::integer[])`

/** Ends what is still held of these uses, and remembers which closure took them. */
export async function markDisplaced(
  tx: Db,
  palaceId: string,
  closureId: string,
  uses: readonly ShutUse[],
  now: Temporal.Instant,
): Promise<void> {
  await sql`
    update places.space_use set ended_at = coalesce(ended_at, ${now}::timestamptz), displaced_by = ${closureId}
    where palace_id = ${palaceId} and (source_id, source_no) in (${keys(uses)})`.execute(tx)
}

/** Gives these uses their space again. A space that is taken breaks `a_space_and_its_parts_hold_one_use_at_a_time`. */
export async function markRestored(tx: Db, palaceId: string, uses: readonly ShutUse[]): Promise<void> {
  await sql`
    update places.space_use set ended_at = null, displaced_by = null
    where palace_id = ${palaceId} and (source_id, source_no) in (${keys(uses)})`.execute(tx)
}

/** Clearing after what is over gives way to a closure that begins now. */
export async function endClearing(tx: Db, palaceId: string, now: Temporal.Instant): Promise<void> {
  await sql`
    update places.space_use set held = tstzrange(lower(held), upper(during))
    where palace_id = ${palaceId} and ended_at is null and kind <> 'closure'
      and upper(during) <= ${now} and upper(held) > ${now} and held && tstzrange(${now}, null)`.execute(tx)
}

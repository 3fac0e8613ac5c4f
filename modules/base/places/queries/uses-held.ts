import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import { placesDb } from '../schema/db.ts'
import type { SpaceUse } from './space-uses.ts'

/** A use as figures count it: for how long it really held its space; `spaceId` null: the whole palace. */
export type UseHeld = Pick<SpaceUse, 'kind' | 'held'> & {
  palaceId: string
  spaceId: string | null
  priceClass: 'free' | 'discounted' | 'atCost' | 'commercial' | null
}

/**
 * What held the spaces of these palaces in a stretch of time, earliest first: one statement for however many palaces. What
 * was cancelled or let go held nothing; what a closure interrupted held its space until then.
 */
export async function usesHeld(
  db: Db,
  palaceIds: readonly string[],
  { start, end }: Interval,
): Promise<UseHeld[]> {
  const { rows } = await sql<UseHeld>`
    select p.id as "palaceId", u.space_id as "spaceId", u.kind, u.price_class as "priceClass", u.span as held
    from unnest(${palaceIds}::uuid[]) as p (id)
    cross join lateral (
      select space_id, kind, price_class, held as span, source_id, source_no from places.space_use
        where palace_id = p.id and ended_at is null and held && tstzrange(${start}, ${end})
      union all
      select space_id, kind, price_class, tstzrange(lower(held), least(upper(held), ended_at)), source_id, source_no
        from places.space_use
        where palace_id = p.id and displaced_by is not null and lower(during) < ${end} and lower(held) < ended_at
          and tstzrange(lower(held), least(upper(held), ended_at)) && tstzrange(${start}, ${end})
    ) u
    order by p.id, lower(u.span), u.source_id, u.source_no`.execute(db)
  return rows
}

/** The whole tree of spaces of several palaces, retired ones too, in one query. */
export function spaceTrees(db: Db, palaceIds: readonly string[]) {
  return placesDb(db)
    .selectFrom('places.space')
    .select(['palace_id as palaceId', 'id', 'parent_id as parentId', 'retired_at as retiredAt'])
    .where(sql<boolean>`palace_id = any(${palaceIds}::uuid[])`)
    .orderBy('palace_id')
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** When the first thing took a space of some palace; null when nothing ever did. */
export async function firstUseOfAll(db: Db): Promise<Temporal.Instant | null> {
  const { rows } = await sql<{ first: Temporal.Instant | null }>`
    select min(lower(held)) as first from places.space_use where ended_at is null`.execute(db)
  return rows[0]?.first ?? null
}

/** Takes the days over which something changed afterwards: whoever keeps figures makes them anew in the same transaction. */
export async function takeCorrectedDays(tx: Db): Promise<{ palaceId: string; day: Temporal.PlainDate }[]> {
  const { rows } = await sql<{ palaceId: string; day: Temporal.PlainDate }>`
    delete from places.corrected_day returning palace_id as "palaceId", day`.execute(tx)
  return rows
}

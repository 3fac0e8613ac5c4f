import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import { bookingDb } from '../schema/db.ts'

/** How many of a kind are left all through a stretch, by its place among those asked about. */
export type LeftAt = { place: number; id: string; name: string; forKinds: string[]; left: number }

/** What is left of these things in each of many stretches; one statement for all. What is lent no more is absent. */
export async function leftAt(
  db: Db,
  palaceId: string,
  stretches: readonly Interval[],
  resourceIds: readonly string[],
): Promise<LeftAt[]> {
  const { rows } = await sql<LeftAt>`
    select w.place::integer - 1 as place, r.id, r.name, r.for_kinds as "forKinds",
           greatest(0, r.count - booking.most_lent(r.palace_id, r.id, tstzrange(w.start, w.stop)))::integer as left
    from unnest(${stretches.map(({ start }) => start)}::timestamptz[], ${stretches.map(({ end }) => end)}::timestamptz[])
      with ordinality as w (start, stop, place)
    cross join booking.resource r
    where r.palace_id = ${palaceId} and r.id = any(${resourceIds}::uuid[]) and r.retired_at is null`.execute(
    bookingDb(db),
  )
  return rows
}

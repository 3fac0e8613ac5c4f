import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { overlaps, type Interval } from '#kit/interval/index.ts'
import { catalogDb } from '../schema/db.ts'

export type RoomUse = { spaceId: string; sessionId: string; title: string; during: Interval }

/** What takes place in these rooms at any of these times, in one query. */
export async function roomsTaken(
  db: Db,
  palaceId: string,
  spaceIds: readonly string[],
  times: readonly Interval[],
): Promise<RoomUse[]> {
  if (spaceIds.length === 0 || times.length === 0) return []
  const starts = times.map(({ start }) => start)
  const ends = times.map(({ end }) => end)
  return catalogDb(db)
    .selectFrom('catalog.meeting as m')
    .innerJoin('catalog.session as s', (join) =>
      join.onRef('s.palace_id', '=', 'm.palace_id').onRef('s.id', '=', 'm.session_id'),
    )
    .innerJoin('catalog.programme as p', (join) =>
      join.onRef('p.palace_id', '=', 's.palace_id').onRef('p.id', '=', 's.programme_id'),
    )
    .select(['m.space_id as spaceId', 'm.session_id as sessionId', 'p.title', 'm.during'])
    .where('m.palace_id', '=', palaceId)
    .where('m.cancelled_at', 'is', null)
    .where(sql<boolean>`m.space_id = any(${spaceIds}::uuid[])`)
    .where(
      sql<boolean>`exists (select 1 from unnest(${starts}::timestamptz[], ${ends}::timestamptz[]) as t(a, b) where m.during && tstzrange(a, b))`,
    )
    .orderBy(sql`lower(m.during)`)
    .execute()
}

/** Which of these rooms are free at a time, given what takes place in them. */
export function freeRooms(spaceIds: readonly string[], taken: readonly RoomUse[], time: Interval): string[] {
  const busy = new Set(taken.filter(({ during }) => overlaps(during, time)).map(({ spaceId }) => spaceId))
  return spaceIds.filter((id) => !busy.has(id))
}

import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import { catalogDb } from '../schema/db.ts'

export type Ahead = { palaceId: string; today: number; week: number; next: Temporal.Instant | null }
type Periods = { today: Interval; week: Interval; now: Temporal.Instant }

/**
 * What each of some palaces has before the public: meetings that begin today, in the week from today, and the next one.
 * A palace with none in the week and none later is left out. One query for any number of palaces.
 */
export async function aheadByPalace(
  db: Db,
  palaceIds: readonly string[],
  { today, week, now }: Periods,
): Promise<Ahead[]> {
  const begins = sql<Temporal.Instant>`lower(m.during)`
  return catalogDb(db)
    .selectFrom('catalog.meeting as m')
    .innerJoin('catalog.session as s', (join) =>
      join.onRef('s.palace_id', '=', 'm.palace_id').onRef('s.id', '=', 'm.session_id'),
    )
    .select((row) => [
      'm.palace_id as palaceId',
      row.fn.countAll<number>().filterWhere(begins, '<', today.end).as('today'),
      row.fn.countAll<number>().filterWhere(begins, '<', week.end).as('week'),
      sql<Temporal.Instant | null>`min(lower(m.during)) filter (where lower(m.during) >= ${now})`.as('next'),
    ])
    .where('s.published_at', 'is not', null)
    .where('s.cancelled_at', 'is', null)
    .where('m.cancelled_at', 'is', null)
    .where(sql<boolean>`m.palace_id = any(${palaceIds}::uuid[])`)
    .where(begins, '>=', today.start)
    .groupBy('m.palace_id')
    .execute()
}

import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import { kinds, type Kind } from '../contract/vocabulary.ts'
import { catalogDb } from '../schema/db.ts'

export type KindBalance = { kind: Kind; sessions: number; minutes: number; places: number }

/** How a palace spreads over the 3+X kinds in a period: published sessions, their room-minutes and places. P6. */
export async function balanceByKind(db: Db, palaceId: string, period: Interval): Promise<KindBalance[]> {
  const rows = await catalogDb(db)
    .selectFrom('catalog.meeting as m')
    .innerJoin('catalog.session as s', (join) =>
      join.onRef('s.palace_id', '=', 'm.palace_id').onRef('s.id', '=', 'm.session_id'),
    )
    .innerJoin('catalog.programme as p', (join) =>
      join.onRef('p.palace_id', '=', 's.palace_id').onRef('p.id', '=', 's.programme_id'),
    )
    .select(({ fn }) => [
      'p.kind',
      fn.count<number>('s.id').distinct().as('sessions'),
      sql<number>`sum(extract(epoch from upper(m.during) - lower(m.during)) / 60)`.as('minutes'),
      // A course counts its places once, with the meeting that opens it.
      sql<number>`coalesce(sum(s.capacity) filter (where m.no = 1), 0)`.as('places'),
    ])
    .where('m.palace_id', '=', palaceId)
    .where('m.cancelled_at', 'is', null)
    .where('s.published_at', 'is not', null)
    .where(sql<boolean>`lower(m.during) >= ${period.start} and lower(m.during) < ${period.end}`)
    .groupBy('p.kind')
    .execute()
  return kinds.map(
    (kind) => rows.find((row) => row.kind === kind) ?? { kind, sessions: 0, minutes: 0, places: 0 },
  )
}

import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import { catalogDb } from '../schema/db.ts'

/** Published sessions of palaces whose first meeting begins in a period, called-off ones too, by start. One query for any number of palaces. */
export async function sessionsBegun(db: Db, palaceIds: readonly string[], period: Interval) {
  return catalogDb(db)
    .selectFrom('catalog.session as s')
    .innerJoin('catalog.programme as p', (join) =>
      join.onRef('p.palace_id', '=', 's.palace_id').onRef('p.id', '=', 's.programme_id'),
    )
    .select([
      's.palace_id as palaceId',
      's.id as sessionId',
      'p.title',
      's.space_id as spaceId',
      's.first_meeting as firstMeeting',
      's.capacity',
      's.cancelled_at as cancelledAt',
    ])
    .where('s.published_at', 'is not', null)
    .where(sql<boolean>`s.palace_id = any(${palaceIds}::uuid[])`)
    .where(sql<boolean>`lower(s.first_meeting) >= ${period.start} and lower(s.first_meeting) < ${period.end}`)
    .orderBy(sql`lower(s.first_meeting)`)
    .orderBy('s.id')
    .execute()
}

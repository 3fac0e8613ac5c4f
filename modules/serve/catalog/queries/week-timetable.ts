import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import { catalogDb } from '../schema/db.ts'

export type TimetableRecord = Awaited<ReturnType<typeof weekTimetable>>[number]

/** Every meeting of a palace that touches the period, drafts too, in order of time; cancelled ones are left out. */
export async function weekTimetable(db: Db, palaceId: string, period: Interval) {
  return catalogDb(db)
    .selectFrom('catalog.meeting as m')
    .innerJoin('catalog.session as s', (join) =>
      join.onRef('s.palace_id', '=', 'm.palace_id').onRef('s.id', '=', 'm.session_id'),
    )
    .innerJoin('catalog.programme as p', (join) =>
      join.onRef('p.palace_id', '=', 's.palace_id').onRef('p.id', '=', 's.programme_id'),
    )
    .select([
      's.id as sessionId',
      'p.id as programmeId',
      'm.no',
      's.meeting_count as meetingCount',
      'p.title',
      'p.kind',
      'p.price_class as priceClass',
      'p.status',
      'm.space_id as spaceId',
      'm.during',
      's.capacity',
      's.waitlist_capacity as waitlistCapacity',
    ])
    .where('m.palace_id', '=', palaceId)
    .where('m.cancelled_at', 'is', null)
    .where(sql<boolean>`m.during && ${period}::tstzrange`)
    .orderBy(sql`lower(m.during)`)
    .execute()
}

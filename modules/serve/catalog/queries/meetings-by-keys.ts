import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { catalogDb } from '../schema/db.ts'
import type { MeetingRecord } from './session-detail.ts'

/** The meetings of sessions, in order, by session id: one query for any number of them. */
export async function meetingsByKeys(
  db: Db,
  keys: readonly { palaceId: string; sessionId: string }[],
): Promise<Map<string, MeetingRecord[]>> {
  if (keys.length === 0) return new Map()
  const rows = await catalogDb(db)
    .selectFrom('catalog.meeting')
    .select([
      'session_id as sessionId',
      'no',
      'space_id as spaceId',
      'during',
      'cancelled_at as cancelledAt',
      'displaced_at as displacedAt',
    ])
    .where(
      sql<boolean>`(palace_id, session_id) in (select * from unnest(${keys.map(({ palaceId }) => palaceId)}::uuid[], ${keys.map(({ sessionId }) => sessionId)}::uuid[]))`,
    )
    .orderBy('no')
    .execute()
  return Map.groupBy(rows, ({ sessionId }) => sessionId)
}

import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { prepared } from '#kit/db/prepared.ts'
import { catalogDb } from '../schema/db.ts'
import type { MeetingRecord } from './session-detail.ts'
import { columnsOf, type KeyColumns, type SessionKey } from './session-keys.ts'

/** The meetings of sessions, in order, by session id: one query for any number of them. */
export async function meetingsByKeys(
  db: Db,
  keys: readonly SessionKey[],
): Promise<Map<string, MeetingRecord[]>> {
  if (keys.length === 0) return new Map()
  const rows = await meetingRows(db, columnsOf(keys))
  return Map.groupBy(rows, ({ sessionId }) => sessionId)
}

const meetingRows = prepared((db, { palaceIds, sessionIds }: KeyColumns) =>
  catalogDb(db)
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
      sql<boolean>`(palace_id, session_id) in (select * from unnest(${palaceIds}::uuid[], ${sessionIds}::uuid[]))`,
    )
    .orderBy('no'),
)

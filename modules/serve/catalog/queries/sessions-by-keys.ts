import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { prepared } from '#kit/db/prepared.ts'
import { catalogDb } from '../schema/db.ts'
import { columnsOf, type KeyColumns, type SessionKey } from './session-keys.ts'

/** What a ticket or an inbox shows of sessions: title and first meeting, cancelled ones too; by session id, one query. */
export async function sessionsByKeys(db: Db, keys: readonly SessionKey[]) {
  const rows = await sessionRows(db, columnsOf(keys))
  return new Map(rows.map((row) => [row.id, row]))
}

const sessionRows = prepared((db, { palaceIds, sessionIds }: KeyColumns) =>
  catalogDb(db)
    .selectFrom('catalog.session as s')
    .innerJoin('catalog.programme as p', (join) =>
      join.onRef('p.palace_id', '=', 's.palace_id').onRef('p.id', '=', 's.programme_id'),
    )
    .select([
      's.palace_id as palaceId',
      's.id',
      's.programme_id as programmeId',
      's.space_id as spaceId',
      's.during',
      's.first_meeting as firstMeeting',
      's.meeting_count as meetingCount',
      's.capacity',
      's.waitlist_capacity as waitlistCapacity',
      's.opens_at as opensAt',
      's.awaits_draw as awaitsDraw',
      's.published_at as publishedAt',
      's.closes_at as closesAt',
      's.cancelled_at as cancelledAt',
      's.cancel_reason as cancelReason',
      'p.title',
      'p.title_en as titleEn',
      'p.illustration',
      'p.form',
      'p.kind',
      'p.price_class as priceClass',
      'p.price_fen as priceFen',
    ])
    .where(
      sql<boolean>`(s.palace_id, s.id) in (select * from unnest(${palaceIds}::uuid[], ${sessionIds}::uuid[]))`,
    ),
)
export type SessionSummary = NonNullable<ReturnType<Awaited<ReturnType<typeof sessionsByKeys>>['get']>>

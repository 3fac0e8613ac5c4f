import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Occupancy } from '#modules/serve/catalog/index.ts'
import { enrolmentDb } from '../schema/db.ts'

/** How full sessions are: places held and people waiting, in one query for any number of sessions. Sessions that nobody claimed are absent. */
export const occupancy: Occupancy = async (db: Db, sessions) => {
  const palaceIds = sessions.map(({ palaceId }) => palaceId)
  const sessionIds = sessions.map(({ sessionId }) => sessionId)
  const rows = await enrolmentDb(db)
    .selectFrom('enrolment.session_tally')
    .select(['session_id as sessionId', 'held as taken', 'waiting'])
    .where(
      sql<boolean>`(palace_id, session_id) in (select * from unnest(${palaceIds}::uuid[], ${sessionIds}::uuid[]))`,
    )
    .where(sql<boolean>`held + waiting > 0`)
    .execute()
  return new Map(rows.map(({ sessionId, taken, waiting }) => [sessionId, { taken, waiting }]))
}

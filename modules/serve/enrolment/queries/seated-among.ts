import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { SessionKey } from '#modules/serve/catalog/index.ts'
import { enrolmentDb } from '../schema/db.ts'

/** Who of these people holds a seat now, by session; one query. Sessions where nobody does are absent. */
export async function seatedAmong(
  db: Db,
  sessions: readonly SessionKey[],
  personIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  if (personIds.length === 0) return new Map()
  const palaceIds = sessions.map(({ palaceId }) => palaceId)
  const sessionIds = sessions.map(({ sessionId }) => sessionId)
  const rows = await enrolmentDb(db)
    .selectFrom('enrolment.enrolment')
    .select(['session_id as sessionId', 'person_id as personId'])
    .where(
      sql<boolean>`(palace_id, session_id) in (select * from unnest(${palaceIds}::uuid[], ${sessionIds}::uuid[]))`,
    )
    .where(sql<boolean>`person_id = any(${personIds}::uuid[])`)
    .where('seat_no', 'is not', null)
    .execute()
  const bySession = Map.groupBy(rows, ({ sessionId }) => sessionId)
  return new Map([...bySession].map(([id, found]) => [id, new Set(found.map(({ personId }) => personId!))]))
}

import type { Db } from '#kit/db/index.ts'
import { enrolmentDb } from '../schema/db.ts'

/** When people did not come and it counts, by person, in one query. */
export async function noShowsOf(db: Db, personIds: readonly string[]): Promise<Map<string, Temporal.Instant[]>> {
  if (personIds.length === 0) return new Map()
  const rows = await enrolmentDb(db)
    .selectFrom('enrolment.no_show')
    .select(['person_id', 'at'])
    .where('person_id', 'in', [...personIds])
    .where('forgiven_at', 'is', null)
    .execute()
  const byPerson = Map.groupBy(rows, ({ person_id }) => person_id)
  return new Map([...byPerson].map(([id, found]) => [id, found.map(({ at }) => at)]))
}

import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { type Blanks, prepared } from '#kit/db/prepared.ts'
import { enrolmentDb } from '../schema/db.ts'

/** When people did not come and it counts, by person, in one query. */
export async function noShowsOf(
  db: Db,
  personIds: readonly string[],
): Promise<Map<string, Temporal.Instant[]>> {
  if (personIds.length === 0) return new Map()
  const rows = await countingNoShows(db, { personIds })
  const byPerson = Map.groupBy(rows, ({ person_id }) => person_id)
  return new Map([...byPerson].map(([id, found]) => [id, found.map(({ at }) => at)]))
}

const countingNoShows = prepared((db, { personIds }: Blanks<{ personIds: readonly string[] }>) =>
  enrolmentDb(db)
    .selectFrom('enrolment.no_show')
    .select(['person_id', 'at'])
    .where(sql<boolean>`person_id = any(${personIds}::uuid[])`)
    .where('forgiven_at', 'is', null),
)

/** Every no-show of people, forgiven ones too, latest first: for whoever decides about an appeal. */
export async function noShowHistory(db: Db, personIds: readonly string[]) {
  const rows = await enrolmentDb(db)
    .selectFrom('enrolment.no_show')
    .select(['person_id as personId', 'enrolment_id as enrolmentId', 'at', 'forgiven_at as forgivenAt'])
    .where(sql<boolean>`person_id = any(${personIds}::uuid[])`)
    .orderBy('at', 'desc')
    .execute()
  return Map.groupBy(rows, ({ personId }) => personId)
}

import type { Db } from '#kit/db/index.ts'
import { enrolmentDb } from '../schema/db.ts'

/** Those of these enrolments whose people said how it was: they were there, whatever else is found out. */
export async function ratedAmong(
  db: Db,
  palaceId: string,
  enrolmentIds: readonly string[],
): Promise<Set<string>> {
  if (enrolmentIds.length === 0) return new Set()
  const rows = await enrolmentDb(db)
    .selectFrom('enrolment.rating')
    .select('enrolment_id')
    .where('palace_id', '=', palaceId)
    .where('enrolment_id', 'in', [...enrolmentIds])
    .execute()
  return new Set(rows.map((row) => row.enrolment_id))
}

import type { Db } from '#kit/db/index.ts'
import type { Method } from '../contract/vocabulary.ts'
import { enrolmentDb } from '../schema/db.ts'

export type Visit = {
  enrolmentId: string
  no: number
  at: Temporal.Instant
  method: Method
  byPersonId: string
}

/** Who was at which meeting, of these enrolments of a palace, in order. */
export function visitsOf(db: Db, palaceId: string, enrolmentIds: readonly string[]): Promise<Visit[]> {
  if (enrolmentIds.length === 0) return Promise.resolve([])
  return enrolmentDb(db)
    .selectFrom('enrolment.attendance')
    .select(['enrolment_id as enrolmentId', 'meeting_no as no', 'at', 'method', 'by_person_id as byPersonId'])
    .where('palace_id', '=', palaceId)
    .where('enrolment_id', 'in', [...enrolmentIds])
    .orderBy('meeting_no')
    .execute()
}

/** How many are inside, by session and meeting (`<session>:<no>`). */
export async function insideCounts(
  db: Db,
  palaceId: string,
  sessionIds: readonly string[],
): Promise<Map<string, number>> {
  if (sessionIds.length === 0) return new Map()
  const rows = await enrolmentDb(db)
    .selectFrom('enrolment.attendance')
    .select(({ fn }) => ['session_id', 'meeting_no', fn.countAll<number>().as('inside')])
    .where('palace_id', '=', palaceId)
    .where('session_id', 'in', [...sessionIds])
    .groupBy(['session_id', 'meeting_no'])
    .execute()
  return new Map(rows.map((row) => [`${row.session_id}:${row.meeting_no}`, row.inside]))
}

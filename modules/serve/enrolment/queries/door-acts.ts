import type { Db } from '#kit/db/index.ts'
import { enrolmentDb } from '../schema/db.ts'

/** Stands for every desk with a network. */
export const DESK_DEVICE = '00000000-0000-0000-0000-000000000000'

const columns = [
  'id',
  'session_id as sessionId',
  'meeting_no as meetingNo',
  'kind',
  'enrolment_id as enrolmentId',
  'undoes_at as undoesAt',
  'undone_at as undoneAt',
  'method',
  'walk_in_name as walkInName',
  'walk_in_name_masked as walkInNameMasked',
  'device_id as deviceId',
  'seq',
  'at',
  'by_person_id as byPersonId',
  'outcome',
  'claim_id as claimId',
] as const

const acts = (db: Db, palaceId: string) =>
  enrolmentDb(db).selectFrom('enrolment.door_act').select(columns).where('palace_id', '=', palaceId)

export type DoorActRecord = Awaited<ReturnType<typeof actsOfSession>>[number]

/** Everything that the doors of a session did and told afterwards. */
export const actsOfSession = (db: Db, palaceId: string, sessionId: string) =>
  acts(db, palaceId).where('session_id', '=', sessionId).orderBy('at').orderBy('id').execute()

/** Those of these acts that arrived before. */
export const actsByIds = (db: Db, palaceId: string, ids: readonly string[]) =>
  acts(db, palaceId)
    .where('id', 'in', [...ids])
    .execute()

/** Who is inside over the limit, by session: one query for any number of sessions. */
export async function overLimitOf(db: Db, palaceId: string, sessionIds: readonly string[]) {
  if (sessionIds.length === 0) return new Map<string, DoorActRecord[]>()
  const rows = await acts(db, palaceId)
    .where('session_id', 'in', [...sessionIds])
    .where('outcome', '=', 'overLimit')
    .orderBy('at')
    .execute()
  return Map.groupBy(rows, ({ sessionId }) => sessionId)
}

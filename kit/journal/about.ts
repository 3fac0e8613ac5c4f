import type { Db } from '#kit/db/index.ts'
import { journalDb } from './schema/db.ts'

/** A line of the journal as the person concerned may see it. */
export type LineAbout = {
  at: Temporal.Instant
  action: string
  actorId: string | null
  subjectId: string
  palaceId: string | null
  after: unknown
}

const MOST = 1_000

const lines = (db: Db) =>
  journalDb(db)
    .selectFrom('journal.entry')
    .select([
      'at',
      'action',
      'actor_id as actorId',
      'subject_id as subjectId',
      'palace_id as palaceId',
      'after',
    ])
    .orderBy('id', 'desc')
    .limit(MOST)

/** What the journal says about these people, whoever did it; the latest first, a thousand at most. */
export function linesAbout(db: Db, personIds: readonly string[], action?: string): Promise<LineAbout[]> {
  return lines(db)
    .where('subject_type', '=', 'person')
    .where('subject_id', 'in', [...personIds])
    .$if(action !== undefined, (query) => query.where('action', '=', action!))
    .execute()
}

/** What these people did, the latest first, a thousand at most. */
export function linesBy(db: Db, personIds: readonly string[]): Promise<LineAbout[]> {
  return lines(db)
    .where('actor_id', 'in', [...personIds])
    .execute()
}

/** What was done to one thing, whoever did it, with what it was before and after; the latest first, a thousand at most. */
export function linesOn(db: Db, subject: { type: string; id: string }) {
  return lines(db)
    .select('before')
    .where('subject_type', '=', subject.type)
    .where('subject_id', '=', subject.id)
    .execute()
}

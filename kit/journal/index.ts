import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Actor } from '#kit/access/index.ts'

export { linesAbout, linesBy, linesOn, type LineAbout } from './about.ts'
export { changes } from './changes.ts'

/** What is written about a change: which act, on what, whose it is, and what changed. Never a personal field in clear. */
export type JournalEntry = {
  action: string
  subject: { type: string; id: string }
  palaceId?: string | null
  divisionCode?: string | null
  before?: Record<string, unknown> | null
  after?: Record<string, unknown> | null
}

/** An entry, whose act it was, and by which request. */
export type SignedEntry = JournalEntry & { actor: Actor; requestId: string | null }

/**
 * Appends entries in the caller's transaction: a change and its entry are stored together or not at all. One statement
 * with one parameter, for any number of them.
 */
export async function writeJournal(
  tx: Db,
  entries: readonly SignedEntry[],
  at: Temporal.Instant,
): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map(
    ({ action, subject, palaceId, divisionCode, before, after, actor, requestId }) => ({
      actor_id: actor.personId,
      action,
      subject_type: subject.type,
      subject_id: subject.id,
      palace_id: palaceId,
      division_code: divisionCode,
      before: before ?? undefined,
      after: after ?? undefined,
      request_id: requestId,
    }),
  )
  await sql`
    insert into journal.entry
      (at, actor_id, action, subject_type, subject_id, palace_id, division_code, before, after, request_id)
    select ${at}::timestamptz, new.* from json_to_recordset(${JSON.stringify(rows)}) as new (actor_id uuid, action text,
      subject_type text, subject_id text, palace_id uuid, division_code text, before jsonb, after jsonb, request_id text)
    `.execute(tx)
}

export { goOn, journalHead, sealJournal, unsealed, type Head } from './seal.ts'
export type { Finding } from './contract.ts'
export { verifyJournal, type NotedHead, type Verified } from './verify.ts'

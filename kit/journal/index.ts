import type { Db } from '#kit/db/index.ts'
import type { Actor } from '#kit/access/index.ts'
import { journalDb } from './schema/db.ts'

export { linesAbout, linesBy, type LineAbout } from './about.ts'

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

/** A statement has at most 65,535 parameters, and an entry ten. */
const BATCH = 5_000

/** Appends entries in the caller's transaction: a change and its entry are stored together or not at all. */
export async function writeJournal(
  tx: Db,
  entries: readonly SignedEntry[],
  at: Temporal.Instant,
): Promise<void> {
  for (let first = 0; first < entries.length; first += BATCH)
    await journalDb(tx)
      .insertInto('journal.entry')
      .values(
        entries.slice(first, first + BATCH).map((entry) => ({
          at,
          actor_id: entry.actor.personId,
          action: entry.action,
          subject_type: entry.subject.type,
          subject_id: entry.subject.id,
          palace_id: entry.palaceId ?? null,
          division_code: entry.divisionCode ?? null,
          before: entry.before ? JSON.stringify(entry.before) : null,
          after: entry.after ? JSON.stringify(entry.after) : null,
          request_id: entry.requestId,
        })),
      )
      .execute()
}

export { goOn, journalHead, sealJournal, unsealed, type Head } from './seal.ts'
export type { Finding } from './contract.ts'
export { verifyJournal, type NotedHead, type Verified } from './verify.ts'

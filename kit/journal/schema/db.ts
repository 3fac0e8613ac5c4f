// Generated from the migrations by tools/generate-db-types.ts; never edit by hand.
import type { ColumnType, GeneratedAlways } from 'kysely'
import type { Db } from '#kit/db/index.ts'

export type JournalTables = {
  'journal.entry': {
    id: GeneratedAlways<number>
    at: Temporal.Instant
    actor_id: string | null
    action: string
    subject_type: string
    subject_id: string
    palace_id: string | null
    division_code: string | null
    before: ColumnType<unknown, string | null | undefined, string | null>
    after: ColumnType<unknown, string | null | undefined, string | null>
    request_id: string | null
  }
}

/** The database as this module sees it: its own tables. */
export const journalDb = (db: Db) => db.withTables<JournalTables>()

// Generated from the migrations by tools/generate-db-types.ts; never edit by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
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
    transaction_no: Generated<number>
  }
  'journal.era': {
    single: Generated<boolean>
    shift: Generated<number>
  }
  'journal.seal': {
    number: number
    first_transaction: number
    before_transaction: number
    entry_ids: number[]
    entry_hashes: Buffer
    root: Buffer
    previous: Buffer
    hash: Buffer
    sealed_at: Temporal.Instant
  }
  'journal.verification': {
    id: string
    asked_at: Temporal.Instant
    asked_by: string | null
    seals_total: number
    seals_done: Generated<number>
    finished_at: Temporal.Instant | null
    finding: ColumnType<unknown, string | null | undefined, string | null>
  }
}

/** The database as this module sees it: its own tables. */
export const journalDb = (db: Db) => db.withTables<JournalTables>()

// Generated from the migrations by tools/generate-db-types.ts; never edit by hand.
import type { ColumnType, Generated } from 'kysely'
import type { Db } from '#kit/db/index.ts'

export type ImportsTables = {
  'imports.chunk': {
    import_id: string
    position: number
    content: Buffer
  }
  'imports.import': {
    id: string
    kind: string
    file_name: string
    division_code: string
    palace_id: string | null
    state: 'uploading' | 'reading' | 'refused' | 'checked' | 'applying' | 'done' | 'undoing' | 'undone'
    rows_total: number | null
    rows_done: Generated<number>
    counts: ColumnType<unknown, string | undefined, string>
    refusal: ColumnType<unknown, string | null | undefined, string | null>
    wrong_rows: Buffer | null
    undo_refused: ColumnType<unknown, string | null | undefined, string | null>
    uploaded_by: string
    uploaded_at: Temporal.Instant
    began_at: Temporal.Instant
    progress_at: Temporal.Instant
    confirmed_by: string | null
    confirmed_at: Temporal.Instant | null
    done_at: Temporal.Instant | null
    undone_by: string | null
    undone_at: Temporal.Instant | null
    subject_id: string | null
  }
}

/** The database as this module sees it: its own tables. */
export const importsDb = (db: Db) => db.withTables<ImportsTables>()

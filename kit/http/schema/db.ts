// Generated from the migrations by tools/generate-db-types.ts; never edit by hand.
import type { Db } from '#kit/db/index.ts'

export type HttpTables = {
  'http.kept_answer': {
    owner: string
    key: string
    step: number
    fingerprint: Buffer
    content: Buffer | null
    kept_until: Temporal.Instant
  }
}

/** The database as this module sees it: its own tables. */
export const httpDb = (db: Db) => db.withTables<HttpTables>()

// Generated from the migrations by tools/generate-db-types.ts; never edit by hand.
import type { ColumnType, Generated } from 'kysely'
import type { Db } from '#kit/db/index.ts'

export type StandardsTables = {
  'standards.standard': {
    id: string
    key: string
    value: ColumnType<unknown, string, string>
    unit: string
    level: 'province' | 'city' | 'county' | null
    scope: Generated<string>
    palace_id: string | null
    palace_may_override: Generated<boolean>
    effective_from: Temporal.PlainDate
    effective_to: Temporal.PlainDate | null
    source_title: string
    source_number: string | null
    source_url: string | null
    verified: 'yes' | 'partly' | 'proxy' | 'no'
    note: string | null
    created_at: Temporal.Instant
  }
}

/** The database as this module sees it: its own tables. */
export const standardsDb = (db: Db) => db.withTables<StandardsTables>()

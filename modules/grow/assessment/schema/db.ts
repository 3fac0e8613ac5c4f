// Generated from the migrations by tools/generate-db-types.ts; never edit by hand.
import type { ColumnType, Generated } from 'kysely'
import type { Db } from '#kit/db/index.ts'

export type AssessmentTables = {
  'assessment.assessment': {
    id: string
    venue_id: string
    cause: 'recorded' | 'edited' | 'imported' | 'asked' | 'rerun' | 'handedOver'
    facts: ColumnType<unknown, string, string>
    standards: ColumnType<unknown, string, string>
    outcome: ColumnType<unknown, string, string>
    decision: 'enough' | 'upgrade' | 'renovateExpand' | 'newBuild' | null
    possible: string[]
    assessed_on: Temporal.PlainDate
    assessed_at: Temporal.Instant
  }
  'assessment.difference': {
    id: string
    venue_id: string
    before_id: string
    after_id: string
    before_decision: string | null
    after_decision: string | null
    causes: ColumnType<unknown, string, string>
    noted_at: Temporal.Instant
    acknowledged_by: string | null
    acknowledged_at: Temporal.Instant | null
  }
  'assessment.override': {
    id: string
    venue_id: string
    decision: 'enough' | 'upgrade' | 'renovateExpand' | 'newBuild'
    reason: string
    overridden_by: string
    overridden_at: Temporal.Instant
    withdrawn_by: string | null
    withdrawn_at: Temporal.Instant | null
    withdrawal_reason: string | null
  }
  'assessment.venue': {
    id: string
    division_code: string
    palace_id: string | null
    name: string
    present: Generated<boolean>
    address: string | null
    lng: number | null
    lat: number | null
    floor_m2: number | null
    built_year: number | null
    renovated_year: number | null
    functions: ('hall' | 'sports' | 'classroom' | 'civicPractice' | 'bookroom' | 'serviceCounter' | 'legalAid' | 'entrepreneurship')[] | null
    condition: 'A' | 'B' | 'C' | 'D' | null
    independent_title: boolean | null
    operating_right: boolean | null
    expansion_m2: number | null
    seats: number | null
    compact: Generated<boolean>
    cost_fen: number | null
    facts_on: Temporal.PlainDate
    source: string
    source_url: string | null
    note: string | null
    synthetic: Generated<boolean>
    version: Generated<number>
    created_at: Temporal.Instant
    updated_at: Temporal.Instant
    removed_at: Temporal.Instant | null
    unknown_rooms: Generated<('hall' | 'sports' | 'classroom' | 'civicPractice' | 'bookroom' | 'serviceCounter' | 'legalAid' | 'entrepreneurship')[]>
  }
  'assessment.venue_change': {
    import_id: string
    row_number: number
    venue_id: string
    before: ColumnType<unknown, string | null | undefined, string | null>
    version_after: number
    undone_at: Temporal.Instant | null
  }
}

/** The database as this module sees it: its own tables. */
export const assessmentDb = (db: Db) => db.withTables<AssessmentTables>()

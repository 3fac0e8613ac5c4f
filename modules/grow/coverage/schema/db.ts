// Generated from the migrations by tools/generate-db-types.ts; never edit by hand.
import type { Generated } from 'kysely'
import type { Db } from '#kit/db/index.ts'

export type CoverageTables = {
  'coverage.evidence': {
    statement_id: string
    file_name: string
    media_type: 'application/pdf' | 'image/jpeg' | 'image/png'
    bytes: number
    sha256: string
    attached_at: Temporal.Instant
  }
  'coverage.evidence_piece': {
    statement_id: string
    position: number
    content: Buffer
  }
  'coverage.plan': {
    id: string
    edition: number
    scope: string
    title: string
    reason: string
    source: 'siting' | 'hand'
    source_id: string | null
    synthetic: Generated<boolean>
    published_at: Temporal.Instant
    replaced_at: Temporal.Instant | null
  }
  'coverage.plan_line': {
    plan_id: string
    id: string
    division_code: string
    year: number
    action: 'upgrade' | 'renovateExpand' | 'newBuild' | 'compact' | 'share'
    site: Generated<string>
    site_id: string | null
    cost_fen: number | null
    reason: string
    by_hand: Generated<boolean>
    version: Generated<number>
  }
  'coverage.statement': {
    id: string
    division_code: string
    year: number
    state: 'covered' | 'shared' | 'underWay' | 'planned' | 'nothing'
    evidence_kind: 'document' | 'photo' | 'inspection' | 'report' | 'record'
    evidence_date: Temporal.PlainDate
    evidence_text: string
    evidence_url: string | null
    synthetic: Generated<boolean>
    stated_at: Temporal.Instant
    withdrawn_at: Temporal.Instant | null
    withdrawn_reason: string | null
  }
}

/** The database as this module sees it: its own tables. */
export const coverageDb = (db: Db) => db.withTables<CoverageTables>()

// Generated from the migrations by tools/generate-db-types.ts; never edit by hand.
import type { ColumnType, Generated } from 'kysely'
import type { Db } from '#kit/db/index.ts'

export type SitingTables = {
  'siting.budget': {
    scope: string
    year: number
    amount_fen: number
    most_starts: number | null
    version: Generated<number>
  }
  'siting.candidate': {
    id: string
    code: string
    division_code: string
    name: string
    lng: number
    lat: number
    mode: 'standalone' | 'joint' | 'reuse' | 'compact'
    plan_status: 'inPlan' | 'adjusting' | 'notInPlan' | 'unknown'
    land_status: 'owned' | 'allocated' | 'pending' | 'leased' | 'none' | 'unknown'
    cost_fen: number
    area_m2: number
    capacity: number | null
    synthetic: Generated<boolean>
    version: Generated<number>
    retired_at: Temporal.Instant | null
    retired_reason: string | null
    created_at: Temporal.Instant
  }
  'siting.import_change': {
    import_id: string
    row_number: number
    key: string
    before: ColumnType<unknown, string | null | undefined, string | null>
    version_after: number
    undone_at: Temporal.Instant | null
  }
  'siting.published_plan': {
    id: string
    run_id: string
    compared_with: string | null
    title: string
    reason: string
    published_by: string
    published_at: Temporal.Instant
  }
  'siting.run': {
    id: string
    scenario_id: string
    scenario_version: number
    state: 'queued' | 'running' | 'done' | 'cancelled' | 'failed'
    limit_seconds: number
    share: Generated<number>
    cancel_asked_at: Temporal.Instant | null
    requested_by: string | null
    requested_at: Temporal.Instant
    began_at: Temporal.Instant | null
    beat_at: Temporal.Instant | null
    ended_at: Temporal.Instant | null
    failure: string | null
    instance: ColumnType<unknown, string | null | undefined, string | null>
    instance_hash: string | null
    result: ColumnType<unknown, string | null | undefined, string | null>
    certificate: ColumnType<unknown, string | null | undefined, string | null>
    gap: number | null
    certificate_holds: boolean | null
    locks_version: Generated<number>
  }
  'siting.scenario': {
    id: string
    scope: string
    name: string
    question: 'fewest' | 'coverage' | 'travel' | 'plan'
    parameters: ColumnType<unknown, string, string>
    synthetic: Generated<boolean>
    version: Generated<number>
    created_by: string | null
    created_at: Temporal.Instant
    edited_by: string | null
    edited_at: Temporal.Instant
    locks_version: Generated<number>
  }
  'siting.scenario_lock': {
    scenario_id: string
    target: string
    kind: 'lock' | 'forbid'
    detail: ColumnType<unknown, string | null | undefined, string | null>
    reason: string
    set_by: string | null
    set_at: Temporal.Instant
  }
  'siting.township': {
    code: string
    division_code: string
    name: string
    lng: number
    lat: number
    workers: number
    version: Generated<number>
  }
  'siting.travel_time': {
    origin: string
    candidate_code: string
    minutes: number
    version: Generated<number>
  }
}

/** The database as this module sees it: its own tables. */
export const sitingDb = (db: Db) => db.withTables<SitingTables>()

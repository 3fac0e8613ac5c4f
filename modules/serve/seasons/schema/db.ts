// Generated from the migrations by tools/generate-db-types.ts; never edit by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Db } from '#kit/db/index.ts'

export type SeasonsTables = {
  'seasons.adjustment': {
    palace_id: string
    season_id: string
    no: number
    at: Temporal.Instant
    adjusted_by: string | null
    act: 'move' | 'grant' | 'refuse' | 'reopen' | 'lock' | 'unlock'
    request_id: string
    delta: number
    reason: Generated<string>
    before: ColumnType<unknown, string | null | undefined, string | null>
    after: ColumnType<unknown, string | null | undefined, string | null>
    losers: ColumnType<unknown, string | undefined, string>
  }
  'seasons.conflict': {
    palace_id: string
    placement_id: string
    date: Temporal.PlainDate
    why: string
    alternatives: ColumnType<unknown, string | undefined, string>
    params: ColumnType<unknown, string | undefined, string>
    become: 'skipped' | 'moved' | null
    moved_to: ColumnType<unknown, string | null | undefined, string | null>
    settled_at: Temporal.Instant | null
    settled_by: string | null
  }
  'seasons.hall': {
    palace_id: string
    season_id: string
    at_palace_id: string
    space_id: string
  }
  'seasons.placement': {
    palace_id: string
    id: string
    season_id: string
    request_id: string
    at_palace_id: string
    space_id: string
    weekday: number
    from_half: number
    half_hours: number
    rank: number | null
    points: number
    locked: Generated<boolean>
    by_hand: Generated<boolean>
    series_id: string | null
    settled_at: Temporal.Instant | null
  }
  'seasons.request': {
    palace_id: string
    id: string
    season_id: string
    no: number
    organisation: string
    kind: 'union' | 'club' | 'school' | 'other'
    union_id: string | null
    applicant_id: string | null
    purpose: Generated<string>
    people: Generated<number>
    times: number
    least: number
    wanted: number
    refused_at: Temporal.Instant | null
    refuse_reason: string | null
    withdrawn_at: Temporal.Instant | null
    import_id: string | null
    created_at: Temporal.Instant
    changed_at: Temporal.Instant
    import_row: number | null
  }
  'seasons.run': {
    palace_id: string
    id: string
    season_id: string
    asked_by: string | null
    asked_at: Temporal.Instant
    begun_at: Temporal.Instant | null
    share: Generated<number>
    worth: number | null
    bound: number | null
    cancel_asked_at: Temporal.Instant | null
    ended_at: Temporal.Instant | null
    failure: string | null
    proposal: ColumnType<unknown, string | null | undefined, string | null>
    certificate: ColumnType<unknown, string | null | undefined, string | null>
  }
  'seasons.season': {
    palace_id: string
    id: string
    title: string
    note: Generated<string>
    first_day: Temporal.PlainDate
    last_day: Temporal.PlainDate
    apply_from: Temporal.Instant
    apply_until: Temporal.Instant
    publish_at: Temporal.Instant
    weights: ColumnType<unknown, string, string>
    rank_percent: number[]
    off_peak_percent: number
    off_peak_until: number
    cap_half_hours: number
    taken_percent: number
    announced_at: Temporal.Instant | null
    published_at: Temporal.Instant | null
    finished_at: Temporal.Instant | null
    state: GeneratedAlways<'finished' | 'published' | 'announced' | 'draft'>
    synthetic: Generated<boolean>
    created_at: Temporal.Instant
  }
  'seasons.wish': {
    palace_id: string
    request_id: string
    rank: number
    at_palace_id: string | null
    space_id: string | null
    space_kind: string | null
    weekday: number | null
    from_half: number
    until_half: number
  }
}

/** The database as this module sees it: its own tables. */
export const seasonsDb = (db: Db) => db.withTables<SeasonsTables>()

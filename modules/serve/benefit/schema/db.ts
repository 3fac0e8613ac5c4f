// Generated from the migrations by tools/generate-db-types.ts; never edit by hand.
import type { ColumnType, Generated } from 'kysely'
import type { Db } from '#kit/db/index.ts'

export type BenefitTables = {
  'benefit.house_day': {
    palace_id: string
    day: Temporal.PlainDate
    opening: ColumnType<unknown, string, string>
    spaces: string[]
    staffed_hours_minutes: number
    free: number
    discounted: number
    at_cost: number
    commercial: number
    maintenance: number
    closed: number
    empty: number
    outside: number
    open_minutes: number
    staffed_minutes: number
    off_peak_minutes: number
    folded_at: Temporal.Instant
    free_places: Generated<number>
    discounted_places: Generated<number>
    at_cost_places: Generated<number>
    commercial_places: Generated<number>
    concession_places: Generated<number>
  }
  'benefit.space_day': {
    palace_id: string
    day: Temporal.PlainDate
    space_id: string
    class: 'free' | 'discounted' | 'atCost' | 'commercial' | 'maintenance' | 'closed' | 'empty'
    within: number[]
    outside: number[]
  }
}

/** The database as this module sees it: its own tables. */
export const benefitDb = (db: Db) => db.withTables<BenefitTables>()

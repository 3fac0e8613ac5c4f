// Generated from the migrations by tools/generate-db-types.ts; never edit by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'

export type CatalogTables = {
  'catalog.meeting': {
    palace_id: string
    session_id: string
    no: number
    space_id: string
    during: Interval
    cancelled_at: Temporal.Instant | null
    displaced_at: Temporal.Instant | null
  }
  'catalog.programme': {
    palace_id: string
    id: string
    form: 'activity' | 'course'
    kind: 'civicPractice' | 'cultureSports' | 'education' | 'rightsProtection' | 'entrepreneurship' | 'publicCulture'
    title: string
    title_en: string | null
    summary: string
    description: Generated<string>
    rules: Generated<string[]>
    teacher_id: string | null
    teacher_name: string | null
    teacher_note: string | null
    illustration: string
    price_class: 'free' | 'discounted' | 'atCost' | 'commercial'
    price_fen: number
    concessions: ColumnType<unknown, string | undefined, string>
    audience: ColumnType<unknown, string | undefined, string>
    gig_reserved: Generated<number>
    signature: Generated<boolean>
    submitted_at: Temporal.Instant | null
    published_at: Temporal.Instant | null
    cancelled_at: Temporal.Instant | null
    cancel_reason: string | null
    status: GeneratedAlways<'cancelled' | 'published' | 'review' | 'draft'>
    search_text: string
    synthetic: Generated<boolean>
    version: Generated<number>
    created_at: Temporal.Instant
  }
  'catalog.season_change': {
    palace_id: string
    import_id: string
    row_number: number
    session_id: string
    before: ColumnType<unknown, string | null | undefined, string | null>
    after: ColumnType<unknown, string, string>
    programme_id: string
    programme_before: ColumnType<unknown, string | null | undefined, string | null>
    programme_version: number | null
    written_at: Temporal.Instant
    undone_at: Temporal.Instant | null
  }
  'catalog.session': {
    palace_id: string
    id: string
    programme_id: string
    space_id: string
    during: Interval
    first_meeting: Interval
    meeting_count: number
    series_no: number | null
    capacity: number
    waitlist_capacity: number
    opens_at: Temporal.Instant
    closes_at: Temporal.Instant
    published_at: Temporal.Instant | null
    cancelled_at: Temporal.Instant | null
    cancel_reason: string | null
    synthetic: Generated<boolean>
    created_at: Temporal.Instant
    awaits_draw: Generated<boolean>
  }
}

/** The database as this module sees it: its own tables. */
export const catalogDb = (db: Db) => db.withTables<CatalogTables>()

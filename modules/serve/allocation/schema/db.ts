// Generated from the migrations by tools/generate-db-types.ts; never edit by hand.
import type { Generated, GeneratedAlways } from 'kysely'
import type { Db } from '#kit/db/index.ts'

export type AllocationTables = {
  'allocation.application': {
    palace_id: string
    id: string
    round_id: string
    applicant_id: string | null
    party: string
    choices: number[]
    size: number
    applied_at: Temporal.Instant
    changed_at: Temporal.Instant
    invite_code: string | null
  }
  'allocation.claim': {
    palace_id: string
    round_id: string
    application_id: string
    course_no: number
    number: number | null
    size: number
    offered_at: Temporal.Instant | null
    offered_until: Temporal.Instant | null
    confirmed_at: Temporal.Instant | null
    declined_at: Temporal.Instant | null
    lapsed_at: Temporal.Instant | null
    ticket_id: string | null
    state: GeneratedAlways<'confirmed' | 'declined' | 'lapsed' | 'offered' | 'waiting'>
  }
  'allocation.contribution': {
    palace_id: string
    round_id: string
    name: string
    commitment: string
    committed_at: Temporal.Instant
    secret: string | null
    revealed_at: Temporal.Instant | null
  }
  'allocation.course': {
    palace_id: string
    round_id: string
    no: number
    at_palace_id: string
    session_id: string
    seats: number
    reserved: Generated<number[]>
    waiting: number
    void: Generated<boolean>
  }
  'allocation.draw': {
    palace_id: string
    round_id: string
    list: Buffer
    rules: Buffer
    seal: Buffer
    proof: Buffer | null
    results: Buffer | null
  }
  'allocation.member': {
    palace_id: string
    round_id: string
    application_id: string
    no: number
    person_id: string | null
    brought_by: string | null
  }
  'allocation.outcome': {
    palace_id: string
    round_id: string
    application_id: string
    rank: number
    choice: number | null
  }
  'allocation.round': {
    palace_id: string
    id: string
    title: string
    note: Generated<string>
    apply_from: Temporal.Instant
    apply_until: Temporal.Instant
    draw_at: Temporal.Instant
    confirm_until: Temporal.Instant
    open_at: Temporal.Instant
    most_choices: number
    most_together: number
    reserves: Generated<('gigWorker' | 'retired' | 'member')[]>
    precedence: number[]
    first_time: number
    per_lost_round: number
    most_tickets: number
    announced_at: Temporal.Instant | null
    sealed_at: Temporal.Instant | null
    drawn_at: Temporal.Instant | null
    published_at: Temporal.Instant | null
    annulled_at: Temporal.Instant | null
    annul_reason: string | null
    state: GeneratedAlways<'annulled' | 'published' | 'drawn' | 'sealed' | 'announced' | 'draft'>
    synthetic: Generated<boolean>
    created_at: Temporal.Instant
    kind: Generated<'round' | 'window'>
  }
}

/** The database as this module sees it: its own tables. */
export const allocationDb = (db: Db) => db.withTables<AllocationTables>()

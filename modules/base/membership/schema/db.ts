// Generated from the migrations by tools/generate-db-types.ts; never edit by hand.
import type { Generated } from 'kysely'
import type { Db } from '#kit/db/index.ts'

export type MembershipTables = {
  'membership.grassroots_union': {
    id: string
    uscc: string
    name: string
    division_code: string
    import_id: string | null
    created_at: Temporal.Instant
  }
  'membership.member': {
    id: string
    union_id: string
    name: Buffer
    name_masked: string
    phone: Buffer
    phone_hash: Buffer
    phone_last4: Buffer
    joined_on: Temporal.PlainDate | null
    left_on: Temporal.PlainDate | null
    version: Generated<number>
    created_at: Temporal.Instant
    contact: Generated<boolean>
  }
  'membership.roll_change': {
    import_id: string
    row_number: number
    member_id: string
    change: 'added' | 'changed' | 'ended'
    version_after: number
    name_before: Buffer | null
    name_masked_before: string | null
    joined_before: Temporal.PlainDate | null
    left_before: Temporal.PlainDate | null
    undone_at: Temporal.Instant | null
  }
}

/** The database as this module sees it: its own tables. */
export const membershipDb = (db: Db) => db.withTables<MembershipTables>()

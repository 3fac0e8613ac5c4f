// Generated from the migrations by tools/generate-db-types.ts; never edit by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'

export type BookingTables = {
  'booking.appeal': {
    palace_id: string
    booking_id: string
    reason: string
    created_at: Temporal.Instant
    decided_at: Temporal.Instant | null
    upheld: boolean | null
    answer: string | null
  }
  'booking.booking': {
    palace_id: string
    id: string
    space_id: string
    during: Interval
    kind: 'booking' | 'maintenance' | 'lease'
    title: Generated<string>
    holder_id: string | null
    union_id: string | null
    people: Generated<number>
    price_class: 'free' | 'discounted' | 'atCost' | 'commercial'
    price_fen: Generated<number>
    awaits_approval: Generated<boolean>
    approved_at: Temporal.Instant | null
    refused_at: Temporal.Instant | null
    cancelled_at: Temporal.Instant | null
    cancelled_by: 'holder' | 'palace' | null
    displaced_at: Temporal.Instant | null
    checked_in_at: Temporal.Instant | null
    released_at: Temporal.Instant | null
    reason: string | null
    series_id: string | null
    series_no: number | null
    synthetic: Generated<boolean>
    version: Generated<number>
    created_at: Temporal.Instant
    ended_at: GeneratedAlways<Temporal.Instant | null>
    state: GeneratedAlways<'refused' | 'cancelled' | 'displaced' | 'noShow' | 'attended' | 'requested' | 'confirmed'>
    guest_name: Buffer | null
    guest_name_masked: string | null
    grounds: Generated<string>
    bidding_no: string | null
  }
  'booking.companion': {
    palace_id: string
    booking_id: string
    no: number
    name: Buffer
    name_masked: string
  }
  'booking.entry_try': {
    palace_id: string
    id: string
    asker: string
    at: Temporal.Instant
  }
  'booking.loan': {
    palace_id: string
    booking_id: string
    resource_id: string
    count: number
    during: Interval
    ended_at: Temporal.Instant | null
    returned_at: Temporal.Instant | null
    lost: Generated<number>
  }
  'booking.resource': {
    palace_id: string
    id: string
    name: string
    name_en: string | null
    count: number
    for_kinds: Generated<string[]>
    retired_at: Temporal.Instant | null
    changed_at: Temporal.Instant
    turns: Generated<number>
    version: Generated<number>
  }
  'booking.series': {
    palace_id: string
    id: string
    space_id: string
    rule: string
    first_date: Temporal.PlainDate
    last_date: Temporal.PlainDate
    start_time: string
    minutes: number
    left_out: ColumnType<unknown, string | undefined, string>
    kind: 'booking' | 'maintenance' | 'lease'
    title: Generated<string>
    holder_id: string | null
    union_id: string | null
    people: Generated<number>
    version: Generated<number>
    created_at: Temporal.Instant
  }
  'booking.space_rule': {
    palace_id: string
    space_id: string
    open_to: Generated<'everyone' | 'members' | 'unions'>
    slot_minutes: Generated<number>
    most_slots: Generated<number>
    advance_days: number | null
    opening_hour: number | null
    hours_per_person_day: number | null
    bookings_per_union_day: number | null
    cancel_minutes: number | null
    grace_minutes: number | null
    people_most: number | null
    approval: Generated<boolean>
    self_service: Generated<boolean>
    price_class: Generated<'free' | 'discounted' | 'atCost' | 'commercial'>
    fen_per_hour: Generated<number>
    concessions: ColumnType<unknown, string | undefined, string>
    version: Generated<number>
    series_to: Generated<'staff' | 'unions'>
    series_dates: number | null
  }
  'booking.wait': {
    palace_id: string
    id: string
    person_id: string
    space_id: string | null
    space_kind: string | null
    during: Interval
    people: Generated<number>
    created_at: Temporal.Instant
    offered_at: Temporal.Instant | null
    offer_expires_at: Temporal.Instant | null
    offered_space_id: string | null
    accepted_at: Temporal.Instant | null
    booking_id: string | null
    passed_at: Temporal.Instant | null
    left_at: Temporal.Instant | null
    ended_at: GeneratedAlways<Temporal.Instant | null>
    state: GeneratedAlways<'booked' | 'passed' | 'left' | 'offered' | 'waiting'>
    union_id: string | null
  }
}

/** The database as this module sees it: its own tables. */
export const bookingDb = (db: Db) => db.withTables<BookingTables>()

// Generated from the migrations by tools/generate-db-types.ts; never edit by hand.
import type { Generated, GeneratedAlways } from 'kysely'
import type { Db } from '#kit/db/index.ts'

export type EnrolmentTables = {
  'enrolment.appeal': {
    palace_id: string
    id: string
    enrolment_id: string
    person_id: string
    reason: string
    created_at: Temporal.Instant
    decided_at: Temporal.Instant | null
    decided_by: string | null
    upheld: boolean | null
    answer: string | null
  }
  'enrolment.attendance': {
    palace_id: string
    enrolment_id: string
    session_id: string
    meeting_no: number
    at: Temporal.Instant
    by_person_id: string
    method: 'scan' | 'code' | 'phone' | 'name' | 'walkIn'
  }
  'enrolment.door_act': {
    palace_id: string
    id: string
    session_id: string
    meeting_no: number
    kind: 'checkIn' | 'walkIn' | 'undo'
    enrolment_id: string
    undoes_at: Temporal.Instant | null
    undone_at: Temporal.Instant | null
    method: 'scan' | 'code' | 'phone' | 'name' | 'walkIn'
    walk_in_name: Buffer | null
    walk_in_name_masked: string | null
    device_id: string
    seq: number
    at: Temporal.Instant
    by_person_id: string
    uploaded_at: Temporal.Instant
    outcome: 'entered' | 'seated' | 'already' | 'overLimit' | 'takenBack' | 'undid' | 'undoTooLate' | 'undoNothing' | 'unknownPerson' | 'sessionCancelled' | 'doorClosed' | null
    claim_id: string | null
  }
  'enrolment.enrolment': {
    palace_id: string
    id: string
    session_id: string
    ticket_id: string
    person_id: string | null
    walk_in_name: Buffer | null
    walk_in_name_masked: string | null
    arrival_no: number
    seat_no: number | null
    capacity: number
    reserved: Generated<boolean>
    enrolled_at: Temporal.Instant
    offered_at: Temporal.Instant | null
    offer_expires_at: Temporal.Instant | null
    confirmed_at: Temporal.Instant | null
    checked_in_at: Temporal.Instant | null
    cancelled_at: Temporal.Instant | null
    cancelled_by: 'person' | 'palace' | null
    passed_at: Temporal.Instant | null
    released_at: Temporal.Instant | null
    state: GeneratedAlways<'cancelled' | 'passed' | 'attended' | 'noShow' | 'confirmed' | 'offered' | 'waitlisted'>
    attended: GeneratedAlways<boolean>
    synthetic: Generated<boolean>
    party_id: string | null
  }
  'enrolment.no_show': {
    palace_id: string
    enrolment_id: string
    person_id: string
    at: Temporal.Instant
    forgiven_at: Temporal.Instant | null
  }
  'enrolment.published_attendance': {
    palace_id: GeneratedAlways<string | null>
    session_id: GeneratedAlways<string | null>
    enrolled: GeneratedAlways<number | null>
    confirmed: GeneratedAlways<number | null>
    attended: GeneratedAlways<number | null>
    no_shows: GeneratedAlways<number | null>
    waitlisted: GeneratedAlways<number | null>
    cancelled: GeneratedAlways<number | null>
    check_ins: GeneratedAlways<number | null>
    scans: GeneratedAlways<number | null>
    walk_ins: GeneratedAlways<number | null>
    ratings: GeneratedAlways<number | null>
    stars_sum: GeneratedAlways<number | null>
    satisfied: GeneratedAlways<number | null>
  }
  'enrolment.rating': {
    palace_id: string
    enrolment_id: string
    session_id: string
    attended: Generated<boolean>
    stars: number
    comment: string | null
    created_at: Temporal.Instant
  }
  'enrolment.session_tally': {
    palace_id: string
    session_id: string
    held: number
    reserved_held: number
    waiting: number
  }
  'enrolment.ticket': {
    palace_id: string
    id: string
    session_id: string
    holder_id: string | null
    code: string
    created_at: Temporal.Instant
  }
}

/** The database as this module sees it: its own tables. */
export const enrolmentDb = (db: Db) => db.withTables<EnrolmentTables>()

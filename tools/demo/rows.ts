/**
 * The rows of the demonstration, named like the columns they go to. Personal fields (`name`, `phone`,
 * `walk_in_name`) are plain here; whoever inserts them encrypts them.
 */
type Instant = Temporal.Instant
export type Span = { start: Instant; end: Instant }

export type DivisionRow = {
  code: string
  name: string
  level: 'province' | 'city' | 'county'
  parent_code: string | null
  scope: string
  population: number
  worker_estimate: number
  lng: number
  lat: number
  coverage_required: boolean
  coverage_reason: string | null
  covered_by: string | null
}
export type FederationRow = { id: string; division_code: string; name: string; phone: string | null }

export type SizeClass = 'compact' | 'small' | 'medium' | 'large'
export type PalaceRow = {
  id: string
  division_code: string
  owner_federation_id: string
  slug: string
  name: string
  name_en: string
  level: 'city' | 'county'
  size_class: SizeClass | null
  operation_mode: 'own' | 'contracted' | 'joint'
  construction_mode: 'standalone' | 'joint'
  status: 'open' | 'preparing' | 'closed'
  address: string
  route_text: string | null
  lng: number
  lat: number
  phone: string
  time_zone: string
  land_m2: number | null
  floor_m2: number | null
  opened_on: Temporal.PlainDate | null
  introduction: string
  accessibility: string[]
  honours: string[]
  source_url: string | null
  synthetic: boolean
  created_at: Instant
}
export type OpeningHoursRow = {
  palace_id: string
  weekday: number
  opens: string
  closes: string
  self_service: boolean
}
export type ServiceBaseRow = {
  palace_id: string
  id: string
  name: string
  floor: string
  phone: string | null
  kind:
    | 'bookroom'
    | 'workerServiceCentre'
    | 'legalAid'
    | 'riderStation'
    | 'civicPractice'
    | 'counselling'
    | 'fitness'
  hours: { weekday: number; opens: string; closes: string; selfService: boolean }[]
}
export type SpaceRow = {
  palace_id: string
  id: string
  parent_id: string | null
  name: string
  name_en: string
  kind:
    | 'hall'
    | 'theatre'
    | 'court'
    | 'gym'
    | 'classroom'
    | 'studio'
    | 'workshop'
    | 'bookroom'
    | 'gallery'
    | 'meeting'
    | 'outdoor'
  floor: string
  area_m2: number
  capacity: number
  position: number
}

export type ProgrammeRow = {
  palace_id: string
  id: string
  form: 'activity' | 'course'
  kind: string
  title: string
  title_en: string
  summary: string
  description: string
  rules: string[]
  teacher_name: string
  teacher_note: string
  illustration: string
  price_class: 'free' | 'discounted' | 'atCost' | 'commercial'
  price_fen: number
  concessions: { who: string; priceFen: number }[]
  audience: { membersOnly?: boolean; ageMin?: number; ageMax?: number; residentsOf?: string }
  gig_reserved: number
  signature: boolean
  submitted_at: Instant
  published_at: Instant
  synthetic: true
  created_at: Instant
  /** Not a column: words for search. */
  tags: string[]
}
export type SessionRow = {
  palace_id: string
  id: string
  programme_id: string
  space_id: string
  during: Span
  first_meeting: Span
  meeting_count: number
  series_no: number | null
  capacity: number
  waitlist_capacity: number
  opens_at: Instant
  closes_at: Instant
  published_at: Instant
  cancelled_at: Instant | null
  cancel_reason: string | null
  synthetic: true
  created_at: Instant
}
export type MeetingRow = {
  palace_id: string
  session_id: string
  no: number
  space_id: string
  during: Span
  cancelled_at: Instant | null
}

export type PersonRow = {
  id: string
  name: string
  phone: string | null
  birth_year: number
  division_code: string
  member: boolean
  union_name: string | null
  gig_worker: boolean
  retired: boolean
  guardian_id: string | null
  locale: 'zh-CN' | 'en'
  elder_mode: boolean
  synthetic: true
  created_at: Instant
}
export type ConsentRow = {
  person_id: string
  purpose: 'service' | 'childData' | 'messages'
  version: string
  given_at: Instant
  given_by: string
}
export type RoleRow = {
  id: string
  person_id: string
  role: Role
  scope: string | null
  palace_id: string | null
  begins_at: Instant
  ends_at: Instant | null
  granted_by: string | null
  created_at: Instant
}
export type Role =
  | 'systemAdministrator'
  | 'securityAdministrator'
  | 'auditor'
  | 'federationOfficer'
  | 'director'
  | 'programmer'
  | 'hallManager'
  | 'desk'

export type TicketRow = {
  palace_id: string
  id: string
  session_id: string
  holder_id: string | null
  code: string
  created_at: Instant
}
export type EnrolmentRow = {
  palace_id: string
  id: string
  session_id: string
  ticket_id: string
  person_id: string | null
  walk_in_name: string | null
  walk_in_name_masked: string | null
  arrival_no: number
  seat_no: number | null
  capacity: number
  reserved: boolean
  enrolled_at: Instant
  offered_at: Instant | null
  offer_expires_at: Instant | null
  confirmed_at: Instant | null
  checked_in_at: Instant | null
  cancelled_at: Instant | null
  cancelled_by: 'person' | 'palace' | null
  passed_at: Instant | null
  released_at: Instant | null
  synthetic: true
}
export type AttendanceRow = {
  palace_id: string
  enrolment_id: string
  session_id: string
  meeting_no: number
  at: Instant
  by_person_id: string
  method: 'scan' | 'code' | 'phone' | 'name' | 'walkIn'
}
export type NoShowRow = {
  palace_id: string
  enrolment_id: string
  person_id: string
  at: Instant
  forgiven_at: Instant | null
}
export type AppealRow = {
  palace_id: string
  id: string
  enrolment_id: string
  person_id: string
  reason: string
  created_at: Instant
  decided_at: Instant | null
  decided_by: string | null
  upheld: boolean | null
  answer: string | null
}
export type RatingRow = {
  palace_id: string
  enrolment_id: string
  session_id: string
  stars: number
  comment: string | null
  created_at: Instant
}

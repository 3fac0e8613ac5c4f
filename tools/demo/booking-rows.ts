import type { Span } from './rows.ts'

type Instant = Temporal.Instant

export type SpaceRuleRow = {
  palace_id: string
  space_id: string
  price_class: BookingRow['price_class']
  fen_per_hour: number
  people_most: number
  open_to: 'everyone' | 'members' | 'unions'
  approval: boolean
  most_slots: number
  self_service?: boolean
  series_to?: 'staff' | 'unions'
  concessions?: { who: 'member' | 'gigWorker' | 'retired' | 'union'; fenPerHour: number }[]
}
/** What is lent with rooms. */
export type ResourceRow = {
  palace_id: string
  id: string
  name: string
  name_en: string
  count: number
  for_kinds: string[]
  changed_at: Instant
}
/** A workplace union with its roll. The code lacks its check character. */
export type UnionRow = {
  id: string
  code: string
  name: string
  division_code: string
  members: { id: string; name: string; phone: string; contact: boolean; left_on: Temporal.PlainDate | null }[]
  created_at: Instant
}
export type BookingRow = {
  palace_id: string
  id: string
  space_id: string
  during: Span
  kind: 'booking' | 'maintenance' | 'lease'
  title: string
  holder_id: string | null
  people: number
  price_class: 'free' | 'discounted' | 'atCost' | 'commercial'
  price_fen: number
  cancelled_at: Instant | null
  cancelled_by: 'holder' | null
  checked_in_at: Instant | null
  released_at: Instant | null
  synthetic: true
  created_at: Instant
}

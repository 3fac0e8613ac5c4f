// Generated from the migrations by tools/generate-db-types.ts; never edit by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'

export type PlacesTables = {
  'places.closure': {
    palace_id: string
    id: string
    space_id: string | null
    during: Interval
    reason: string
    lifted_at: Temporal.Instant | null
    created_at: Temporal.Instant
  }
  'places.corrected_day': {
    palace_id: string
    day: Temporal.PlainDate
    changes: Generated<number>
  }
  'places.division': {
    code: string
    name: string
    level: 'province' | 'city' | 'county'
    parent_code: string | null
    scope: string
    population: number | null
    worker_estimate: number | null
    lng: number | null
    lat: number | null
    coverage_required: Generated<boolean>
    coverage_reason: string | null
    covered_by: string | null
  }
  'places.federation': {
    id: string
    division_code: string
    name: string
    phone: string | null
  }
  'places.opening_hours': {
    palace_id: string
    weekday: number
    opens: string
    closes: string
    self_service: Generated<boolean>
  }
  'places.palace': {
    id: string
    division_code: string
    owner_federation_id: string
    slug: string
    name: string
    name_en: string | null
    level: 'province' | 'city' | 'county'
    size_class: 'compact' | 'small' | 'medium' | 'large' | null
    operation_mode: 'own' | 'contracted' | 'joint'
    construction_mode: 'standalone' | 'joint'
    status: Generated<'open' | 'preparing' | 'closed'>
    address: string
    route_text: string | null
    lng: number
    lat: number
    phone: string
    time_zone: Generated<string>
    land_m2: number | null
    floor_m2: number | null
    opened_on: Temporal.PlainDate | null
    introduction: string | null
    accessibility: Generated<string[]>
    photos: ColumnType<unknown, string | undefined, string>
    honours: Generated<string[]>
    source_url: string | null
    synthetic: Generated<boolean>
    version: Generated<number>
    created_at: Temporal.Instant
  }
  'places.published_space': {
    palace_id: GeneratedAlways<string | null>
    id: GeneratedAlways<string | null>
    parent_id: GeneratedAlways<string | null>
    name: GeneratedAlways<string | null>
    name_en: GeneratedAlways<string | null>
    kind: GeneratedAlways<string | null>
    position: GeneratedAlways<number | null>
    setup_minutes: GeneratedAlways<number | null>
    clearing_minutes: GeneratedAlways<number | null>
    extent: GeneratedAlways<string | null>
  }
  'places.published_space_use': {
    palace_id: GeneratedAlways<string | null>
    source_id: GeneratedAlways<string | null>
    source_no: GeneratedAlways<number | null>
    kind: GeneratedAlways<string | null>
    space_id: GeneratedAlways<string | null>
    extent: GeneratedAlways<string | null>
    during: GeneratedAlways<Interval | null>
    held: GeneratedAlways<Interval | null>
    price_class: GeneratedAlways<string | null>
    ended_at: GeneratedAlways<Temporal.Instant | null>
  }
  'places.service_base': {
    palace_id: string
    id: string
    kind: 'bookroom' | 'workerServiceCentre' | 'legalAid' | 'riderStation' | 'civicPractice' | 'counselling' | 'fitness'
    name: string
    floor: string | null
    phone: string | null
    hours: ColumnType<unknown, string | undefined, string>
  }
  'places.space': {
    palace_id: string
    id: string
    parent_id: string | null
    name: string
    name_en: string | null
    kind: 'hall' | 'theatre' | 'court' | 'gym' | 'classroom' | 'studio' | 'workshop' | 'bookroom' | 'counter' | 'gallery' | 'meeting' | 'outdoor'
    floor: string | null
    area_m2: number | null
    capacity: number | null
    position: Generated<number>
    retired_at: Temporal.Instant | null
    extent: Generated<string>
    setup_minutes: Generated<number>
    clearing_minutes: Generated<number>
  }
  'places.space_use': {
    palace_id: string
    source_id: string
    source_no: Generated<number>
    kind: 'session' | 'booking' | 'maintenance' | 'lease' | 'closure' | 'hold'
    space_id: string | null
    extent: string
    during: Interval
    held: Interval
    label: string
    price_class: 'free' | 'discounted' | 'atCost' | 'commercial' | null
    ended_at: Temporal.Instant | null
    displaced_by: string | null
  }
}

/** The database as this module sees it: its own tables. */
export const placesDb = (db: Db) => db.withTables<PlacesTables>()

import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { rememberedRows } from '#kit/db/remembered.ts'
import type { Concession, WrittenRule } from '../rules/rule.ts'
import { bookingDb } from '../schema/db.ts'

export type SpaceRuleRecord = WrittenRule & { id: string; palaceId: string; version: number }

const SECONDS = 10
const kept = rememberedRows<SpaceRuleRecord>(SECONDS)

const rules = (db: Db) =>
  bookingDb(db)
    .selectFrom('booking.space_rule')
    .select([
      'space_id as id',
      'palace_id as palaceId',
      'open_to as openTo',
      'slot_minutes as slotMinutes',
      'most_slots as mostSlots',
      'advance_days as advanceDays',
      'opening_hour as openingHour',
      'hours_per_person_day as hoursPerPersonDay',
      'bookings_per_union_day as bookingsPerUnionDay',
      'cancel_minutes as cancelMinutes',
      'grace_minutes as graceMinutes',
      'people_most as peopleMost',
      'approval',
      'self_service as selfService',
      'price_class as priceClass',
      'fen_per_hour as fenPerHour',
      'concessions',
      'series_to as seriesTo',
      'series_dates as seriesDates',
      'version',
    ])
    .$narrowType<{ concessions: Concession[] }>()

/** The rules of these spaces by their id; a space without one is absent. Ten seconds old at most. */
export const rulesOfSpaces = (db: Db, spaceIds: readonly string[]): Promise<Map<string, SpaceRuleRecord>> =>
  kept(spaceIds, (missing) =>
    rules(db)
      .where(sql<boolean>`space_id = any(${missing}::uuid[])`)
      .execute(),
  )

/** The rules of all spaces of these palaces, as they are now. */
export const rulesOfPalaces = (db: Db, palaceIds: readonly string[]): Promise<SpaceRuleRecord[]> =>
  palaceIds.length === 0 ? Promise.resolve([]) : rules(db).where('palace_id', 'in', palaceIds).execute()

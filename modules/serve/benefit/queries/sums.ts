import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Sums } from '../rules/figures.ts'
import { benefitDb } from '../schema/db.ts'

export type Days = { from: Temporal.PlainDate; to: Temporal.PlainDate }

/** What the days of a period that are kept came to, house by house, in one statement. */
export async function sumsByHouse(
  db: Db,
  palaceIds: readonly string[],
  { from, to }: Days,
): Promise<Map<string, Sums>> {
  const total = (column: string) => sql<number>`sum(${sql.ref(column)})`
  const rows = await benefitDb(db)
    .selectFrom('benefit.house_day')
    .select([
      'palace_id',
      total('free').as('free'),
      total('discounted').as('discounted'),
      total('at_cost').as('atCost'),
      total('commercial').as('commercial'),
      total('maintenance').as('maintenance'),
      total('closed').as('closed'),
      total('empty').as('empty'),
      total('outside').as('outside'),
      total('free_places').as('freePlaces'),
      total('discounted_places').as('discountedPlaces'),
      total('at_cost_places').as('atCostPlaces'),
      total('commercial_places').as('commercialPlaces'),
      total('concession_places').as('concessionPlaces'),
      total('open_minutes').as('open'),
      total('staffed_minutes').as('staffed'),
      total('off_peak_minutes').as('offPeak'),
      sql<number>`count(*)`.as('days'),
      sql<number>`count(*) filter (where open_minutes > 0)`.as('openDays'),
    ])
    .where(sql<boolean>`palace_id = any(${palaceIds}::uuid[])`)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .groupBy('palace_id')
    .execute()
  return new Map(
    rows.map(
      ({ palace_id, outside, open, staffed, offPeak, days, openDays, ...row }) =>
        [
          palace_id,
          {
            outside,
            open,
            staffed,
            offPeak,
            days,
            openDays,
            within: {
              free: row.free,
              discounted: row.discounted,
              atCost: row.atCost,
              commercial: row.commercial,
              maintenance: row.maintenance,
              closed: row.closed,
              empty: row.empty,
            },
            places: {
              free: row.freePlaces,
              discounted: row.discountedPlaces,
              atCost: row.atCostPlaces,
              commercial: row.commercialPlaces,
              concessions: row.concessionPlaces,
            },
          },
        ] as const,
    ),
  )
}

/** The first day that is kept of any of these houses; null when none is. */
export async function firstKeptDay(db: Db, palaceIds: readonly string[]): Promise<Temporal.PlainDate | null> {
  const row = await benefitDb(db)
    .selectFrom('benefit.house_day')
    .select(sql<Temporal.PlainDate | null>`min(day)`.as('first'))
    .where(sql<boolean>`palace_id = any(${palaceIds}::uuid[])`)
    .executeTakeFirst()
  return row?.first ?? null
}

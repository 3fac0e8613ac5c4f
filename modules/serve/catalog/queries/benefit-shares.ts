import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import { priceClasses, type PriceClass } from '../contract/vocabulary.ts'
import { catalogDb } from '../schema/db.ts'

export type BenefitHours = Record<PriceClass, number>

/**
 * The public-benefit meter (公益刻度, P5): hours of held or planned meetings in a period by price class. Room-hours that
 * are booked or leased join when serve/booking keeps the whole inventory. `palaceIds` absent: all palaces.
 */
export async function benefitHours(
  db: Db,
  period: Interval,
  palaceIds?: readonly string[],
): Promise<BenefitHours> {
  const rows = await catalogDb(db)
    .selectFrom('catalog.meeting as m')
    .innerJoin('catalog.session as s', (join) =>
      join.onRef('s.palace_id', '=', 'm.palace_id').onRef('s.id', '=', 'm.session_id'),
    )
    .innerJoin('catalog.programme as p', (join) =>
      join.onRef('p.palace_id', '=', 's.palace_id').onRef('p.id', '=', 's.programme_id'),
    )
    .select([
      'p.price_class',
      sql<number>`sum(extract(epoch from upper(m.during) - lower(m.during)) / 3600)`.as('hours'),
    ])
    .where('m.cancelled_at', 'is', null)
    .where('s.published_at', 'is not', null)
    .where('s.cancelled_at', 'is', null)
    .where(sql<boolean>`m.during && ${period}::tstzrange`)
    .$if(palaceIds !== undefined, (query) => query.where('m.palace_id', 'in', [...palaceIds!]))
    .groupBy('p.price_class')
    .execute()
  const hours = (wanted: PriceClass) => rows.find((row) => row.price_class === wanted)?.hours ?? 0
  return Object.fromEntries(priceClasses.map((one) => [one, hours(one)])) as BenefitHours
}

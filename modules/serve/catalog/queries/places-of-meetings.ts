import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import type { PriceClass } from '../contract/vocabulary.ts'
import { catalogDb } from '../schema/db.ts'

/** A meeting that took place or will: how many could come, at which price, and whether some groups pay less. */
export type MeetingPlaces = {
  palaceId: string
  start: Temporal.Instant
  priceClass: PriceClass
  places: number
  concessions: boolean
}

/** The places of all meetings that begin in a stretch of time, cancelled and displaced ones apart; one statement for any number of palaces. P5. */
export const placesOfMeetings = (
  db: Db,
  palaceIds: readonly string[],
  { start, end }: Interval,
): Promise<MeetingPlaces[]> =>
  catalogDb(db)
    .selectFrom('catalog.meeting as m')
    .innerJoin('catalog.session as s', (join) =>
      join.onRef('s.palace_id', '=', 'm.palace_id').onRef('s.id', '=', 'm.session_id'),
    )
    .innerJoin('catalog.programme as p', (join) =>
      join.onRef('p.palace_id', '=', 's.palace_id').onRef('p.id', '=', 's.programme_id'),
    )
    .select([
      'm.palace_id as palaceId',
      sql<Temporal.Instant>`lower(m.during)`.as('start'),
      sql<PriceClass>`p.price_class`.as('priceClass'),
      's.capacity as places',
      sql<boolean>`p.price_class <> 'free' and jsonb_array_length(p.concessions) > 0`.as('concessions'),
    ])
    .where(sql<boolean>`m.palace_id = any(${palaceIds}::uuid[])`)
    .where(sql<boolean>`m.during && tstzrange(${start}, ${end}) and lower(m.during) >= ${start}`)
    .where('m.cancelled_at', 'is', null)
    .where('m.displaced_at', 'is', null)
    .where('s.cancelled_at', 'is', null)
    .where('s.published_at', 'is not', null)
    .execute()

import type { Db } from '#kit/db/index.ts'
import { servedBy } from '../rules/coverage.ts'
import { placesDb } from '../schema/db.ts'

/** A palace that is open today, the division that it counts for, and since when it is open; null: nobody recorded it. P1. */
export type OpenHouse = {
  id: string
  name: string
  slug: string
  serves: string
  openedOn: Temporal.PlainDate | null
  floorM2: number | null
  sourceUrl: string | null
  synthetic: boolean
}

/** Every palace that is open today, the earliest opening first; those of unknown date last. */
export async function openHouses(db: Db): Promise<OpenHouse[]> {
  const rows = await placesDb(db)
    .selectFrom('places.palace')
    .select([
      'id',
      'name',
      'slug',
      'division_code as divisionCode',
      'level',
      'opened_on as openedOn',
      'floor_m2 as floorM2',
      'source_url as sourceUrl',
      'synthetic',
    ])
    .where('status', '=', 'open')
    .orderBy('opened_on')
    .orderBy('id')
    .execute()
  return rows.map(({ divisionCode, level, ...house }) => ({
    ...house,
    serves: servedBy({ divisionCode, level }),
  }))
}

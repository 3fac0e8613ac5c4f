import { sql } from 'kysely'
import type { Target } from '#kit/access/index.ts'
import type { Db } from '#kit/db/index.ts'
import { rememberedRows } from '#kit/db/remembered.ts'
import type { AccessibilityFact } from '../contract/words.ts'
import { placesDb } from '../schema/db.ts'

/** A palace as lists, sessions and tickets show it. */
export type PalaceSummary = {
  id: string
  slug: string
  name: string
  nameEn: string | null
  divisionCode: string
  level: 'province' | 'city' | 'county'
  sizeClass: 'compact' | 'small' | 'medium' | 'large' | null
  status: 'open' | 'preparing' | 'closed'
  address: string
  routeText: string | null
  lng: number
  lat: number
  phone: string
  timeZone: string
  accessibility: AccessibilityFact[]
  synthetic: boolean
}

const summaries = (db: Db) =>
  placesDb(db)
    .selectFrom('places.palace')
    .select([
      'id',
      'slug',
      'name',
      'name_en as nameEn',
      'division_code as divisionCode',
      'level',
      'size_class as sizeClass',
      'status',
      'address',
      'route_text as routeText',
      'lng',
      'lat',
      'phone',
      'time_zone as timeZone',
      'accessibility',
      'synthetic',
    ])
    .$narrowType<{ accessibility: AccessibilityFact[] }>()

const SECONDS = 10
const kept = rememberedRows<PalaceSummary>(SECONDS)

/** Palaces by id, in one query at most; ids nobody knows are absent. For lists: ten seconds old at most. */
export function palacesByIds(db: Db, ids: readonly string[]): Promise<Map<string, PalaceSummary>> {
  return kept(ids, (missing) => summaries(db).where('id', 'in', missing).execute())
}

export async function palaceById(db: Db, id: string): Promise<PalaceSummary | null> {
  return (await summaries(db).where('id', '=', id).executeTakeFirst()) ?? null
}

const keptBySlug = rememberedRows<{ id: string; palace: PalaceSummary }>(SECONDS)

/** The palace at `/palaces/{slug}`; ten seconds old at most. */
export async function palaceBySlug(db: Db, slug: string): Promise<PalaceSummary | null> {
  const found = await keptBySlug([slug], async () => {
    const palace = await summaries(db).where('slug', '=', slug).executeTakeFirst()
    return palace ? [{ id: slug, palace }] : []
  })
  return found.get(slug)?.palace ?? null
}

/** The palaces of a part of the tree, in the order of their codes. `prefix` is a code prefix; '' is all. */
export function palacesUnder(db: Db, prefix: string): Promise<PalaceSummary[]> {
  return summaries(db)
    .where('division_code', 'like', `${prefix}%`)
    .orderBy('division_code')
    .orderBy('name')
    .execute()
}

export async function palaceIdsUnder(db: Db, prefix: string): Promise<string[]> {
  const rows = await placesDb(db)
    .selectFrom('places.palace')
    .select('id')
    .where('division_code', 'like', `${prefix}%`)
    .orderBy('division_code')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** The nearest palaces that are not closed for good, nearest first, with the distance in metres as the crow flies. */
export async function palaceIdsNear(
  db: Db,
  { lat, lng }: { lat: number; lng: number },
  limit: number,
): Promise<{ id: string; metres: number }[]> {
  const metres = sql<number>`6371008 * 2 * asin(sqrt(sin(radians(lat - ${lat}) / 2) ^ 2
    + cos(radians(${lat})) * cos(radians(lat)) * sin(radians(lng - ${lng}) / 2) ^ 2))`
  return placesDb(db)
    .selectFrom('places.palace')
    .select(['id', metres.as('metres')])
    .where('status', '<>', 'closed')
    .orderBy('metres')
    .limit(limit)
    .execute()
}

/** What an action on a palace touches, for kit/access. */
export const targetOf = ({ id, divisionCode }: { id: string; divisionCode: string }): Required<Target> => ({
  divisionCode,
  palaceId: id,
})

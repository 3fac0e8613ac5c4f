import type { Db } from '#kit/db/index.ts'
import { rememberedRows } from '#kit/db/remembered.ts'
import type { SpaceKind } from '../contract/words.ts'
import { inTree } from '../rules/space-tree.ts'
import { placesDb } from '../schema/db.ts'

/** A space as sessions and tickets show it. */
export type SpaceSummary = {
  id: string
  palaceId: string
  parentId: string | null
  name: string
  nameEn: string | null
  kind: SpaceKind
  floor: string | null
  areaM2: number | null
  capacity: number | null
  position: number
  setupMinutes: number
  clearingMinutes: number
  retiredAt: Temporal.Instant | null
}
/** A space in its tree: 0 is the house's own, 1 a part of one of them. */
export type SpaceInTree = SpaceSummary & { depth: number }

const summaries = (db: Db) =>
  placesDb(db)
    .selectFrom('places.space')
    .select([
      'id',
      'palace_id as palaceId',
      'parent_id as parentId',
      'name',
      'name_en as nameEn',
      'kind',
      'floor',
      'area_m2 as areaM2',
      'capacity',
      'position',
      'setup_minutes as setupMinutes',
      'clearing_minutes as clearingMinutes',
      'retired_at as retiredAt',
    ])

const SECONDS = 10
const kept = rememberedRows<SpaceSummary>(SECONDS)

/** Spaces by id, of any palace, also retired ones, in one query at most; ids nobody knows are absent. Ten seconds old at most. */
export function spacesByIds(db: Db, ids: readonly string[]): Promise<Map<string, SpaceSummary>> {
  return kept(ids, (missing) => summaries(db).where('id', 'in', missing).execute())
}

/** One space as it is now. */
export const spaceById = (db: Db, palaceId: string, id: string): Promise<SpaceSummary | undefined> =>
  summaries(db).where('palace_id', '=', palaceId).where('id', '=', id).executeTakeFirst()

/** The spaces in use of a palace, each followed by its parts. */
export async function spacesOf(db: Db, palaceId: string): Promise<SpaceInTree[]> {
  const rows = await summaries(db)
    .where('palace_id', '=', palaceId)
    .where('retired_at', 'is', null)
    .orderBy('position')
    .orderBy('name')
    .execute()
  return inTree(rows)
}

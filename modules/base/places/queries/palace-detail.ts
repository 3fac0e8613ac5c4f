import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import type { Stretch } from '../contract/hours.ts'
import type { Photo } from '../contract/shapes.ts'
import type { AccessibilityFact } from '../contract/words.ts'
import { placesDb } from '../schema/db.ts'

/** Everything that is written about one palace; null when there is none. */
export async function palaceRecord(db: Db, palaceId: string) {
  const row = await placesDb(db)
    .selectFrom('places.palace as palace')
    .innerJoin('places.federation as owner', 'owner.id', 'palace.owner_federation_id')
    .selectAll('palace')
    .select('owner.name as ownerName')
    .$narrowType<{ accessibility: AccessibilityFact[]; photos: Photo[] }>()
    .where('palace.id', '=', palaceId)
    .executeTakeFirst()
  return row ?? null
}
export type PalaceRecord = NonNullable<Awaited<ReturnType<typeof palaceRecord>>>

const clock = (time: string) => time.slice(0, 5)

/** The weekly hours of several palaces, Monday first, in one query. */
export async function hoursOfPalaces(db: Db, palaceIds: readonly string[]): Promise<Map<string, Stretch[]>> {
  if (palaceIds.length === 0) return new Map()
  const rows = await placesDb(db)
    .selectFrom('places.opening_hours')
    .selectAll()
    .where(sql<boolean>`palace_id = any(${palaceIds}::uuid[])`)
    .orderBy('weekday')
    .orderBy('self_service')
    .orderBy('opens')
    .execute()
  const byPalace = Map.groupBy(rows, (row) => row.palace_id)
  return new Map(
    [...byPalace].map(([id, week]) => [
      id,
      week.map(({ weekday, opens, closes, self_service }) => ({
        weekday,
        opens: clock(opens),
        closes: clock(closes),
        selfService: self_service,
      })),
    ]),
  )
}

export type ClosureRecord = {
  palaceId: string
  id: string
  spaceId: string | null
  during: Interval
  reason: string
}

/** The closures of several palaces that are neither over nor lifted, soonest first, in one query. */
export async function closuresOfPalaces(
  db: Db,
  palaceIds: readonly string[],
  now: Temporal.Instant,
): Promise<Map<string, ClosureRecord[]>> {
  if (palaceIds.length === 0) return new Map()
  const rows = await placesDb(db)
    .selectFrom('places.closure')
    .select(['palace_id as palaceId', 'id', 'space_id as spaceId', 'during', 'reason'])
    .where(sql<boolean>`palace_id = any(${palaceIds}::uuid[])`)
    .where('lifted_at', 'is', null)
    .where(sql<boolean>`upper(during) > ${now}`)
    .orderBy('during')
    .execute()
  return Map.groupBy(rows, ({ palaceId }) => palaceId)
}

/** The counters in the house, in the order in which they were opened. */
export function basesOf(db: Db, palaceId: string) {
  return placesDb(db)
    .selectFrom('places.service_base')
    .select(['id', 'kind', 'name', 'floor', 'phone', 'hours'])
    .$narrowType<{ hours: Stretch[] }>()
    .where('palace_id', '=', palaceId)
    .orderBy('id')
    .execute()
}

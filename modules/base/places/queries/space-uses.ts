import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { overlaps, type Interval } from '#kit/interval/index.ts'
import { placesDb } from '../schema/db.ts'

/** What holds a space for a while. `held` is `during` with the set-up before and the clearing after. */
export type SpaceUse = {
  /** The space that was asked about; the use may be of the hall around it, or of a part of it. */
  spaceId: string
  kind: 'session' | 'booking' | 'maintenance' | 'lease' | 'closure' | 'hold'
  sourceId: string
  sourceNo: number
  label: string
  during: Interval
  held: Interval
}

/** What stands in the way of using these spaces at any of these times, their own set-up and clearing included; one query. */
export async function spaceUses(
  db: Db,
  palaceId: string,
  spaceIds: readonly string[],
  times: readonly Interval[],
): Promise<SpaceUse[]> {
  if (spaceIds.length === 0 || times.length === 0) return []
  const starts = times.map(({ start }) => start)
  const ends = times.map(({ end }) => end)
  return placesDb(db)
    .selectFrom('places.space as s')
    .innerJoin('places.space_use as u', (join) =>
      join.onRef('u.palace_id', '=', 's.palace_id').on(sql<boolean>`u.extent && s.extent`),
    )
    .select([
      's.id as spaceId',
      'u.kind',
      'u.source_id as sourceId',
      'u.source_no as sourceNo',
      'u.label',
      'u.during',
      'u.held',
    ])
    .where('s.palace_id', '=', palaceId)
    .where('u.ended_at', 'is', null)
    .where(sql<boolean>`s.id = any(${spaceIds}::uuid[])`)
    .where(
      sql<boolean>`exists (
        select from unnest(${starts}::timestamptz[], ${ends}::timestamptz[]) as t(a, b)
        where u.held && tstzrange(a - make_interval(mins => s.setup_minutes), b + make_interval(mins => s.clearing_minutes)))`,
    )
    .orderBy(sql`lower(u.during)`)
    .execute()
}

/** Which of these spaces nothing holds at a time, given what holds them. */
export function freeSpaces(
  spaceIds: readonly string[],
  uses: readonly Pick<SpaceUse, 'spaceId' | 'held'>[],
  time: Interval,
): string[] {
  const busy = new Set(uses.filter(({ held }) => overlaps(held, time)).map(({ spaceId }) => spaceId))
  return spaceIds.filter((id) => !busy.has(id))
}

/** How many uses, closures apart, are not over at `from` and touch one of these spaces, up to `until` (null: whenever). */
export async function usesToCome(
  db: Db,
  palaceId: string,
  spaceIds: readonly string[],
  from: Temporal.Instant,
  until: Temporal.Instant | null,
): Promise<number> {
  const { count } = await placesDb(db)
    .selectFrom('places.space_use as u')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('u.palace_id', '=', palaceId)
    .where('u.ended_at', 'is', null)
    .where('u.kind', '<>', 'closure')
    .where(sql<boolean>`u.during && tstzrange(${from}, ${until})`)
    .where(
      sql<boolean>`exists (select from places.space s where s.palace_id = u.palace_id and s.id = any(${spaceIds}::uuid[]) and s.extent && u.extent)`,
    )
    .executeTakeFirstOrThrow()
  return count
}

/** Everything that holds a space of the palace, or the whole house (`spaceId` null), at some time of a stretch; one query. */
export const usesOfPalace = (
  db: Db,
  palaceId: string,
  { start, end }: Interval,
): Promise<(Omit<SpaceUse, 'spaceId'> & { spaceId: string | null })[]> =>
  placesDb(db)
    .selectFrom('places.space_use')
    .select([
      'space_id as spaceId',
      'kind',
      'source_id as sourceId',
      'source_no as sourceNo',
      'label',
      'during',
      'held',
    ])
    .where('palace_id', '=', palaceId)
    .where('ended_at', 'is', null)
    .where(sql<boolean>`held && tstzrange(${start}, ${end})`)
    .orderBy(sql`lower(during)`)
    .execute()

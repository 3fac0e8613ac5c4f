import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { placesDb } from '../schema/db.ts'

/** What part of the tree someone may see; no prefix and no palace is nothing. */
export type Sight = { prefixes: readonly string[]; palaceIds: readonly string[] }

/**
 * The register: every palace under `prefix` that is in sight, with counts of its spaces, seats and weekly staffed
 * hours. One query, however many.
 */
export async function registerOf(db: Db, prefix: string, { prefixes, palaceIds }: Sight) {
  return placesDb(db)
    .selectFrom('places.palace as palace')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('places.space as space')
          .select([
            sql<number>`count(*)::integer`.as('spaces'),
            sql<number>`coalesce(sum(space.capacity) filter (where space.parent_id is null), 0)::integer`.as(
              'seats',
            ),
          ])
          .whereRef('space.palace_id', '=', 'palace.id')
          .where('space.retired_at', 'is', null)
          .as('rooms'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('places.opening_hours as stretch')
          .select(
            sql<number>`coalesce(sum(extract(epoch from stretch.closes - stretch.opens)) / 3600, 0)::float8`.as(
              'weekHours',
            ),
          )
          .whereRef('stretch.palace_id', '=', 'palace.id')
          .where('stretch.self_service', '=', false)
          .as('week'),
      (join) => join.onTrue(),
    )
    .select([
      'palace.id',
      'palace.slug',
      'palace.name',
      'palace.division_code as divisionCode',
      'palace.level',
      'palace.size_class as sizeClass',
      'palace.status',
      'palace.operation_mode as operationMode',
      'palace.floor_m2 as floorM2',
      'palace.phone',
      'palace.synthetic',
      sql<number>`rooms.spaces`.as('spaces'),
      sql<number>`rooms.seats`.as('seats'),
      sql<number>`week."weekHours"`.as('weekHours'),
    ])
    .where('palace.division_code', 'like', `${prefix}%`)
    .where((eb) =>
      eb.or([
        ...prefixes.map((own) => eb('palace.division_code', 'like', `${own}%`)),
        ...(palaceIds.length > 0 ? [eb('palace.id', 'in', palaceIds)] : []),
      ]),
    )
    .orderBy('palace.division_code')
    .orderBy('palace.name')
    .execute()
}
export type RegisterRow = Awaited<ReturnType<typeof registerOf>>[number]

import type { Db } from '#kit/db/index.ts'
import { divisionPath } from '#modules/base/places/index.ts'
import { whoActs } from '../rules/who-acts.ts'
import { holdersOver } from '../queries/roles.ts'

/**
 * The federation officers who act on what concerns each of these divisions: of the division's own federation and of the nearest above in
 * which somebody holds the role. One query for any number of divisions.
 */
export async function officersFor(
  db: Db,
  divisionCodes: readonly string[],
  now: Temporal.Instant,
): Promise<Map<string, string[]>> {
  const paths = new Map<string, Awaited<ReturnType<typeof divisionPath>>>()
  for (const code of new Set(divisionCodes)) paths.set(code, await divisionPath(db, code))
  const scopes = new Set([...paths.values()].flatMap((path) => path.map(({ scope }) => scope)))
  const held = Map.groupBy(await holdersOver(db, 'federationOfficer', [...scopes], now), ({ scope }) => scope)
  const holders = new Map([...held].map(([scope, some]) => [scope, some.map(({ personId }) => personId)]))
  return new Map([...paths].map(([code, path]) => [code, whoActs(path, holders)]))
}

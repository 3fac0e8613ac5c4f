import type { Db } from '#kit/db/index.ts'
import { membershipDb } from '../schema/db.ts'
import { opened } from './roll-columns.ts'

/** The lines of rolls on which these phones (keyed hashes) stand or stood, in clear: for the person alone. */
export async function linesOfPhones(db: Db, hashes: readonly Buffer[]) {
  if (hashes.length === 0) return []
  const rows = await membershipDb(db)
    .selectFrom('membership.member as m')
    .innerJoin('membership.grassroots_union as u', 'u.id', 'm.union_id')
    .select(['u.name as union', 'm.name', 'm.joined_on as joinedOn', 'm.left_on as leftOn'])
    .where('m.phone_hash', 'in', [...hashes])
    .execute()
  return rows.map((row) => ({ ...row, name: opened('name', row.name) }))
}

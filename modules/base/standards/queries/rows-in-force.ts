import type { Db } from '#kit/db/index.ts'
import type { StandardKey } from '../contract/words.ts'
import { inForce, type Where } from '../rules/in-force.ts'
import { readStandardRows, type StandardRow } from './standard-rows.ts'

/**
 * Reads the register once, as it stands now, and then answers which row of a standard is in force where, with its source:
 * for whoever measures many places and must say by what. Null when a key has no value there on that day.
 */
export async function standardsAsTheyStand(
  db: Db,
): Promise<(key: StandardKey, where: Where) => StandardRow | null> {
  const rows = await readStandardRows(db)
  return (key, where) => inForce(rows.get(key) ?? [], where) ?? null
}

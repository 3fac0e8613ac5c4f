import type { Db } from '#kit/db/index.ts'
import type { StandardKey } from '../contract/words.ts'
import { inForce, valueAt, type Where } from '../rules/in-force.ts'
import { standardRows } from './standard-rows.ts'

/**
 * The value of a standard in force for a palace or a division on a day, as one number: the palace's own override, else
 * the longest scope, else its level, else what holds for all.
 * @throws Error when the register has no value there on that day
 */
export async function standardValue(db: Db, key: StandardKey, where: Where): Promise<number> {
  return (await standardValues(db, [key], where))[key]
}

/** Several standards at once, from one read of the register. @throws Error when one of them has no value */
export async function standardValues<Key extends StandardKey>(
  db: Db,
  keys: readonly Key[],
  where: Where,
): Promise<Record<Key, number>> {
  const rows = await standardRows(db)
  const values = keys.map((key) => {
    const row = inForce(rows.get(key) ?? [], where)
    if (!row)
      throw new Error(
        `The register of standards has no value of ${key} for "${where.divisionCode}" on ${where.on}.`,
      )
    return [key, valueAt(key, row.value, where.population)] as const
  })
  return Object.fromEntries(values) as Record<Key, number>
}

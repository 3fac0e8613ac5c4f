import type { Db } from '#kit/db/index.ts'
import type { Level } from '../contract/words.ts'
import { servedBy } from '../rules/coverage.ts'
import { divisionByCode } from './divisions.ts'
import { palaceById } from './palaces.ts'

/** Where a palace lies and how many people the division that it is for has, to read the register of standards for it. */
export async function palaceStanding(
  db: Db,
  palaceId: string,
): Promise<{ divisionCode: string; level: Level; timeZone: string; population: number | null } | null> {
  const palace = await palaceById(db, palaceId)
  if (!palace) return null
  const { divisionCode, level, timeZone } = palace
  const served = await divisionByCode(db, servedBy(palace))
  return { divisionCode, level, timeZone, population: served?.population ?? null }
}

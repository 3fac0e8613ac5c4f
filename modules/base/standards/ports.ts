import type { Db } from '#kit/db/index.ts'
import type { Level } from './contract/words.ts'

/** Where a palace lies and how large its public is, to read the register for it. */
export type PalaceStanding = {
  divisionCode: string
  level: Level
  timeZone: string
  population: number | null
}

/** Looks a palace up; null when there is none. base/places answers it. */
export type FindPalaceStanding = (db: Db, palaceId: string) => Promise<PalaceStanding | null>

let current: FindPalaceStanding = async () => null

/** Fills the port, once, when the server is put together. */
export function providePalaceStanding(find: FindPalaceStanding): void {
  current = find
}

export const palaceStanding: FindPalaceStanding = (db, palaceId) => current(db, palaceId)

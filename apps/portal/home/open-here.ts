import type { Db } from '#kit/db/index.ts'
import { palacesUnder, readPalace, scopeOfDivision, type PalaceDetail } from '#modules/base/places/index.ts'

/** The house whose counters a reader of this place wants to know about: the place's own, else its city's. */
export async function openHere(db: Db, now: Temporal.Instant, place: string): Promise<PalaceDetail | null> {
  const scope = scopeOfDivision(place)
  for (const prefix of [scope, scope.slice(0, 4)]) {
    const houses = await palacesUnder(db, prefix)
    const house = houses.find(({ status }) => status === 'open')
    if (house) return readPalace(db, house.id, now)
  }
  return null
}

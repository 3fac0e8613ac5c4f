import { type UsedClass, usedClasses } from '../contract/vocabulary.ts'

/** How many people could come, by price class; `concessions`: to those of them that some groups pay less for. */
export type Places = Record<UsedClass, number> & { concessions: number }

export const noPlaces: Places = { free: 0, discounted: 0, atCost: 0, commercial: 0, concessions: 0 }

export const addPlaces = (a: Places, b: Places): Places => ({
  free: a.free + b.free,
  discounted: a.discounted + b.discounted,
  atCost: a.atCost + b.atCost,
  commercial: a.commercial + b.commercial,
  concessions: a.concessions + b.concessions,
})

/** A meeting of a session that took place. */
export type Meeting = { at: number; priceClass: UsedClass; places: number; concessions: boolean }

/** The places of the meetings that began in a stretch of time (milliseconds). Each meeting offers all its places. P5. */
export const measurePlaces = (
  meetings: readonly Meeting[],
  { from, to }: { from: number; to: number },
): Places =>
  meetings
    .filter(({ at }) => from <= at && at < to)
    .map(({ priceClass, places, concessions }) => ({
      ...noPlaces,
      [priceClass]: places,
      concessions: concessions ? places : 0,
    }))
    .reduce(addPlaces, noPlaces)

/** Free or discounted, of all places; null where there were none. */
export function publicPlacesShare(places: Places): number | null {
  const all = usedClasses.reduce((total, name) => total + places[name], 0)
  return all === 0 ? null : (places.free + places.discounted) / all
}

import { type Interval, overlaps } from '#kit/interval/index.ts'
import type { Refusal } from '../errors.ts'
import type { Opening } from './slots.ts'

/** A space as far as planning looks: what holds it, with set-up and clearing, and its own of both. */
export type PlannedSpace = {
  id: string
  name: string
  held: readonly Interval[]
  setupMinutes: number
  clearingMinutes: number
}
export type WishedDate = { date: Temporal.PlainDate; spaceId: string; during: Interval }
export type JudgedDate = WishedDate & {
  refusal: Refusal | null
  alternatives: { spaceId: string; name: string; during: Interval }[]
}

const [IN_OTHER_SPACES, AT_OTHER_TIMES] = [3, 3]

const needed = ({ start, end }: Interval, space: PlannedSpace): Interval => ({
  start: start.subtract({ minutes: space.setupMinutes }),
  end: end.add({ minutes: space.clearingMinutes }),
})

export function isFree(space: PlannedSpace, during: Interval, besides: readonly Interval[] = []): boolean {
  const all = needed(during, space)
  return !space.held.some((use) => overlaps(use, all)) && !besides.some((use) => overlaps(use, all))
}

/**
 * Which wished dates can be, and what is free instead of those that cannot: the same time in another space, or another time
 * of that day in the same space, nearest first. Two dates of one wish do not take the same time either. `refuse` says what
 * the rules of the house have against a date.
 */
export function judgeDates(
  wishes: readonly WishedDate[],
  spaces: ReadonlyMap<string, PlannedSpace>,
  openings: readonly Opening[],
  refuse: (wish: WishedDate) => Refusal | null,
): JudgedDate[] {
  const taken = new Map<string, Interval[]>()
  return wishes.map((wish) => {
    const space = spaces.get(wish.spaceId)
    const own = taken.get(wish.spaceId) ?? []
    const free = space !== undefined && isFree(space, wish.during, own)
    const refusal = refuse(wish) ?? (free ? null : { code: 'slot-taken' as const, field: 'start' })
    if (!refusal && space) taken.set(wish.spaceId, [...own, needed(wish.during, space)])
    return { ...wish, refusal, alternatives: refusal ? alternativesTo(wish, spaces, openings, refuse) : [] }
  })
}

function alternativesTo(
  wish: WishedDate,
  spaces: ReadonlyMap<string, PlannedSpace>,
  openings: readonly Opening[],
  refuse: (wish: WishedDate) => Refusal | null,
) {
  const fits = (one: WishedDate) => isFree(spaces.get(one.spaceId)!, one.during) && refuse(one) === null
  const elsewhere = [...spaces.values()]
    .filter(({ id }) => id !== wish.spaceId)
    .map(({ id }) => ({ ...wish, spaceId: id }))
    .filter(fits)
    .slice(0, IN_OTHER_SPACES)
  const sometime = spaces.has(wish.spaceId)
    ? startsOf(wish, openings)
        .map((start) => ({ ...wish, during: moved(wish.during, start) }))
        .filter(fits)
        .slice(0, AT_OTHER_TIMES)
    : []
  return [...elsewhere, ...sometime].map(({ spaceId, during }) => ({
    spaceId,
    name: spaces.get(spaceId)!.name,
    during,
  }))
}

const moved = ({ start, end }: Interval, to: Temporal.Instant): Interval => ({
  start: to,
  end: to.add(start.until(end)),
})

/** Other moments of that day, half an hour apart, at which it would fit the hours of the house, nearest first. */
function startsOf({ during }: WishedDate, openings: readonly Opening[]): Temporal.Instant[] {
  const opening = openings.find(
    (one) =>
      Temporal.Instant.compare(one.start, during.start) <= 0 &&
      Temporal.Instant.compare(during.start, one.end) < 0,
  )
  if (!opening) return []
  const length = during.start.until(during.end).total('minutes')
  const room = opening.start.until(opening.end).total('minutes') - length
  const away = (at: Temporal.Instant) => Math.abs(during.start.until(at).total('minutes'))
  return Array.from({ length: Math.max(0, Math.floor(room / 30) + 1) }, (_, n) =>
    opening.start.add({ minutes: 30 * n }),
  )
    .filter((at) => away(at) >= length)
    .toSorted((a, b) => away(a) - away(b))
}

import type { Interval } from '#kit/interval/index.ts'
import { reachEnds, type SpaceRule } from './rule.ts'
import { type CutSlot, cutSlots, type Opening, type HeldSpan, type Span, spanOf, statesOf } from './slots.ts'

export type FreeSlot = Pick<CutSlot, 'startsAt' | 'endsAt' | 'selfService'> & {
  /** It begins within so many hours. */
  soon: boolean
  /** Somebody had it and gave it back. */
  freed: boolean
}
type Space = { rule: SpaceRule; held: readonly HeldSpan[]; setupMinutes: number; clearingMinutes: number }

const HOUR = 3_600_000

/**
 * For the spaces of one house, one after the other: the slots that can be booked now and begin in a stretch of time. Spaces that are cut
 * alike share what is the same. `given`: the bookings of the space that were given back.
 */
export function freeSlotsIn(
  { openings, timeZone, soonHours }: { openings: readonly Opening[]; timeZone: string; soonHours: number },
  during: Interval,
  now: Temporal.Instant,
) {
  const cuts = new Map<string, CutSlot[]>()
  const reachOf = reachEnds(now, timeZone)
  const present = now.epochMilliseconds
  const soon = present + soonHours * HOUR
  const span = spanOf(during)
  const cutBy = (rule: SpaceRule) => {
    const key = `${rule.slotMinutes} ${rule.selfService}`
    const cut = cuts.get(key) ?? cutSlots(openings, rule, span)
    cuts.set(key, cut)
    return cut
  }
  return ({ rule, ...facts }: Space, given: readonly Span[]): FreeSlot[] => {
    const slots = cutBy(rule)
    const states = statesOf(slots, { ...facts, now: present, reach: reachOf(rule).epochMilliseconds })
    return slots
      .filter((_, n) => states[n] === 'free')
      .map(({ startsAt, endsAt, selfService, from, to }) => ({
        startsAt,
        endsAt,
        selfService,
        soon: from < soon,
        freed: given.some((one) => one.from < to && from < one.to),
      }))
  }
}

import { contains, type Interval, overlaps } from '#kit/interval/index.ts'
import { reachEnd, type SpaceRule } from './rule.ts'
import { type Opening, type Slot, slotsOf } from './slots.ts'

type Facts = {
  openings: readonly Opening[]
  held: readonly Interval[]
  setupMinutes: number
  clearingMinutes: number
  rule: SpaceRule
  now: Temporal.Instant
  timeZone: string
}
export type FreeSlot = Omit<Slot, 'state'> & { freed: boolean }

/** The slots of a space that can be booked now and begin in a stretch of time; `freed`: one of these bookings was to be there. */
export function freeSlots(facts: Facts, during: Interval, given: readonly Interval[]): FreeSlot[] {
  const { rule, now, timeZone } = facts
  return slotsOf({ ...facts, ...rule, reachEnd: reachEnd(rule, now, timeZone) })
    .filter(({ state, start }) => state === 'free' && contains(during, start))
    .map(({ start, end, selfService }) => ({
      start,
      end,
      selfService,
      freed: given.some((one) => overlaps(one, { start, end })),
    }))
}

import { type Interval, overlaps } from '#kit/interval/index.ts'
import type { SlotState } from '../contract/vocabulary.ts'

/** When a palace is open, with staff or by self-service. */
export type Opening = Interval & { selfService: boolean }
export type Slot = Interval & { state: SlotState; selfService: boolean }

export type SlotFacts = {
  openings: readonly Opening[]
  /** What holds the space, the hall around it or a part of it; set-up and clearing included. */
  held: readonly Interval[]
  slotMinutes: number
  setupMinutes: number
  clearingMinutes: number
  /** Self-service openings count too. */
  selfService: boolean
  now: Temporal.Instant
  /** Up to when slots may be booked now. */
  reachEnd: Temporal.Instant
}

const { compare } = Temporal.Instant

/** The slots of a space in its openings, in order. Slots begin with an opening and follow each other; a rest is not offered. */
export function slotsOf(facts: SlotFacts): Slot[] {
  return facts.openings
    .filter(({ selfService }) => facts.selfService || !selfService)
    .flatMap((opening) => cut(opening, facts.slotMinutes))
    .map((slot) => ({ ...slot, state: stateOf(slot, facts) }))
    .toSorted((a, b) => compare(a.start, b.start))
}

function cut({ start, end, selfService }: Opening, minutes: number): Omit<Slot, 'state'>[] {
  const count = Math.floor(start.until(end).total('minutes') / minutes)
  return Array.from({ length: count }, (_, n) => ({
    start: start.add({ minutes: n * minutes }),
    end: start.add({ minutes: (n + 1) * minutes }),
    selfService,
  }))
}

function stateOf(
  slot: Interval,
  { held, setupMinutes, clearingMinutes, now, reachEnd }: SlotFacts,
): SlotState {
  if (compare(slot.start, now) <= 0) return 'past'
  const needed = {
    start: slot.start.subtract({ minutes: setupMinutes }),
    end: slot.end.add({ minutes: clearingMinutes }),
  }
  if (held.some((use) => overlaps(use, needed))) return 'taken'
  return compare(slot.start, reachEnd) < 0 ? 'free' : 'notYet'
}

/** How many slots a stretch takes, when it is one or more whole slots in a row in one opening; else null. */
export function slotsIn(
  openings: readonly Opening[],
  { start, end }: Interval,
  { slotMinutes, selfService }: Pick<SlotFacts, 'slotMinutes' | 'selfService'>,
): number | null {
  const opening = openings.find(
    (one) =>
      (selfService || !one.selfService) && compare(one.start, start) <= 0 && compare(end, one.end) <= 0,
  )
  if (!opening) return null
  const offset = opening.start.until(start).total('minutes')
  const length = start.until(end).total('minutes')
  return offset % slotMinutes === 0 && length > 0 && length % slotMinutes === 0 ? length / slotMinutes : null
}

import type { Interval } from '#kit/interval/index.ts'
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

/** A stretch of time in milliseconds: a week of a house asks for many thousand comparisons. */
export type Span = { from: number; to: number }
/** A slot with its times also as they are written, once for all spaces that are cut alike. */
export type CutSlot = Interval & Span & { startsAt: string; endsAt: string; selfService: boolean }
export const spanOf = ({ start, end }: Interval): Span => ({
  from: start.epochMilliseconds,
  to: end.epochMilliseconds,
})

/** Up to when slots that begin in a stretch may last: one of half a day, the longest there is, begins at its end. */
export const reached = ({ start, end }: Interval): Interval => ({ start, end: end.add({ hours: 12 }) })

/** The slots of a space in its openings, in order. Slots begin with an opening and follow each other; a rest is not offered. */
export function slotsOf({ openings, held, ...facts }: SlotFacts): Slot[] {
  const state = stateIn({ ...facts, held: held.map(spanOf) })
  return cutSlots(openings, facts).map((slot) => ({
    start: slot.start,
    end: slot.end,
    selfService: slot.selfService,
    state: state(slot),
  }))
}

/** The same before anybody asks which are free: spaces that are cut alike share them. */
export function cutSlots(
  openings: readonly Opening[],
  { slotMinutes, selfService }: Pick<SlotFacts, 'slotMinutes' | 'selfService'>,
): CutSlot[] {
  return openings
    .filter((opening) => selfService || !opening.selfService)
    .flatMap((opening) => cut(opening, slotMinutes))
    .toSorted((a, b) => a.from - b.from)
}

const MINUTE = 60_000

function cut({ start, end, selfService }: Opening, minutes: number): CutSlot[] {
  const count = Math.floor(start.until(end).total('minutes') / minutes)
  const at = (n: number) => start.add({ minutes: n * minutes })
  const from = start.epochMilliseconds
  const ends = Array.from({ length: count + 1 }, (_, n) => at(n))
  const written = ends.map((end) => end.toString())
  return Array.from({ length: count }, (_, n) => ({
    start: ends[n]!,
    end: ends[n + 1]!,
    startsAt: written[n]!,
    endsAt: written[n + 1]!,
    from: from + n * minutes * MINUTE,
    to: from + (n + 1) * minutes * MINUTE,
    selfService,
  }))
}

/** What a slot of a space is, given what holds the space. */
export function stateIn({
  held,
  setupMinutes,
  clearingMinutes,
  now,
  reachEnd,
}: Omit<SlotFacts, 'openings' | 'held' | 'slotMinutes' | 'selfService'> & { held: readonly Span[] }) {
  const [present, reach] = [now.epochMilliseconds, reachEnd.epochMilliseconds]
  const [before, after] = [setupMinutes * MINUTE, clearingMinutes * MINUTE]
  return ({ from, to }: Span): SlotState => {
    if (from <= present) return 'past'
    if (held.some((use) => use.from < to + after && from - before < use.to)) return 'taken'
    return from < reach ? 'free' : 'notYet'
  }
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

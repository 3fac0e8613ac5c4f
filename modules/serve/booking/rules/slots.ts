import type { Interval } from '#kit/interval/index.ts'
import type { SlotState } from '../contract/vocabulary.ts'

/** When a palace is open, with staff or by self-service, and the moment from which its slots follow each other. */
export type Opening = Interval & { selfService: boolean; slotsFrom: Temporal.Instant }
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

/** The slots of a space in its openings, in order: whole ones only. */
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

function cut({ start, end, selfService, slotsFrom }: Opening, minutes: number): CutSlot[] {
  const [base, length] = [slotsFrom.epochMilliseconds, minutes * MINUTE]
  const first = Math.ceil((start.epochMilliseconds - base) / length)
  const count = Math.max(Math.floor((end.epochMilliseconds - base) / length) - first, 0)
  const ends = Array.from({ length: count + 1 }, (_, n) =>
    Temporal.Instant.fromEpochMilliseconds(base + (first + n) * length),
  )
  const written = ends.map((end) => end.toString())
  return Array.from({ length: count }, (_, n) => ({
    start: ends[n]!,
    end: ends[n + 1]!,
    startsAt: written[n]!,
    endsAt: written[n + 1]!,
    from: base + (first + n) * length,
    to: base + (first + n + 1) * length,
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

/** How many slots a stretch takes, when it is one or more whole slots in a row, also from staffed into self-service hours; else null. */
export function slotsIn(
  openings: readonly Opening[],
  { start, end }: Interval,
  { slotMinutes, selfService }: Pick<SlotFacts, 'slotMinutes' | 'selfService'>,
): number | null {
  const length = slotMinutes * MINUTE
  const last = end.epochMilliseconds
  const isSlot = (at: number) =>
    openings.some(
      (one) =>
        (selfService || !one.selfService) &&
        one.start.epochMilliseconds <= at &&
        at + length <= one.end.epochMilliseconds &&
        (at - one.slotsFrom.epochMilliseconds) % length === 0,
    )
  let [at, count] = [start.epochMilliseconds, 0]
  for (; at < last && isSlot(at); at += length) count++
  return at === last && count > 0 ? count : null
}

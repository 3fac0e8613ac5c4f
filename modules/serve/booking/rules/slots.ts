import type { Interval } from '#kit/interval/index.ts'
import type { SlotState } from '../contract/vocabulary.ts'

/** When a palace is open, with staff or by self-service, and the moment from which its slots follow each other. */
export type Opening = Interval & { selfService: boolean; slotsFrom: Temporal.Instant }
type Cutting = {
  slotMinutes: number
  /** Self-service openings count too. */
  selfService: boolean
}

/** A stretch of time in milliseconds: a week of a house asks for many thousand comparisons. */
export type Span = { from: number; to: number }
/** A slot, its times also as they are written, once for all spaces that are cut alike. */
export type CutSlot = Span & { startsAt: string; endsAt: string; selfService: boolean }
/** What is in the way: somebody's use, or that the space is closed. */
export type HeldSpan = Span & { closed: boolean }
export const spanOf = ({ start, end }: Interval): Span => ({
  from: start.epochMilliseconds,
  to: end.epochMilliseconds,
})

/** Up to when slots that begin in a stretch may last: one of half a day, the longest there is, begins at its end. */
export const reached = ({ start, end }: Interval): Interval => ({ start, end: end.add({ hours: 12 }) })

const EVER: Span = { from: -Infinity, to: Infinity }

/** The slots of openings, in order: whole ones only, those that begin in `during`. Spaces that are cut alike share them. */
export function cutSlots(
  openings: readonly Opening[],
  { slotMinutes, selfService }: Cutting,
  during: Span = EVER,
): CutSlot[] {
  return openings
    .filter((opening) => selfService || !opening.selfService)
    .flatMap((opening) => cut(opening, slotMinutes * MINUTE, during))
    .toSorted((a, b) => a.from - b.from)
}

const MINUTE = 60_000

function cut({ start, end, selfService, slotsFrom }: Opening, length: number, during: Span): CutSlot[] {
  const base = slotsFrom.epochMilliseconds
  const first = Math.ceil((Math.max(start.epochMilliseconds, during.from) - base) / length)
  const past = Math.min(
    Math.floor((end.epochMilliseconds - base) / length),
    Math.ceil((during.to - base) / length),
  )
  const count = Math.max(past - first, 0)
  const times = Array.from({ length: count + 1 }, (_, n) => base + (first + n) * length)
  const written = times.map((time) => Temporal.Instant.fromEpochMilliseconds(time).toString())
  return Array.from({ length: count }, (_, n) => ({
    from: times[n]!,
    to: times[n + 1]!,
    startsAt: written[n]!,
    endsAt: written[n + 1]!,
    selfService,
  }))
}

type InWay = {
  setupMinutes: number
  clearingMinutes: number
  /** What holds the space, the hall around it or a part of it; their set-up and clearing included. */
  held: readonly HeldSpan[]
  /** Milliseconds, as in spans. */
  now: number
  reach: number
}

/** What each slot of a space is, given what holds the space. The slots are in order and do not overlap. */
export function statesOf(
  slots: readonly Span[],
  { held, setupMinutes, clearingMinutes, now, reach }: InWay,
): SlotState[] {
  const [before, after] = [setupMinutes * MINUTE, clearingMinutes * MINUTE]
  const states = slots.map(({ from }): SlotState => (from <= now ? 'past' : from < reach ? 'free' : 'notYet'))
  for (const use of held) {
    let n = firstToEndAfter(use.from - after, slots)
    for (; n < slots.length && slots[n]!.from - before < use.to; n++)
      if (states[n] !== 'past' && states[n] !== 'closed') states[n] = use.closed ? 'closed' : 'taken'
  }
  return states
}

function firstToEndAfter(time: number, slots: readonly Span[]): number {
  let [low, high] = [0, slots.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (slots[middle]!.to <= time) low = middle + 1
    else high = middle
  }
  return low
}

/** How many slots a stretch takes, when it is one or more whole slots in a row, also from staffed into self-service hours; else null. */
export function slotsIn(
  openings: readonly Opening[],
  { start, end }: Interval,
  { slotMinutes, selfService }: Cutting,
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

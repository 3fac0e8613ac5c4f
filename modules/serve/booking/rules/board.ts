import { type Interval, minutes, subtract } from '#kit/interval/index.ts'

/** Nobody begins something in less. */
const SHORTEST_MINUTES = 30

/** When a space is free in a stretch of time: while the house is open and nothing holds it, half an hour or more; in time order. */
export function freeStretches(
  openings: readonly Interval[],
  held: readonly Interval[],
  { start, end }: Interval,
): Interval[] {
  const { compare } = Temporal.Instant
  return openings
    .filter((one) => compare(one.start, end) < 0 && compare(start, one.end) < 0)
    .map((one) => ({
      start: compare(one.start, start) < 0 ? start : one.start,
      end: compare(one.end, end) > 0 ? end : one.end,
    }))
    .flatMap((one) => subtract(one, held))
    .filter((one) => minutes(one) >= SHORTEST_MINUTES)
    .toSorted((a, b) => compare(a.start, b.start))
}

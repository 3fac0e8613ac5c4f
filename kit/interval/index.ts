/** A stretch of time that holds its start and not its end: `[start, end)`, never empty. */
export interface Interval {
  start: Temporal.Instant
  end: Temporal.Instant
}

const before = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0
const later = (a: Temporal.Instant, b: Temporal.Instant) => (before(a, b) ? b : a)
const earlier = (a: Temporal.Instant, b: Temporal.Instant) => (before(a, b) ? a : b)

/** Makes an interval. @throws RangeError when the end is not after the start. */
export function interval(start: Temporal.Instant, end: Temporal.Instant): Interval {
  if (!before(start, end)) throw new RangeError(`interval ends at ${end}, not after ${start}`)
  return { start, end }
}

/** Whether the instant lies inside; the start does, the end does not. */
export function contains({ start, end }: Interval, instant: Temporal.Instant): boolean {
  return !before(instant, start) && before(instant, end)
}

/** Whether the two share any time; intervals that only touch do not. */
export function overlaps(a: Interval, b: Interval): boolean {
  return before(a.start, b.end) && before(b.start, a.end)
}

/** The time that both hold, or null. */
export function intersect(a: Interval, b: Interval): Interval | null {
  if (!overlaps(a, b)) return null
  return { start: later(a.start, b.start), end: earlier(a.end, b.end) }
}

/** What is left of `whole` outside all `holes` (in any order, overlapping or not), in time order. */
export function subtract(whole: Interval, holes: readonly Interval[]): Interval[] {
  const left: Interval[] = []
  let start = whole.start
  for (const hole of holes.toSorted((a, b) => Temporal.Instant.compare(a.start, b.start))) {
    const end = earlier(hole.start, whole.end)
    if (before(start, end)) left.push({ start, end })
    start = later(start, hole.end)
  }
  if (before(start, whole.end)) left.push({ start, end: whole.end })
  return left
}

/** Whether both begin and end at the same instants. */
export function equals(a: Interval, b: Interval): boolean {
  return a.start.equals(b.start) && a.end.equals(b.end)
}

/** Length in minutes; a part of a minute is kept as a fraction. */
export function minutes({ start, end }: Interval): number {
  return end.since(start).total('minutes')
}

const RANGE = /^\["?([^",]+)"?,"?([^",]+)"?\)$/

/**
 * Reads a PostgreSQL `tstzrange` as text, e.g. `["2026-11-22 19:00:00+08","2026-11-22 20:30:00+08")`.
 * @throws RangeError when it is empty, has no start or end, or is not of the form `[)`.
 */
export function parseRange(text: string): Interval {
  const [, start, end] = RANGE.exec(text) ?? []
  if (!start || !end) throw new RangeError(`not a finite [) time range: ${text}`)
  return interval(Temporal.Instant.from(start), Temporal.Instant.from(end))
}

/** Writes a `tstzrange` as PostgreSQL reads it, in UTC; anything finer than a microsecond is cut. */
export function formatRange({ start, end }: Interval): string {
  const text = (instant: Temporal.Instant) => instant.toString({ smallestUnit: 'microsecond' })
  return `[${text(start)},${text(end)})`
}

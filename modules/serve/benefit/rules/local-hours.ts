import type { Interval } from '#kit/interval/index.ts'

const HOURS = 24
const MINUTE = 60_000

/** A stretch of time in milliseconds from 1970, its end not included: a province has millions of them. */
export type Span = { from: number; to: number }

export const spanOf = ({ start, end }: Interval): Span => ({
  from: start.epochMilliseconds,
  to: end.epochMilliseconds,
})

/** The first whole minute, counted from 1970, that is not before a time. A minute belongs to what holds its beginning. */
const minuteFrom = (milliseconds: number): number => Math.ceil(milliseconds / MINUTE)

/**
 * Where the 24 hours of a local day begin, and where the last ends, in minutes from 1970. When the clocks change an hour is
 * empty, or twice as long.
 */
export function hoursOfDay(day: Temporal.PlainDate, timeZone: string): number[] {
  const midnight = day.toZonedDateTime(timeZone)
  const starts = Array.from({ length: HOURS }, (_, hour) =>
    hour === 0 ? midnight : day.toZonedDateTime({ timeZone, plainTime: new Temporal.PlainTime(hour) }),
  )
  return [...starts, day.add({ days: 1 }).toZonedDateTime(timeZone)].map((at) =>
    minuteFrom(at.epochMilliseconds),
  )
}

/** Marks the minutes of a day that lie in one of the spans: 1 inside, 0 outside; nothing from `until` on. */
export function minutesIn(
  hours: readonly number[],
  spans: readonly Span[],
  until: number | null = null,
): Uint8Array {
  const marked = new Uint8Array(hours.at(-1)! - hours[0]!)
  for (const span of spans) paint(marked, hours[0]!, span, 1)
  return until === null ? marked : paint(marked, hours[0]!, { from: until, to: Infinity }, 0)
}

/** Fills the minutes of a span with a value; what lies before or after the day is left out. */
export function paint(minutes: Uint8Array, first: number, { from, to }: Span, value: number): Uint8Array {
  return minutes.fill(value, Math.max(minuteFrom(from) - first, 0), Math.max(minuteFrom(to) - first, 0))
}

import { type Interval, subtract } from '#kit/interval/index.ts'
import type { Stretch } from '../contract/hours.ts'

/** The stretches of a week as spans of time on these local days, those that touch joined into one, without what is closed. P7. */
export function openSpans(
  week: readonly Stretch[],
  closures: readonly Interval[],
  { first, days }: { first: Temporal.PlainDate; days: number },
  timeZone: string,
): Interval[] {
  const dates = Array.from({ length: days }, (_, index) => first.add({ days: index }))
  const spans = dates
    .flatMap((date) =>
      week
        .filter(({ weekday }) => weekday === date.dayOfWeek)
        .map((stretch) => spanOn(date, stretch, timeZone)),
    )
    .toSorted((a, b) => Temporal.Instant.compare(a.start, b.start))
  return merge(spans).flatMap((span) => subtract(span, closures))
}

function spanOn(date: Temporal.PlainDate, { opens, closes }: Stretch, timeZone: string): Interval {
  const at = (time: string) =>
    time === '24:00'
      ? date.add({ days: 1 }).toZonedDateTime(timeZone).toInstant()
      : date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).toInstant()
  return { start: at(opens), end: at(closes) }
}

function merge(sorted: readonly Interval[]): Interval[] {
  const merged: Interval[] = []
  for (const span of sorted) {
    const last = merged.at(-1)
    if (last && Temporal.Instant.compare(last.end, span.start) >= 0)
      last.end = Temporal.Instant.compare(last.end, span.end) < 0 ? span.end : last.end
    else merged.push({ ...span })
  }
  return merged
}

import { type Interval, subtract } from '#kit/interval/index.ts'
import type { OpenState, Stretch } from '../contract/hours.ts'

/** How far ahead the next opening is looked for. */
const DAYS_AHEAD = 14

type Week = readonly Stretch[]

/**
 * Is it open now, and until or from when? Stretches that touch, also over midnight, are one; closures cut them. Open
 * with staff comes before open by self-service. P7.
 */
export function openNow(
  week: Week,
  closures: readonly Interval[],
  now: Temporal.Instant,
  timeZone: string,
): OpenState {
  const staffed = joined(
    week.filter(({ selfService }) => !selfService),
    closures,
    now,
    timeZone,
  )
  const self = joined(
    week.filter(({ selfService }) => selfService),
    closures,
    now,
    timeZone,
  )
  const open = stateAt(staffed, now, false) ?? stateAt(self, now, true)
  if (open) return open
  const next = [
    ...staffed.map((span) => ({ ...span, self: false })),
    ...self.map((span) => ({ ...span, self: true })),
  ]
    .filter(({ start }) => isBefore(now, start))
    .toSorted((a, b) => Temporal.Instant.compare(a.start, b.start))[0]
  return { state: 'closed', opens: next?.start ?? null, self: next?.self ?? false }
}

function stateAt(spans: readonly Interval[], now: Temporal.Instant, self: boolean): OpenState | null {
  const span = spans.find(({ start, end }) => !isBefore(now, start) && isBefore(now, end))
  if (!span) return null
  // What is still open after a week of looking ahead never closes.
  return now.until(span.end).total('hours') >= (DAYS_AHEAD - 2) * 24
    ? { state: 'allDay', self }
    : { state: 'open', self, until: span.end }
}

/** The stretches around now as spans of time, those that touch joined into one, without what is closed. */
function joined(
  week: Week,
  closures: readonly Interval[],
  now: Temporal.Instant,
  timeZone: string,
): Interval[] {
  const present = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const days = Array.from({ length: DAYS_AHEAD + 1 }, (_, index) => present.add({ days: index - 1 }))
  const spans = days
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
    if (last && !isBefore(last.end, span.start)) last.end = isBefore(last.end, span.end) ? span.end : last.end
    else merged.push({ ...span })
  }
  return merged
}

const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0

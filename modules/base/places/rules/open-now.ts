import type { Interval } from '#kit/interval/index.ts'
import type { OpenState, Stretch } from '../contract/hours.ts'
import { openSpans } from './open-spans.ts'

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

/** From yesterday, whose last stretch may reach over midnight, to a fortnight ahead. */
function joined(
  week: Week,
  closures: readonly Interval[],
  now: Temporal.Instant,
  timeZone: string,
): Interval[] {
  const first = now.toZonedDateTimeISO(timeZone).toPlainDate().subtract({ days: 1 })
  return openSpans(week, closures, { first, days: DAYS_AHEAD + 1 }, timeZone)
}

const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0

import { type Interval, subtract } from '#kit/interval/index.ts'
import type { Opening } from './slots.ts'

/**
 * When a house is open, with staff or else by self-service, and from when each opening is cut into slots. The slots of a day are the
 * same from whichever day one looks, as long as the day before is known too: what stays open for a whole day is cut anew at
 * midnight, and a closure takes slots away without shifting the others. `planned`: spans of the weekly hours, in time order. P7.
 */
export function openingsOf(
  planned: { staffed: readonly Interval[]; selfService: readonly Interval[] },
  closures: readonly Interval[],
  timeZone: string,
): Opening[] {
  const alone = planned.selfService.flatMap((span) => subtract(span, planned.staffed))
  const openings = (spans: readonly Interval[], selfService: boolean) =>
    spans
      .flatMap((span) => byWholeDays(span, timeZone))
      .flatMap((span) =>
        subtract(span, closures).map((part) => ({ ...part, selfService, slotsFrom: span.start })),
      )
  return [...openings(planned.staffed, false), ...openings(alone, true)]
}

const { compare } = Temporal.Instant

/** Ends a span at each midnight before which it lasted a whole local day. */
function byWholeDays({ start, end }: Interval, timeZone: string): Interval[] {
  const day = start.toZonedDateTimeISO(timeZone).startOfDay()
  const begins = compare(day.toInstant(), start) === 0 ? day : day.add({ days: 1 })
  const midnight = begins.add({ days: 1 }).startOfDay().toInstant()
  if (compare(midnight, end) >= 0) return [{ start, end }]
  return [{ start, end: midnight }, ...byWholeDays({ start: midnight, end }, timeZone)]
}

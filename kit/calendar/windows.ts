import { type Interval, interval } from '#kit/interval/index.ts'

/** The evening begins at 17:00 local time, when day shifts end; so does "tonight". */
export const EVENING = Temporal.PlainTime.from('17:00')

const DAYS_PER_WEEK = 7
const SATURDAY = 6

/** The local date at an instant. */
export function localDate(at: Temporal.Instant, timeZone: string): Temporal.PlainDate {
  return at.toZonedDateTimeISO(timeZone).toPlainDate()
}

function days(from: Temporal.PlainDate, count: number, timeZone: string): Interval {
  const midnight = (date: Temporal.PlainDate) => date.toZonedDateTime(timeZone).toInstant()
  return interval(midnight(from), midnight(from.add({ days: count })))
}

/** A local day from midnight to midnight; 23 or 25 hours when the clocks change. */
export function dayInterval(date: Temporal.PlainDate, timeZone: string): Interval {
  return days(date, 1, timeZone)
}

/** The whole local day that `now` lies in. */
export function today(now: Temporal.Instant, timeZone: string): Interval {
  return dayInterval(localDate(now, timeZone), timeZone)
}

/** This evening, 17:00 to midnight, also when asked in the morning or in the middle of it. */
export function tonight(now: Temporal.Instant, timeZone: string): Interval {
  const date = localDate(now, timeZone)
  const evening = date.toZonedDateTime({ timeZone, plainTime: EVENING }).toInstant()
  return interval(evening, dayInterval(date, timeZone).end)
}

/** Saturday and Sunday of the week (Monday to Sunday) that `now` lies in, whole days. */
export function thisWeekend(now: Temporal.Instant, timeZone: string): Interval {
  const date = localDate(now, timeZone)
  return days(date.add({ days: SATURDAY - date.dayOfWeek }), 2, timeZone)
}

/** Today and the six days after it, whole days. */
export function next7Days(now: Temporal.Instant, timeZone: string): Interval {
  return days(localDate(now, timeZone), DAYS_PER_WEEK, timeZone)
}

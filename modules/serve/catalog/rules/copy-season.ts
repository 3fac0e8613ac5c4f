import { dayKind } from '#kit/calendar/index.ts'
import type { Interval } from '#kit/interval/index.ts'

/** How far a season moves: whole weeks, so that a Tuesday evening stays a Tuesday evening. */
export function seasonShift(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return Math.round(from.until(to).days / 7)
}

/** The same local time and weekday so many weeks later, also across a change of the clocks. */
export function shiftWeeks({ start, end }: Interval, weeks: number, timeZone: string): Interval {
  const moved = start.toZonedDateTimeISO(timeZone).add({ weeks }).toInstant()
  return { start: moved, end: moved.add(start.until(end)) }
}

/**
 * The meetings of a session in the new season. A public holiday is left out; a course makes up for it by meeting
 * once more a week after its end. Empty when an activity falls on a holiday.
 */
export function moveMeetings(meetings: readonly Interval[], weeks: number, timeZone: string): Interval[] {
  const moved = meetings.map((meeting) => shiftWeeks(meeting, weeks, timeZone))
  const kept = moved.filter((meeting) => !onHoliday(meeting, timeZone))
  if (meetings.length < 2 || kept.length === 0) return kept
  let last = moved.at(-1)!
  while (kept.length < meetings.length) {
    last = shiftWeeks(last, 1, timeZone)
    if (!onHoliday(last, timeZone)) kept.push(last)
  }
  return kept
}

function onHoliday({ start }: Interval, timeZone: string): boolean {
  return dayKind(start.toZonedDateTimeISO(timeZone).toPlainDate()).kind === 'holiday'
}

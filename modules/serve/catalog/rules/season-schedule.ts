import type { Interval } from '#kit/interval/index.ts'

/** When and where a session meets, as a row of a spreadsheet says it: the same hours and room on each of its days. */
export type Schedule = {
  dates: Temporal.PlainDate[]
  start: Temporal.PlainTime
  end: Temporal.PlainTime
  spaceId: string
}

const byDay = Temporal.PlainDate.compare

/** The days of a session: the first, weekly after it so often, and further ones; each once, in order. */
export function datesOf(
  first: Temporal.PlainDate,
  weeks: number,
  further: readonly Temporal.PlainDate[],
): Temporal.PlainDate[] {
  const weekly = Array.from({ length: weeks }, (_, week) => first.add({ weeks: week }))
  const days = [...weekly, ...further].toSorted(byDay)
  return days.filter((day, at) => at === 0 || !day.equals(days[at - 1]!))
}

/** The reverse: a number of weeks when the days are a week apart, else the days after the first one by one. */
export function repeatsOf(dates: readonly Temporal.PlainDate[]) {
  const first = dates[0]!
  const weekly = dates.every((day, week) => day.equals(first.add({ weeks: week })))
  return weekly ? { weeks: dates.length, further: [] } : { weeks: 1, further: dates.slice(1) }
}

/** The meetings of a schedule. An end that is not after the start is on the next day. */
export function meetingsOfSchedule({ dates, start, end }: Schedule, timeZone: string): Interval[] {
  const overnight = Temporal.PlainTime.compare(end, start) <= 0
  const at = (day: Temporal.PlainDate, plainTime: Temporal.PlainTime) =>
    day.toZonedDateTime({ timeZone, plainTime }).toInstant()
  return dates.map((day) => ({ start: at(day, start), end: at(overnight ? day.add({ days: 1 }) : day, end) }))
}

/** How meetings read as a schedule: by the first one. `regular` is false when one has other hours or another room. */
export function scheduleOf(
  meetings: readonly { spaceId: string; during: Interval }[],
  timeZone: string,
): Schedule & { regular: boolean } {
  const local = meetings.map(({ spaceId, during }) => {
    const start = during.start.toZonedDateTimeISO(timeZone)
    const end = during.end.toZonedDateTimeISO(timeZone)
    return { spaceId, day: start.toPlainDate(), start: start.toPlainTime(), end: end.toPlainTime() }
  })
  const { spaceId, start, end, day } = local[0]!
  const dates = datesOf(
    day,
    1,
    local.map((one) => one.day),
  )
  const regular =
    dates.length === local.length &&
    local.every((one) => one.spaceId === spaceId && one.start.equals(start) && one.end.equals(end))
  return { dates, start, end, spaceId, regular }
}

export const sameSchedule = (a: Schedule, b: Schedule): boolean =>
  a.spaceId === b.spaceId &&
  a.start.equals(b.start) &&
  a.end.equals(b.end) &&
  a.dates.join() === b.dates.join()

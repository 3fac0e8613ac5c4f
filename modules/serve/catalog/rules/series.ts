import { expandRule, type Skipped } from '#kit/calendar/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import type { Series } from '../contract/schedule.ts'
import type { Form } from '../contract/vocabulary.ts'

/** A session to come: its meetings in order of time. */
export type PlannedSession = { seriesNo: number | null; meetings: Interval[] }
export type Plan = { sessions: PlannedSession[]; skipped: Skipped[]; unknownYears: number[] }

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/**
 * The dates of a series: an activity becomes one session a date, a course one session that meets on all of them.
 * @throws RangeError when neither or both of `until` and `count` are given
 */
export function planSeries(series: Series, form: Form, timeZone: string): Plan {
  const { firstDate, startTime, minutes, every, until, count, skip, readd, holidays, adjustedWorkdays } =
    series
  const days = series.weekdays.map((day) => weekdays[day - 1]).join(',')
  const date = (text: string) => Temporal.PlainDate.from(text)
  const { intervals, skipped, unknownYears } = expandRule(
    {
      rule: `FREQ=WEEKLY;INTERVAL=${every};BYDAY=${days}`,
      firstDate: date(firstDate),
      startTime: Temporal.PlainTime.from(startTime),
      minutes,
    },
    {
      skip: skip.map(date),
      readd: readd.map(date),
      holidays,
      adjustedWorkdays,
      until: until ? date(until) : undefined,
      count,
    },
    timeZone,
  )
  const sessions: PlannedSession[] =
    form === 'course'
      ? intervals.length > 0
        ? [{ seriesNo: null, meetings: intervals }]
        : []
      : intervals.map((meeting, index) => ({ seriesNo: index + 1, meetings: [meeting] }))
  return { sessions, skipped, unknownYears }
}

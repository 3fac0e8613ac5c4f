import { RRuleTemporal } from 'rrule-temporal'
import { type Interval, interval } from '#kit/interval/index.ts'
import { type DayName, dayKind, yearKnown } from './days.ts'

/** Something that repeats at the same local time. */
export interface Recurrence {
  /** RFC 5545 rule of days (`FREQ=WEEKLY;BYDAY=TU,TH`), without COUNT, UNTIL or times of day */
  rule: string
  /** the day from which the rule counts; held only if the rule names it */
  firstDate: Temporal.PlainDate
  startTime: Temporal.PlainTime
  /** length of each, in minutes; it may run past midnight */
  minutes: number
}

/** How far to go, and which days to leave out. */
export interface ExpandOptions {
  /** days left out */
  skip?: readonly Temporal.PlainDate[]
  /** days held whatever else is said: skipped ones put back, or days outside the rule */
  readd?: readonly Temporal.PlainDate[]
  /** whether public holidays are left out; ordinary weekends never are */
  holidays: 'skip' | 'keep'
  /** whether weekends worked in exchange for a holiday (调休) are left out; kept unless said */
  adjustedWorkdays?: 'skip' | 'keep'
  /** last day that the rule may name, inclusive */
  until?: Temporal.PlainDate
  /** how many are held in all, re-added ones included: a skipped day is made up for at the end */
  count?: number
}

/** A day that the rule names and that is not held. */
export interface Skipped {
  date: Temporal.PlainDate
  reason: 'listed' | 'holiday' | 'adjustedWorkday'
  /** the festival */
  name?: DayName
}

export interface Expansion {
  /** in order of time */
  intervals: Interval[]
  skipped: Skipped[]
  /** years whose holidays are not announced: show `yearWarning(year)` */
  unknownYears: number[]
}

const MOST_YEARS = 10
const MOST_HELD = 1_000
const DAYS_ONLY =
  /^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;(?!COUNT|UNTIL|BYHOUR|BYMINUTE|BYSECOND)[A-Z]+=[-+,\w]+)*$/

/**
 * Lists when a recurrence takes place in a time zone. A time that a clock change leaves out is
 * moved on by the change; the length stays the same.
 * @throws RangeError when the rule is not one of days, neither or both of `until` and `count` are
 *   given, or more than 1,000 would be held. Goes at most 10 years past the first date.
 */
export function expandRule(recurrence: Recurrence, options: ExpandOptions, timeZone: string): Expansion {
  const { until, count } = options
  if ((until === undefined) === (count === undefined)) throw new RangeError('until or count')
  const readded = new Set(options.readd?.map(String))
  const wanted = Math.min((count ?? Infinity) - readded.size, MOST_HELD + 1)
  const held = new Set(readded)
  const skipped: Skipped[] = []

  let kept = 0
  eachDate(recurrence, until, (date) => {
    if (kept >= wanted) return false
    if (readded.has(date.toString())) return true
    const skip = whySkipped(date, options)
    if (skip) {
      skipped.push(skip)
    } else {
      held.add(date.toString())
      kept += 1
    }
    return true
  })
  if (held.size > MOST_HELD) throw new RangeError(`more than ${MOST_HELD} occurrences`)

  const dates = [...held].toSorted().map((date) => Temporal.PlainDate.from(date))
  const years = new Set([...dates, ...skipped.map(({ date }) => date)].map(({ year }) => year))
  return {
    intervals: dates.map((date) => occurrence(recurrence, date, timeZone)),
    skipped,
    unknownYears: [...years].filter((year) => !yearKnown(year)).toSorted(),
  }
}

/** Visits the days that the rule names, in order, until told to stop. */
function eachDate(
  { rule, firstDate }: Recurrence,
  until: Temporal.PlainDate | undefined,
  visit: (date: Temporal.PlainDate) => boolean,
): void {
  if (!DAYS_ONLY.test(rule)) throw new RangeError(`not a rule of days: ${rule}`)
  const horizon = firstDate.add({ years: MOST_YEARS })
  const last = until && Temporal.PlainDate.compare(until, horizon) < 0 ? until : horizon
  if (Temporal.PlainDate.compare(last, firstDate) < 0) return
  // Days are found in UTC, where each has 24 hours; the time of day is set afterwards.
  const days = new RRuleTemporal({
    rruleString: rule,
    dtstart: firstDate.toZonedDateTime('UTC'),
    until: last.toZonedDateTime('UTC'),
  })
  days.all((found) => visit(Temporal.PlainDate.from(found.toString().slice(0, 10))))
}

function whySkipped(date: Temporal.PlainDate, options: ExpandOptions): Skipped | null {
  if (options.skip?.some((day) => day.equals(date))) return { date, reason: 'listed' }
  const { kind, name } = dayKind(date)
  if (kind === 'holiday' && options.holidays === 'skip') return { date, reason: kind, name }
  const exchanged = kind === 'adjustedWorkday' && options.adjustedWorkdays === 'skip'
  return exchanged ? { date, reason: kind, name } : null
}

function occurrence(rule: Recurrence, date: Temporal.PlainDate, timeZone: string): Interval {
  const start = date.toZonedDateTime({ timeZone, plainTime: rule.startTime }).toInstant()
  return interval(start, start.add({ minutes: rule.minutes }))
}

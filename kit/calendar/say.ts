import { createTranslator, type Locale, type Translator } from '#kit/i18n/index.ts'
import { type Interval, minutes } from '#kit/interval/index.ts'
import './messages/index.ts'
import { EVENING, localDate } from './windows.ts'

/** For whom a time is said, and where it is lived. */
export interface SayOptions {
  locale: Locale
  timeZone: string
}

type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7
type Month = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12
type WholeHours = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10

const HOUR = 60
const DAY = 24 * HOUR
/** Up to here minutes alone are easier to take in than hours with minutes: "90 分钟". */
const MINUTES_ALONE = 2 * HOUR
const MOST_HOURS_IN_WORDS = 10

/** The local time of day, 24 hours: "19:00". */
export function sayTime(at: Temporal.Instant, { timeZone }: SayOptions): string {
  return clockTime(at.toZonedDateTimeISO(timeZone))
}

const twoDigits = (number: number) => String(number).padStart(2, '0')
const clockTime = ({ hour, minute }: Temporal.ZonedDateTime) => `${twoDigits(hour)}:${twoDigits(minute)}`

/** A date as people say it: 今天, 明天, 本周六, 下周二, 12月3日 周四. */
export function sayDate(date: Temporal.PlainDate, now: Temporal.Instant, options: SayOptions): string {
  return relativeDay(date, localDate(now, options.timeZone), createTranslator(options.locale))
}

/** The date itself with its weekday, also when it is today: 11月22日 周日. */
export function sayCalendarDate(
  date: Temporal.PlainDate,
  now: Temporal.Instant,
  options: SayOptions,
): string {
  return calendarDate(date, localDate(now, options.timeZone), createTranslator(options.locale))
}

function relativeDay(date: Temporal.PlainDate, present: Temporal.PlainDate, t: Translator): string {
  const { days } = present.until(date)
  if (days === 0) return t('calendar:day.today')
  if (days === 1) return t('calendar:day.tomorrow')
  if (days === -1) return t('calendar:day.yesterday')
  const weeks = Math.floor((days + present.dayOfWeek - 1) / 7)
  if (days < 0 || weeks > 1) return calendarDate(date, present, t)
  const weekday = t(`calendar:weekday.long.${date.dayOfWeek as Weekday}`)
  return t(weeks === 0 ? 'calendar:day.thisWeek' : 'calendar:day.nextWeek', { weekday })
}

function calendarDate(date: Temporal.PlainDate, present: Temporal.PlainDate, t: Translator): string {
  const words = {
    month: t(`calendar:month.${date.month as Month}`),
    day: date.day,
    weekday: t(`calendar:weekday.short.${date.dayOfWeek as Weekday}`),
  }
  if (date.year === present.year) return t('calendar:day.date', words)
  return t('calendar:day.dateWithYear', { ...words, year: date.year })
}

/** When it begins, as people say it: 今晚 19:00, 明天 14:00, 本周六 09:30, 12月3日 周四 19:00. */
export function sayWhen(
  { start }: Pick<Interval, 'start'>,
  now: Temporal.Instant,
  options: SayOptions,
): string {
  const t = createTranslator(options.locale)
  const local = start.toZonedDateTimeISO(options.timeZone)
  const date = local.toPlainDate()
  const present = localDate(now, options.timeZone)
  const isTonight = local.hour >= EVENING.hour && date.equals(present)
  const day = isTonight ? t('calendar:day.tonight') : relativeDay(date, present, t)
  return t('calendar:when', { day, time: clockTime(local) })
}

/** From when till when: 今晚 18:30–20:00, 今晚 22:00–次日 06:00. */
export function sayRange(span: Interval, now: Temporal.Instant, options: SayOptions): string {
  const t = createTranslator(options.locale)
  const start = sayWhen(span, now, options)
  const end = sayTime(span.end, options)
  const nights = localDate(span.start, options.timeZone).until(localDate(span.end, options.timeZone))
  if (nights.days === 0) return t('calendar:range.sameDay', { start, end })
  if (nights.days > 1) {
    return t('calendar:range.days', { start, end: sayWhen({ start: span.end }, now, options) })
  }
  // Midnight still belongs to the evening that it ends.
  if (end === '00:00') return t('calendar:range.sameDay', { start, end: '24:00' })
  return t('calendar:range.nextDay', { start, end })
}

/** How long, in whole minutes: 90 分钟, 一小时, 两小时, 2 小时 15 分, 3 天 4 小时. */
export function sayDuration(length: Interval | number, { locale }: Pick<SayOptions, 'locale'>): string {
  const t = createTranslator(locale)
  const whole = Math.floor(typeof length === 'number' ? length : minutes(length))
  const hours = whole / HOUR
  if (Number.isInteger(hours) && hours >= 1 && hours <= MOST_HOURS_IN_WORDS) {
    return t(`calendar:duration.wholeHours.${hours as WholeHours}`)
  }
  return whole < MINUTES_ALONE ? t('calendar:duration.minutes', { count: whole }) : parts(whole, t)
}

/** The two largest units that are not nothing. */
function parts(whole: number, t: Translator): string {
  const days = Math.floor(whole / DAY)
  const hours = Math.floor((whole % DAY) / HOUR)
  const rest = whole % HOUR
  const first = days
    ? t('calendar:duration.days', { count: days })
    : hours
      ? t('calendar:duration.hours', { count: hours })
      : t('calendar:duration.minutes', { count: rest })
  if (days && hours) {
    return t('calendar:duration.pair', { first, second: t('calendar:duration.hours', { count: hours }) })
  }
  if (!days && hours && rest) {
    const second = t('calendar:duration.minutesAfterHours', { count: rest })
    return t('calendar:duration.pair', { first, second })
  }
  return first
}

/** How long until a deadline, cut to whole minutes: 还有 1 小时 20 分; 不到 1 分钟; 时间已到. */
export function sayCountdown(
  deadline: Temporal.Instant,
  now: Temporal.Instant,
  { locale }: Pick<SayOptions, 'locale'>,
): string {
  const t = createTranslator(locale)
  const left = now.until(deadline).total('minutes')
  if (left <= 0) return t('calendar:countdown.over')
  if (left < 1) return t('calendar:countdown.lastMinute')
  return t('calendar:countdown.left', { duration: parts(Math.floor(left), t) })
}

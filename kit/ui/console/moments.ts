import { sayWhen } from '#kit/calendar/index.ts'
import type { Translator } from '#kit/i18n/index.ts'

/** The province keeps one time. */
const timeZone = 'Asia/Shanghai'

/** 明天 20:00 */
export const whenWords = (t: Translator, at: string): string =>
  sayWhen({ start: Temporal.Instant.from(at) }, Temporal.Now.instant(), { locale: t.locale, timeZone })

/** What was typed into a field of date and time, as the instant that it means at the palace. */
export const instantOf = (typed: string): string =>
  Temporal.PlainDateTime.from(typed).toZonedDateTime(timeZone).toInstant().toString()

/** The day so many days from now. */
export const dayIn = (days: number): string => Temporal.Now.plainDateISO(timeZone).add({ days }).toString()

/** 20:00 on that day, as a field of date and time shows it. */
export const eveningIn = (days: number): string => `${dayIn(days)}T20:00`

import { sayRange, sayTime, sayWhen } from '#kit/calendar/index.ts'
import type { Translator } from '#kit/i18n/index.ts'
import type { Tone } from '#kit/ui/console/index.ts'
import type { BookingLine, CalendarUse, State } from '../../contract.ts'

const timeZone = 'Asia/Shanghai'
const instant = (text: string) => Temporal.Instant.from(text)
const now = () => Temporal.Now.instant()

/** 18:42 */
export const timeWords = (t: Translator, at: string): string =>
  sayTime(instant(at), { locale: t.locale, timeZone })
/** 今晚 19:00 */
export const whenWords = (t: Translator, at: string): string =>
  sayWhen({ start: instant(at) }, now(), { locale: t.locale, timeZone })
/** 今晚 19:00–20:30 */
export const rangeWords = (t: Translator, { start, end }: { start: string; end: string }): string =>
  sayRange({ start: instant(start), end: instant(end) }, now(), { locale: t.locale, timeZone })

/** What stands on a use: its kind in a word, and what or who it is. */
export const wordsOfUse = (t: Translator, use: CalendarUse, booking?: BookingLine): string =>
  [t(`booking:useKind.${use.kind}`), use.title || (booking?.nameMasked ?? '')].filter(Boolean).join(' ')

export const stateTone: Record<State, Tone> = {
  requested: 'cost',
  confirmed: 'kind',
  attended: 'free',
  noShow: 'draw',
  cancelled: 'plain',
  refused: 'plain',
  displaced: 'plain',
}
export const today = (): Temporal.PlainDate => Temporal.Now.plainDateISO(timeZone)
/** A day that the URL names, or today when it names none. */
export const dayFrom = (text: string | null): Temporal.PlainDate =>
  text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? Temporal.PlainDate.from(text) : today()
/** A day and a time on its clock, as an instant. */
export const instantOf = (date: string, time: string, zone: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).toInstant()

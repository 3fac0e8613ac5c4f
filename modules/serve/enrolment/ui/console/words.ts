import { sayCountdown, sayRange, sayTime, sayWhen } from '#kit/calendar/index.ts'
import type { Translator } from '#kit/i18n/index.ts'
import type { Tone } from '#kit/ui/console/index.ts'
import type { State } from '../../contract.ts'

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

/** 还有 1 小时 20 分 */
export const countdownWords = (t: Translator, until: string): string =>
  sayCountdown(instant(until), now(), { locale: t.locale })

/** Inside is good, waiting and offered are due, a no-show is red, what ended is quiet. */
export const stateTone: Record<State, Tone> = {
  waitlisted: 'cost',
  offered: 'cost',
  confirmed: 'kind',
  attended: 'free',
  noShow: 'draw',
  passed: 'plain',
  cancelled: 'plain',
}

/** Names one after another: 张*、李* */
export const listWords = (t: Translator, names: readonly string[]): string =>
  names.join(t('enrolment:console.comma'))

/** 86%, or a dash of nothing to divide by. */
export const shareWords = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${Math.round((100 * part) / whole)}%`

export const today = (): Temporal.PlainDate => Temporal.Now.plainDateISO(timeZone)

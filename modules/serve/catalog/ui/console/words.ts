import { sayDate, sayRange, sayWhen } from '#kit/calendar/index.ts'
import type { Translator } from '#kit/i18n/index.ts'
import { formatFen } from '#kit/money/index.ts'
import type { Tone } from '#kit/ui/console/index.ts'
import type { PriceClass, Status } from '../../contract.ts'

const timeZone = 'Asia/Shanghai'

/** Draft and cancelled are quiet, review waits for somebody, published is good. */
export const statusTone: Record<Status, Tone> = {
  draft: 'plain',
  review: 'cost',
  published: 'free',
  cancelled: 'draw',
}

/** The wash of a price class, the same as on the portal. */
export const priceTone = (priceClass: PriceClass): Tone => (priceClass === 'free' ? 'free' : 'cost')

const now = () => Temporal.Now.instant()

export const whenWords = (t: Translator, start: string): string =>
  sayWhen({ start: Temporal.Instant.from(start) }, now(), { locale: t.locale, timeZone })

export const rangeWords = (t: Translator, { start, end }: { start: string; end: string }): string =>
  sayRange({ start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) }, now(), {
    locale: t.locale,
    timeZone,
  })

export const dateWords = (t: Translator, date: string): string =>
  sayDate(Temporal.PlainDate.from(date), now(), { locale: t.locale, timeZone })

export const amountWords = (t: Translator, fen: number): string => formatFen(fen, t.locale)

export const today = (): Temporal.PlainDate => Temporal.Now.plainDateISO(timeZone)
export const mondayOf = (date: Temporal.PlainDate): Temporal.PlainDate =>
  date.subtract({ days: date.dayOfWeek - 1 })
/** A day that the URL names, or today when it names none. */
export function dayFrom(text: string | null): Temporal.PlainDate {
  return text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? Temporal.PlainDate.from(text) : today()
}

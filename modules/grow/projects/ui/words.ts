import type { Translator } from '#kit/i18n/index.ts'
import { formatWan } from '#kit/money/index.ts'

/** Money of projects as people say it. */
export const amountOf = (t: Translator, fen: number): string => formatWan(fen, t.locale)

/** A local day in full: 2027年12月1日. */
export const dayOf = (t: Translator, day: string): string =>
  Temporal.PlainDate.from(day).toLocaleString(t.locale, { year: 'numeric', month: 'short', day: 'numeric' })

/** A month, where the day says more than is known: 2027年12月. */
export function monthOf(t: Translator, day: string): string {
  const { year, month } = Temporal.PlainDate.from(day)
  const name = Temporal.PlainDate.from(day).toLocaleString('en', { month: 'long' })
  return t('projects:public.month', { year, month: t.locale === 'en' ? name : month })
}

/** An instant as its local day. */
export const dayAt = (t: Translator, at: string): string =>
  dayOf(t, Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString())

import { createTranslator, type Locale, type Translator } from '#kit/i18n/index.ts'
import { formatWan } from '#kit/money/index.ts'
import '../messages/index.ts'
import type { Risk, YearState } from '../contract.ts'

type Reason = Risk['reasons'][number]

/** Why a division may not be covered in time, as people say it. */
export function reasonWords(t: Translator, reason: Reason): string {
  if ('year' in reason) return t(`coverage:risk.${reason.code}`, { year: reason.year })
  if ('date' in reason) return t(`coverage:risk.${reason.code}`, { date: monthWords(t, reason.date) })
  if (reason.code === 'asleep')
    return t('coverage:risk.asleep', {
      department: t.byKey(`notifications:department.${reason.department}`),
      date: reason.since,
    })
  return t(`coverage:risk.${reason.code}`)
}

/** 2027 年 6 月, June 2027 */
export function monthWords(t: Translator, day: string): string {
  const date = Temporal.PlainDate.from(day)
  const month = t.locale === 'en' ? date.toLocaleString('en', { month: 'long' }) : date.month
  return t('coverage:month', { year: date.year, month })
}

/** A state in words; a palace that a project is still to open is told apart from one that is there. */
export const stateWords = (t: Translator, { state, basis }: Pick<YearState, 'state' | 'basis'>): string =>
  state === 'covered' && basis.kind === 'project'
    ? t('coverage:state.forecastCovered')
    : t(`coverage:state.${state}`)

/** Money of a plan, as plans are written; a cost may be unknown. */
export const moneyWords = (locale: Locale, fen: number | null): string =>
  fen === null ? createTranslator(locale)('coverage:unknown') : formatWan(fen, locale)

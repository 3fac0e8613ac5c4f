import type { Translator } from '#kit/i18n/index.ts'
import type { BenefitStandard } from '../contract.ts'

/** Hours and places as people read them: whole, with a separator from a thousand on. */
export const wholeIn = (t: Translator, figure: number): string =>
  new Intl.NumberFormat(t.locale, { maximumFractionDigits: 0 }).format(figure)

/** A share as whole per cent, or a dash where nothing is known. */
export const percentIn = (t: Translator, share: number | null): string =>
  share === null ? t('benefit:page.unknown') : `${Math.round(share * 100)}%`

const units = {
  'opening.hoursPerWeek': ['hoursPerWeek', 'hours'],
  'opening.daysPerYear': ['daysPerYear', 'days'],
  'opening.offPeakShare': ['offPeakShare', 'share'],
} as const

export const standardName = (t: Translator, key: BenefitStandard['key']): string =>
  t(`benefit:standard.name.${units[key][0]}`)

/** A value of a standard with its unit: 84.2 小时, 300 天, 33%. */
export function standardValue(t: Translator, key: BenefitStandard['key'], value: number | null): string {
  if (value === null) return t('benefit:standard.none')
  const unit = units[key][1]
  return t(`benefit:standard.${unit}`, { value: unit === 'share' ? Math.round(value * 100) : value })
}

export const standardWords = (t: Translator, { key, standard }: BenefitStandard): string =>
  standard === null
    ? t('benefit:standard.varies')
    : t('benefit:standard.atLeast', { value: standardValue(t, key, standard) })

/** 达到, 没达到; of several houses: 82 家里 79 家达到. */
export function resultWords(t: Translator, { met, of }: BenefitStandard): string {
  if (of === 0) return t('benefit:standard.none')
  if (of === 1) return t(met === 1 ? 'benefit:page.met' : 'benefit:page.missed')
  return t('benefit:page.metOf', { met, of })
}

import type { Translator } from '#kit/i18n/index.ts'
import type { Standard, StandardValue, Value } from '../../contract.ts'

type Unit = Standard['unit']

/** The grades of a building's safety (房屋危险性鉴定), counted from 1. */
const GRADES = 'ABCD'

/** A number in its unit, as people say it: 15 分钟, 90%, C 级. */
export function numberWords(t: Translator, number: number, unit: Unit): string {
  // 0.3333 is a third: two decimals of a per cent are enough to recognise it.
  const value =
    unit === 'share'
      ? Number((number * 100).toFixed(2))
      : unit === 'grade'
        ? (GRADES[number - 1] ?? number)
        : unit === 'year'
          ? number
          : number.toLocaleString()
  return t(`standards:unit.${unit}`, { value })
}

/** A value as people say it; bands as a list. */
export function valueWords(t: Translator, value: Value, unit: Unit): string[] {
  if (typeof value === 'number') return [numberWords(t, value, unit)]
  return value.bands.map(({ below, value: number }) =>
    below === undefined
      ? t('standards:band.above', { value: numberWords(t, number, unit) })
      : t('standards:band.below', { people: below.toLocaleString(), value: numberWords(t, number, unit) }),
  )
}

/** For whom a row holds: everywhere, a part of the tree, a level, or this palace. */
export function reachWords(
  t: Translator,
  { scope, level, palaceId }: StandardValue,
  place: { divisionCode: string; name: string },
): string {
  if (palaceId) return t('standards:scope.palace')
  const where =
    scope === ''
      ? t('standards:scope.all')
      : scope === place.divisionCode
        ? place.name
        : t('standards:scope.own', { code: scope })
  return level ? `${where} · ${t(`standards:level.${level}`)}` : where
}

/** From when till when a row holds; the end is its last day. */
export function periodWords(t: Translator, { effectiveFrom: from, effectiveTo }: StandardValue): string {
  if (!effectiveTo) return t('standards:since', { from })
  return t('standards:until', {
    from,
    to: Temporal.PlainDate.from(effectiveTo).subtract({ days: 1 }).toString(),
  })
}

export const keyWords = (t: Translator, key: Standard['key']) => t.byKey(`standards:key.${key}`)

/** The rows in force on a day: one where a level is known or none matters, else one for each level. */
export function rowsInForce({ inForce, history }: Standard, day: string): StandardValue[] {
  if (inForce) return [inForce]
  return history.filter(
    ({ effectiveFrom, effectiveTo }) => effectiveFrom <= day && (!effectiveTo || day < effectiveTo),
  )
}

import type { Value } from '../contract/value.ts'
import { errors } from '../errors.ts'

/** Shares lie between 0 and 1, ratios may be fractions; everything else is counted in whole numbers. @throws Problem `value-does-not-fit-unit` */
export function assertFits(value: Value, unit: string): void {
  const numbers = typeof value === 'number' ? [value] : value.bands.map((band) => band.value)
  const fits = (number: number) =>
    unit === 'share' ? number <= 1 : unit === 'ratio' || Number.isInteger(number)
  if (!numbers.every(fits)) throw errors.error('value-does-not-fit-unit', { field: 'value' })
}

import { type Value, valueAtPopulation } from '../contract/value.ts'
import type { Level, StandardKey } from '../contract/words.ts'

/** The part of a row that decides where and when it holds. */
export type Reach = {
  level: Level | null
  /** GB/T 2260 prefix, '' for everywhere. */
  scope: string
  palaceId: string | null
  effectiveFrom: Temporal.PlainDate
  /** The day after the last, or null until it is changed. */
  effectiveTo: Temporal.PlainDate | null
}

/** For whom and when a value is asked. `divisionCode` '' asks for what holds everywhere. */
export type Where = {
  divisionCode: string
  palaceId?: string | null
  level?: Level | null
  on: Temporal.PlainDate
  /** How many people the palace serves, for values in bands. */
  population?: number | null
}

/** Does the row hold there, on whatever day? Without a level, rows of every level do. */
export function reaches(row: Reach, { divisionCode, palaceId = null, level = null }: Where): boolean {
  if (row.palaceId !== null) return row.palaceId === palaceId
  return divisionCode.startsWith(row.scope) && (row.level === null || level === null || row.level === level)
}

/** Does the row hold there on that day? */
export function holdsAt(row: Reach, where: Where): boolean {
  const begun = Temporal.PlainDate.compare(row.effectiveFrom, where.on) <= 0
  const over = row.effectiveTo !== null && Temporal.PlainDate.compare(row.effectiveTo, where.on) <= 0
  const levelFits = row.level === null || row.level === (where.level ?? null)
  return begun && !over && levelFits && reaches(row, where)
}

/** How near a row is to the palace: its own override, then the longest scope, then its level, then what holds for all. */
const nearness = ({ palaceId, scope, level }: Reach) => (palaceId ? 100 : scope.length * 2 + (level ? 1 : 0))

/** The row in force, of rows of one standard; undefined when none holds there on that day. */
export function inForce<Row extends Reach>(rows: readonly Row[], where: Where): Row | undefined {
  return rows.filter((row) => holdsAt(row, where)).toSorted((a, b) => nearness(b) - nearness(a))[0]
}

/**
 * A value as one number; a value in bands is read at the population served.
 * @throws RangeError when a banded value is asked without a population
 */
export function valueAt(key: StandardKey, value: Value, population: number | null | undefined): number {
  if (typeof value === 'number') return value
  if (population == null)
    throw new RangeError(`The standard ${key} depends on the population served; give \`population\`.`)
  return valueAtPopulation(value, population)
}

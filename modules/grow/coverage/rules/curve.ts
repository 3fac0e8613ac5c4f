import { FIRST_YEAR } from '../contract/words.ts'
import type { Facts } from './facts.ts'
import { endOf, isCovered, stateOn, yearOf } from './state.ts'

/** Divisions that must be covered, counted at the end of a year. */
export type CurvePoint = {
  year: number
  /** Covered before the first year, or by a line of the plan in force that is due by then; null: there is no plan. */
  planned: number | null
  /** null: the year has not begun. Of the running year: today. */
  actual: number | null
  /** null: the year is over. */
  forecast: number | null
}

/** Every year from the first of the opinion to the target. */
export const yearsTo = (targetYear: number): number[] =>
  Array.from({ length: Math.max(targetYear - FIRST_YEAR + 1, 1) }, (_, at) => FIRST_YEAR + at)

/** Plan against actual against forecast (P1), of the divisions among these that must be covered. */
export function curveOf(
  all: readonly Facts[],
  { today, targetYear, planned }: { today: string; targetYear: number; planned: boolean },
): { due: number; points: CurvePoint[] } {
  const due = all.filter(({ required }) => required)
  const coveredOn = (facts: Facts, day: string) => isCovered(stateOn(facts, day, today).state)
  const count = (is: (facts: Facts) => boolean) => due.filter(is).length
  const before = new Set(due.filter((facts) => coveredOn(facts, endOf(FIRST_YEAR - 1))))
  const thisYear = yearOf(today)
  return {
    due: due.length,
    points: yearsTo(targetYear).map((year) => {
      const end = endOf(year)
      return {
        year,
        planned: planned
          ? count((facts) => before.has(facts) || facts.lines.some((line) => line.year <= year))
          : null,
        actual: year > thisYear ? null : count((facts) => coveredOn(facts, end < today ? end : today)),
        forecast: end < today ? null : count((facts) => coveredOn(facts, end)),
      }
    }),
  }
}

import type { CoverageState, Level, PalaceStatus } from '../contract/words.ts'

type Division = {
  code: string
  level: Level
  scope: string
  parentCode: string | null
  coverageRequired: boolean
  coveredBy: string | null
}
type House = { divisionCode: string; level: Level; status: PalaceStatus }

/**
 * Which division a palace counts for: a city's palace stands in one of its districts, and is the city's; a palace
 * of the province is the province's. P1.
 */
export function servedBy({ divisionCode, level }: Pick<House, 'divisionCode' | 'level'>): string {
  if (level === 'province') return `${divisionCode.slice(0, 2)}0000`
  // 4290xx counties stand for themselves as prefecture tier.
  return level === 'city' && !divisionCode.startsWith('4290') ? `${divisionCode.slice(0, 4)}00` : divisionCode
}

/** How full coverage stands in one division: an open palace of its own, a shared one, none though due, or none due. P1. */
export function coverageOf(division: Division, palaces: readonly House[]): CoverageState {
  const own = palaces.some((palace) => palace.status === 'open' && servedBy(palace) === division.code)
  if (own) return 'own'
  if (division.coveredBy !== null) return 'shared'
  return division.coverageRequired ? 'missing' : 'notRequired'
}

/** Of the divisions within a scope that must be covered, how many there are and how many are. */
export function coverageWithin(scope: string, divisions: readonly Division[], palaces: readonly House[]) {
  const due = divisions.filter((one) => one.coverageRequired && one.code.startsWith(scope))
  return { due: due.length, covered: due.filter((one) => coverageOf(one, palaces) !== 'missing').length }
}

import type { Db } from '#kit/db/index.ts'
import type { Level } from '../contract/words.ts'
import { placesDb } from '../schema/db.ts'

export type Division = {
  code: string
  name: string
  level: Level
  parentCode: string | null
  /** The prefix that the codes of everything in it share: '42', '4201', '420102'. */
  scope: string
  population: number | null
  workerEstimate: number | null
  lng: number | null
  lat: number | null
  coverageRequired: boolean
  coverageReason: string | null
  /** A shared palace that serves this division (P1). */
  coveredBy: string | null
}

/** Another process may have changed a division; a tree is believed this long. */
const FRESH_MS = 60_000
let kept: { tree: Division[]; byCode: Map<string, Division>; until: number } | undefined

/** Every division, the province first, each followed by what lies in it. From memory; one query a minute at most. */
export async function divisionTree(db: Db): Promise<readonly Division[]> {
  if (kept && performance.now() < kept.until) return kept.tree
  const rows = await placesDb(db)
    .selectFrom('places.division')
    .select([
      'code',
      'name',
      'level',
      'parent_code as parentCode',
      'scope',
      'population',
      'worker_estimate as workerEstimate',
      'lng',
      'lat',
      'coverage_required as coverageRequired',
      'coverage_reason as coverageReason',
      'covered_by as coveredBy',
    ])
    .orderBy('code')
    .execute()
  kept = {
    tree: rows,
    byCode: new Map(rows.map((row) => [row.code, row])),
    until: rows.length > 0 ? performance.now() + FRESH_MS : 0,
  }
  return rows
}

/** Reads the tree anew at the next question; called after a division changed. */
export function forgetDivisions(): void {
  if (kept) kept.until = 0
}

/** One division; null when there is no such code. */
export async function divisionByCode(db: Db, code: string): Promise<Division | null> {
  await divisionTree(db)
  return kept!.byCode.get(code) ?? null
}

/** The province, then what lies between, down to the division itself; empty when it is unknown. */
export async function divisionPath(db: Db, code: string): Promise<Division[]> {
  const division = await divisionByCode(db, code)
  if (!division) return []
  return [...(division.parentCode ? await divisionPath(db, division.parentCode) : []), division]
}

/** What lies directly in a division. */
export async function divisionChildren(db: Db, code: string): Promise<Division[]> {
  return (await divisionTree(db)).filter(({ parentCode }) => parentCode === code)
}

/** The name of a division out of memory, or null: unknown, or the tree has not been read yet in this process. */
export const knownDivisionName = (code: string): string | null => kept?.byCode.get(code)?.name ?? null

/** The name of a division; its code when it is unknown. */
export const divisionName = (code: string): string => knownDivisionName(code) ?? code

/** The prefix that all codes within a division share: '420000' → '42', '420100' → '4201', '429004' → itself. */
export const scopeOfDivision = (code: string): string => code.replace(/(00){1,2}$/, '')

/** Divisions to choose from, each city-tier one followed by its counties. */
export async function divisionOptions(db: Db): Promise<{ code: string; name: string; county: boolean }[]> {
  return (await divisionTree(db))
    .filter(({ level }) => level !== 'province')
    .map(({ code, name, parentCode }) => ({ code, name, county: !parentCode?.endsWith('0000') }))
}

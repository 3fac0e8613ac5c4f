import type { Db } from '#kit/db/index.ts'
import type { DemandPoint } from '../contract.ts'
import { townshipsUnder } from './candidates.ts'

/** What demand needs to know of a division. */
export type County = {
  code: string
  name: string
  level: string
  workerEstimate: number | null
  lng: number | null
  lat: number | null
}

/**
 * Where the workers of a part of the province are: its townships where they were imported and wanted, else each county
 * as one point. A county whose workers or place nobody knows is not in it, and is named by `unknown`.
 */
export async function demandUnder(
  db: Db,
  scope: string,
  divisions: readonly County[],
  townships: boolean,
): Promise<{ points: DemandPoint[]; unknown: string[] }> {
  const fine = townships ? await townshipsUnder(db, scope) : []
  const divided = new Set(fine.map(({ divisionCode }) => divisionCode))
  const points: DemandPoint[] = fine.map((one) => ({ ...one, kind: 'township' }))
  const unknown: string[] = []
  for (const { code, name, level, workerEstimate, lng, lat } of divisions) {
    if (level !== 'county' || !code.startsWith(scope) || divided.has(code)) continue
    if (workerEstimate === null || lng === null || lat === null) unknown.push(code)
    else points.push({ code, name, divisionCode: code, lng, lat, workers: workerEstimate, kind: 'county' })
  }
  return { points: points.toSorted((a, b) => (a.code < b.code ? -1 : 1)), unknown }
}

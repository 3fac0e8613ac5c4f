import type { Db } from '#kit/db/index.ts'
import { extentOf, middleOf, outlineOf, ringsOf, wholeBox } from '../rules/sketch.ts'
import { divisionTree } from './divisions.ts'

/** Counties to be drawn with something said of each: where its middle lies, and how wide the least side of its outline is. */
export type CountySketch = {
  viewBox: string
  counties: { code: string; name: string; path: string; x: number; y: number; room: number }[]
}

/** A sketch of all counties under a code prefix, cut to their extent; of none, of nothing. 示意图，不作为划界依据. */
export async function countySketch(db: Db, prefix = ''): Promise<CountySketch> {
  const counties = (await divisionTree(db)).flatMap(({ code, name, level }) => {
    const path = outlineOf(code)
    if (level !== 'county' || !code.startsWith(prefix) || !path) return []
    const [, , width = 0, height = 0] = extentOf(path).split(' ').map(Number)
    return [{ code, name, path, ...middleOf(path), room: Math.min(width, height) }]
  })
  const viewBox = counties.length === 0 ? wholeBox : extentOf(counties.map(({ path }) => path).join(''))
  return { viewBox, counties }
}

/** The outlines of the same counties as rings of points, for charts; y grows downwards. */
export async function countyRings(
  db: Db,
  prefix = '',
): Promise<{ code: string; name: string; rings: [number, number][][] }[]> {
  const { counties } = await countySketch(db, prefix)
  return counties.map(({ code, name, path }) => ({
    code,
    name,
    rings: ringsOf(path).map((ring) => ring.map(({ x, y }): [number, number] => [x, y])),
  }))
}

import type { Db } from '#kit/db/index.ts'
import { project, type Sketch, sketchOf } from '../rules/sketch.ts'
import { divisionPath, divisionTree } from './divisions.ts'
import type { PalaceSummary } from './palaces.ts'

/**
 * A sketch of the counties of the palace's prefecture with its place marked; null where no outlines are at hand.
 * 示意图，不作为划界依据: the words beside it say where the palace is.
 */
export async function sketchMap(
  db: Db,
  palace: Pick<PalaceSummary, 'name' | 'divisionCode' | 'lng' | 'lat'>,
): Promise<(Sketch & { marker: NonNullable<Sketch['marker']> }) | null> {
  const [, city] = await divisionPath(db, palace.divisionCode)
  if (!city) return null
  const counties = (await divisionTree(db)).filter(
    ({ parentCode, code }) => parentCode === city.code || code === city.code,
  )
  const drawn = counties.length > 1 ? counties.filter(({ code }) => code !== city.code) : counties
  const marker = { ...project(palace.lng, palace.lat), label: palace.name }
  const sketch = sketchOf(
    drawn.map(({ code, name }) => ({ code, name, current: code === palace.divisionCode })),
    marker,
  )
  return sketch && { ...sketch, marker }
}

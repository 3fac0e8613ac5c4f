import type { Db } from '#kit/db/index.ts'
import { type Sketch, sketchOf } from '../rules/sketch.ts'
import { divisionByCode, divisionTree } from './divisions.ts'

/**
 * A sketch of what lies in a division, or, of a county, of its neighbours with itself marked; each outline leads where
 * `hrefOf` says. Null where no outlines are at hand.
 */
export async function divisionSketch(
  db: Db,
  code: string,
  hrefOf: (code: string) => string,
): Promise<Sketch | null> {
  const tree = await divisionTree(db)
  const within = tree.filter(({ parentCode }) => parentCode === code)
  const own = await divisionByCode(db, code)
  const drawn = within.length > 0 ? within : tree.filter(({ parentCode }) => parentCode === own?.parentCode)
  return sketchOf(
    drawn.map(({ code: one, name }) => ({ code: one, name, href: hrefOf(one), current: one === code })),
  )
}

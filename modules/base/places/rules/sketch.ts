import { hubeiOutlines, type Outlines } from '../data/outlines.ts'

export type Sketch = {
  viewBox: string
  outlines: { code: string; name: string; path: string; href?: string; current?: boolean }[]
  marker?: { x: number; y: number; label: string }
}

type Drawn = { code: string; name: string; href?: string; current?: boolean }

/** Room around the outlines, as a share of their size. */
const MARGIN = 0.06

/** Where a longitude and latitude lie in the coordinates of the outlines. */
export function project(
  lng: number,
  lat: number,
  { projection }: Outlines = hubeiOutlines,
): { x: number; y: number } {
  const { left, top, unit, margin, stretch } = projection
  return { x: round((lng * stretch - left) * unit + margin), y: round((-lat - top) * unit + margin) }
}

const round = (value: number) => Math.round(value * 10) / 10

/** The outline of a division by its code, at any tier; undefined for a place that is not drawn. */
export const outlineOf = (code: string): string | undefined =>
  hubeiOutlines.prefectures[code] ?? hubeiOutlines.counties[code] ?? hubeiOutlines.province[code]

/** A sketch of these divisions, cut to their own extent, or to the extent of one of them. */
export function sketchOf(
  divisions: readonly Drawn[],
  marker?: Sketch['marker'],
  frame?: string,
): Sketch | null {
  const outlines = divisions.flatMap((division) => {
    const path = outlineOf(division.code)
    return path ? [{ ...division, path }] : []
  })
  if (outlines.length === 0) return null
  const framed = (frame && outlineOf(frame)) || outlines.map(({ path }) => path).join('')
  return { viewBox: extentOf(framed), outlines, ...(marker ? { marker } : {}) }
}

/** The box around a path of the outlines, which use M, l (relative) and z alone. */
export function extentOf(path: string): string {
  const [xs, ys]: [number[], number[]] = [[], []]
  for (const ring of path.split('M').filter(Boolean)) {
    let [x, y] = [0, 0]
    const numbers = ring.match(/-?\d+(\.\d+)?/g)!.map(Number)
    for (let at = 0; at + 1 < numbers.length; at += 2) {
      ;[x, y] = at === 0 ? [numbers[0]!, numbers[1]!] : [x + numbers[at]!, y + numbers[at + 1]!]
      xs.push(x)
      ys.push(y)
    }
  }
  const [left, right] = [min(xs), -min(xs.map((x) => -x))]
  const [top, bottom] = [min(ys), -min(ys.map((y) => -y))]
  const room = Math.ceil(Math.max(right - left, bottom - top) * MARGIN)
  return [left - room, top - room, right - left + 2 * room, bottom - top + 2 * room].join(' ')
}

const min = (values: readonly number[]) => values.reduce((least, value) => Math.min(least, value), Infinity)

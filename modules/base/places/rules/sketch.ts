import { hubeiOutlines, type Outlines } from '../data/outlines.ts'

export type Sketch = {
  viewBox: string
  outlines: { code: string; name: string; path: string; href?: string; current?: boolean }[]
  marker?: { x: number; y: number; label: string }
}

type Drawn = { code: string; name: string; href?: string; current?: boolean }

/** The box around all outlines. */
export const wholeBox: string = hubeiOutlines.viewBox

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
  const points = ringsOf(path).flat()
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  const [left, right] = [min(xs), -min(xs.map((x) => -x))]
  const [top, bottom] = [min(ys), -min(ys.map((y) => -y))]
  const room = Math.ceil(Math.max(right - left, bottom - top) * MARGIN)
  return [left - room, top - room, right - left + 2 * room, bottom - top + 2 * room].join(' ')
}

/** Where the middle of an outline lies: the centre of gravity of its largest ring. */
export function middleOf(path: string): { x: number; y: number } {
  let middle = { x: 0, y: 0, area: 0 }
  for (const ring of ringsOf(path)) {
    let [area, x, y] = [0, 0, 0]
    ring.forEach((one, at) => {
      const next = ring[(at + 1) % ring.length]!
      const cross = one.x * next.y - next.x * one.y
      area += cross / 2
      x += ((one.x + next.x) * cross) / 6
      y += ((one.y + next.y) * cross) / 6
    })
    if (Math.abs(area) > Math.abs(middle.area)) middle = { x: x / area, y: y / area, area }
  }
  return { x: round(middle.x), y: round(middle.y) }
}

type Point = { x: number; y: number }

/** The closed lines of a path as points. */
export function ringsOf(path: string): Point[][] {
  return path
    .split('M')
    .filter(Boolean)
    .map((ring) => {
      const numbers = ring.match(/-?\d+(\.\d+)?/g)!.map(Number)
      const points: Point[] = []
      for (let at = 0; at + 1 < numbers.length; at += 2) {
        const before = points.at(-1) ?? { x: 0, y: 0 }
        points.push({ x: before.x + numbers[at]!, y: before.y + numbers[at + 1]! })
      }
      return points
    })
}

const min = (values: readonly number[]) => values.reduce((least, value) => Math.min(least, value), Infinity)

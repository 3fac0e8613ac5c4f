import { hubeiOutlines, type Outlines } from '../data/outlines.ts'
import { outlineOf, project } from './sketch.ts'

type Spot = { x: number; y: number }

const KM_PER_DEGREE = 111.195

/**
 * How many kilometres a point lies outside the sketched outline of a division: 0 inside, null where nothing is drawn.
 * The outlines are simplified and no boundary in law: whoever asks leaves room for a few kilometres.
 */
export function kilometresOutside(
  code: string,
  lng: number,
  lat: number,
  outlines: Outlines = hubeiOutlines,
): number | null {
  const path = outlineOf(code)
  if (!path) return null
  const spot = project(lng, lat, outlines)
  let inside = false
  let nearest = Infinity
  for (const ring of ringsOf(path))
    for (let at = 0; at < ring.length; at++) {
      const [a, b] = [ring[at]!, ring[(at + 1) % ring.length]!]
      if (a.y > spot.y !== b.y > spot.y && spot.x < ((b.x - a.x) * (spot.y - a.y)) / (b.y - a.y) + a.x)
        inside = !inside
      nearest = Math.min(nearest, distance(spot, a, b))
    }
  // A unit of the drawing is as many degrees of latitude everywhere.
  return inside ? 0 : (nearest / outlines.projection.unit) * KM_PER_DEGREE
}

/** The rings of a path that uses M, l (relative) and z alone. */
function ringsOf(path: string): Spot[][] {
  return path
    .split('M')
    .filter(Boolean)
    .map((ring) => {
      const numbers = ring.match(/-?\d+(\.\d+)?/g)!.map(Number)
      const spots: Spot[] = []
      for (let at = 0; at + 1 < numbers.length; at += 2) {
        const before = spots.at(-1) ?? { x: 0, y: 0 }
        spots.push({ x: before.x + numbers[at]!, y: before.y + numbers[at + 1]! })
      }
      return spots
    })
}

function distance(spot: Spot, a: Spot, b: Spot): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const length = dx * dx + dy * dy
  const along =
    length === 0 ? 0 : Math.max(0, Math.min(1, ((spot.x - a.x) * dx + (spot.y - a.y) * dy) / length))
  return Math.hypot(spot.x - a.x - along * dx, spot.y - a.y - along * dy)
}

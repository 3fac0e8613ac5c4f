import { estimatedMinutes, type Point, type TravelSpeed } from './travel.ts'

/** A measured way; `from` is a place where people work, `to` a site. */
export type Measured = { from: string; to: string; minutes: number }
export type Place = Point & { code: string }

/** Row after row by demand point: minutes to each site. */
export type TravelMatrix = { minutes: Float64Array; measured: number; estimated: number }

/** Measured minutes where there are some, else the estimate from straight distance; both are counted, so that a screen can say so. */
export function travelMatrix(
  demand: readonly Place[],
  sites: readonly Place[],
  known: readonly Measured[],
  speed: TravelSpeed,
): TravelMatrix {
  const minutes = new Float64Array(demand.length * sites.length)
  const row = new Map(demand.map(({ code }, at) => [code, at]))
  const column = new Map(sites.map(({ code }, at) => [code, at]))
  demand.forEach((from, i) =>
    sites.forEach((to, j) => (minutes[i * sites.length + j] = estimatedMinutes(from, to, speed))),
  )
  let measured = 0
  for (const { from, to, minutes: told } of known) {
    const [i, j] = [row.get(from), column.get(to)]
    if (i === undefined || j === undefined) continue
    minutes[i * sites.length + j] = told
    measured++
  }
  return { minutes, measured, estimated: minutes.length - measured }
}

/** Going from `from` to `to` straight takes `minutes`; by way of the place `via` (through the site `through`) only `detour`. */
export type BrokenTriangle = {
  from: string
  to: string
  via: string
  through: string
  minutes: number
  detour: number
}

/**
 * Where a matrix contradicts itself badly: the direct way takes more than `factor` times a way through another place.
 * From place to place one goes by the best common site, there and back alike. Worst first, at most `most`; each direct way
 * is named once. Only measured pairs speak.
 */
export function brokenTriangles(known: readonly Measured[], factor: number, most: number): BrokenTriangle[] {
  const origins = [...new Set(known.map(({ from }) => from))]
  const sites = [...new Set(known.map(({ to }) => to))]
  const row = new Map(origins.map((code, at) => [code, at]))
  const column = new Map(sites.map((code, at) => [code, at]))
  const [n, m] = [origins.length, sites.length]
  const minutes = new Float64Array(n * m).fill(Infinity)
  for (const { from, to, minutes: told } of known) minutes[row.get(from)! * m + column.get(to)!] = told
  const between = new Float64Array(n)
  const through = new Int32Array(n)
  const found: BrokenTriangle[] = []
  for (let i = 0; i < n; i++) {
    for (let l = 0; l < n; l++) {
      between[l] = Infinity
      for (let k = 0; k < m; k++) {
        const way = minutes[i * m + k]! + minutes[l * m + k]!
        if (way < between[l]!) [between[l], through[l]] = [way, k]
      }
    }
    for (let j = 0; j < m; j++) {
      const direct = minutes[i * m + j]!
      if (!Number.isFinite(direct)) continue
      let [best, via] = [Infinity, -1]
      for (let l = 0; l < n; l++) {
        if (l === i) continue
        const way = between[l]! + minutes[l * m + j]!
        if (way < best) [best, via] = [way, l]
      }
      if (via >= 0 && direct > factor * best)
        found.push({
          from: origins[i]!,
          to: sites[j]!,
          via: origins[via]!,
          through: sites[through[via]!]!,
          minutes: direct,
          detour: best,
        })
    }
  }
  return found.toSorted((a, b) => b.minutes - b.detour - (a.minutes - a.detour)).slice(0, most)
}

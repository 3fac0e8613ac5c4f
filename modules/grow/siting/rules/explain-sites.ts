import type { PointLine, SiteLine } from '../contract.ts'
import type { FrozenSites } from './frozen.ts'

type Nearest = { first: Float64Array; second: Float64Array; at: Int32Array }

/** The nearest and second nearest of some sites for each point; -1 and Infinity where there is none. */
function nearest(minutes: Float64Array, points: number, sites: number, open: readonly number[]): Nearest {
  const first = new Float64Array(points).fill(Infinity)
  const second = new Float64Array(points).fill(Infinity)
  const at = new Int32Array(points).fill(-1)
  for (let i = 0; i < points; i++)
    for (const j of open) {
      const way = minutes[i * sites + j]!
      if (way < first[i]!) [second[i], first[i], at[i]] = [first[i]!, way, j]
      else if (way < second[i]!) second[i] = way
    }
  return { first, second, at }
}

const known = (way: number) => (Number.isFinite(way) ? way : null)

/**
 * Says why: for each chosen site whom it serves and what would be lost without it, for each other what it would have
 * brought, for each point of demand the minutes before and after. P3
 */
export function explainSites(frozen: FrozenSites, minutes: Float64Array, chosen: readonly number[]) {
  const { points, sites, reachMinutes } = frozen
  const [n, m] = [points.length, sites.length]
  const open = new Set(chosen)
  const stood = sites.flatMap(({ kind }, j) => (kind === 'palace' ? [j] : []))
  const before = nearest(minutes, n, m, stood)
  const after = nearest(minutes, n, m, chosen)
  const lines = sites.map((site, j): SiteLine => {
    let [workers, served, reached, saved] = [0, 0, 0, 0]
    for (let i = 0; i < n; i++) {
      const { workers: weight } = points[i]!
      if (open.has(j)) {
        if (after.at[i] !== j) continue
        served++
        workers += weight
        const [way, otherwise] = [after.first[i]!, after.second[i]!]
        if (way <= reachMinutes && otherwise > reachMinutes) reached += weight
        if (Number.isFinite(otherwise)) saved += weight * (otherwise - way)
      } else {
        const [way, now] = [minutes[i * m + j]!, after.first[i]!]
        if (way >= now) continue
        served++
        workers += weight
        if (way <= reachMinutes && now > reachMinutes) reached += weight
        if (Number.isFinite(now)) saved += weight * (now - way)
      }
    }
    const { decided, ...rest } = site
    return {
      ...rest,
      chosen: open.has(j),
      lock: decided?.kind ?? null,
      workers,
      points: served,
      reached,
      minutes: Math.round(saved),
    }
  })
  const told = points.map((point, i): PointLine => ({
    ...point,
    site: after.at[i]! < 0 ? null : sites[after.at[i]!]!.code,
    before: known(before.first[i]!),
    after: known(after.first[i]!),
  }))
  return {
    sites: lines,
    points: told,
    before: reachOf(frozen, before.first),
    after: reachOf(frozen, after.first),
  }
}

/** Workers within reach, and the minutes of a worker on average; null when somebody has no way at all. */
function reachOf({ points, reachMinutes }: FrozenSites, ways: Float64Array) {
  const total = points.reduce((sum, { workers }) => sum + workers, 0)
  const workers = points.reduce((sum, point, i) => sum + (ways[i]! <= reachMinutes ? point.workers : 0), 0)
  const travelled = points.reduce((sum, point, i) => sum + point.workers * ways[i]!, 0)
  return {
    workers,
    minutes: total > 0 && Number.isFinite(travelled) ? Math.round((travelled / total) * 10) / 10 : null,
  }
}

/** Whom a decision makes travel longer: the ways with it against the ways without it. */
export function longerWays(
  { points, sites, reachMinutes }: FrozenSites,
  minutes: Float64Array,
  withIt: readonly number[],
  withoutIt: readonly number[],
) {
  const now = nearest(minutes, points.length, sites.length, withIt).first
  const could = nearest(minutes, points.length, sites.length, withoutIt).first
  let [workersLonger, longer, workersLost] = [0, 0, 0]
  points.forEach(({ workers }, i) => {
    if (now[i]! > reachMinutes && could[i]! <= reachMinutes) workersLost += workers
    if (!(now[i]! > could[i]!) || !Number.isFinite(now[i]!)) return
    workersLonger += workers
    longer += workers * (now[i]! - could[i]!)
  })
  return {
    workersLonger,
    minutesLonger: workersLonger > 0 ? Math.round((longer / workersLonger) * 10) / 10 : 0,
    workersLost,
  }
}

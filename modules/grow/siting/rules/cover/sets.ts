import { type Instance, SITE } from '../problem.ts'

/** Which sites reach which points: point by point, only points with people and sites that may be open. */
export type Sets = {
  /** Points of the instance, and for each the sites that reach it, ascending. */
  points: Int32Array
  reachedBy: Int32Array[]
  /** People of each, of all points that the same sites reach. */
  weight: Float64Array
  /** The points that each stands for. */
  members: number[][]
}

export function setsOf({ weight, minutes, cost, state }: Instance, within: number): Sets {
  const m = cost.length
  const points: number[] = []
  const reachedBy: Int32Array[] = []
  for (let i = 0; i < weight.length; i++) {
    if (!(weight[i]! > 0)) continue
    const sites: number[] = []
    for (let j = 0; j < m; j++)
      if (state[j] !== SITE.forbidden && minutes[i * m + j]! <= within) sites.push(j)
    points.push(i)
    reachedBy.push(Int32Array.from(sites))
  }
  return {
    points: Int32Array.from(points),
    reachedBy,
    weight: Float64Array.from(points, (i) => weight[i]!),
    members: points.map((i) => [i]),
  }
}

/** Points that the same sites reach become one, with the people of all. */
export function merged({ points, reachedBy, weight }: Sets): Sets {
  const groups = new Map<string, number>()
  const kept: number[] = []
  const people: number[] = []
  const members: number[][] = []
  reachedBy.forEach((sites, k) => {
    if (sites.length === 0) return
    const name = sites.join()
    const at = groups.get(name)
    if (at === undefined) {
      groups.set(name, kept.push(k) - 1)
      people.push(weight[k]!)
      members.push([points[k]!])
    } else {
      people[at]! += weight[k]!
      members[at]!.push(points[k]!)
    }
  })
  return {
    points: Int32Array.from(kept, (k) => points[k]!),
    reachedBy: kept.map((k) => reachedBy[k]!),
    weight: Float64Array.from(people),
    members,
  }
}

/** Leaves out each point that is reached whenever another one is: whoever reaches that one reaches it too. */
export function hardest(sets: Sets, m: number): Sets {
  const { points, reachedBy, weight } = merged(sets)
  const words = (m + 31) >> 5
  const bits = new Int32Array(points.length * words)
  const members: number[][] = Array.from({ length: m }, () => [])
  reachedBy.forEach((sites, k) => {
    for (const j of sites) {
      bits[k * words + (j >> 5)]! |= 1 << (j & 31)
      members[j]!.push(k)
    }
  })
  const contains = (larger: number, smaller: number) => {
    for (let w = 0; w < words; w++) if (bits[smaller * words + w]! & ~bits[larger * words + w]!) return false
    return true
  }
  const kept = new Uint8Array(points.length).fill(1)
  for (const k of [...points.keys()].toSorted(
    (a, b) => reachedBy[a]!.length - reachedBy[b]!.length || a - b,
  )) {
    if (!kept[k]) continue
    const rarest = reachedBy[k]!.reduce((a, b) => (members[b]!.length < members[a]!.length ? b : a))
    for (const other of members[rarest]!)
      if (other !== k && kept[other] && reachedBy[other]!.length > reachedBy[k]!.length && contains(other, k))
        kept[other] = 0
  }
  const rest = [...points.keys()].filter((k) => kept[k])
  return {
    points: Int32Array.from(rest, (k) => points[k]!),
    reachedBy: rest.map((k) => reachedBy[k]!),
    weight: Float64Array.from(rest, (k) => weight[k]!),
    members: rest.map((k) => [points[k]!]),
  }
}

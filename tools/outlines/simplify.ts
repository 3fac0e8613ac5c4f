import type { Edge } from './rings.ts'

/**
 * The points worth keeping when every line between two junctions is simplified (Douglas–Peucker) to within
 * `tolerance` units. Each line is simplified once, whoever shares it, so areas stay joined.
 */
export function simplify(areas: Edge[][], tolerance: number): Set<number> {
  const neighbours = new Map<number, Set<number>>()
  for (const [from, to] of areas.flat()) {
    add(neighbours, from, to)
    add(neighbours, to, from)
  }
  const junctions = [...neighbours].filter(([, near]) => near.size !== 2).map(([point]) => point)
  const kept = new Set(junctions)
  const walked = new Set<number>()
  for (const start of [...junctions, ...neighbours.keys()]) {
    const isIsland = !kept.has(start) && !walked.has(start)
    if (isIsland) kept.add(start)
    if (!kept.has(start)) continue
    for (const first of neighbours.get(start)!) {
      if (walked.has(first) || kept.has(first)) continue
      const line = walk(neighbours, kept, start, first)
      for (const point of line.slice(1, -1)) walked.add(point)
      for (const point of douglasPeucker(line, tolerance)) kept.add(point)
    }
  }
  return kept
}

function add(map: Map<number, Set<number>>, from: number, to: number) {
  const set = map.get(from)
  if (set) set.add(to)
  else map.set(from, new Set([to]))
}

function walk(
  neighbours: Map<number, Set<number>>,
  ends: Set<number>,
  start: number,
  first: number,
): number[] {
  const line = [start, first]
  for (let [before, at] = [start, first]; !ends.has(at);) {
    const onward = [...neighbours.get(at)!].find((point) => point !== before)!
    line.push(onward)
    ;[before, at] = [at, onward]
  }
  return line
}

function douglasPeucker(line: number[], tolerance: number): number[] {
  if (line.length < 3) return line
  const [first, last] = [line[0]!, line.at(-1)!]
  let [farthest, distance] = [0, -1]
  for (let i = 1; i < line.length - 1; i++) {
    const d = distanceToLine(line[i]!, first, last)
    if (d > distance) [farthest, distance] = [i, d]
  }
  if (distance <= tolerance) return [first, last]
  return [
    ...douglasPeucker(line.slice(0, farthest + 1), tolerance),
    ...douglasPeucker(line.slice(farthest), tolerance).slice(1),
  ]
}

function distanceToLine(point: number, from: number, to: number): number {
  const [px, py, ax, ay] = [
    Math.floor(point / 10_000),
    point % 10_000,
    Math.floor(from / 10_000),
    from % 10_000,
  ]
  const [dx, dy] = [Math.floor(to / 10_000) - ax, (to % 10_000) - ay]
  const length = Math.hypot(dx, dy)
  return length === 0 ? Math.hypot(px - ax, py - ay) : Math.abs(dx * (py - ay) - dy * (px - ax)) / length
}

import type { Instance } from './problem.ts'

/** The nearest of the open sites for each demand point, the lowest number in a tie; -1 where none is within reach. */
export function nearestOpen({ weight, minutes, cost }: Instance, open: Iterable<number>): Int32Array {
  const sites = [...open]
  const m = cost.length
  return Int32Array.from(weight, (_, i) => {
    let [best, at] = [Infinity, -1]
    for (const j of sites) if (minutes[i * m + j]! < best) [best, at] = [minutes[i * m + j]!, j]
    return at
  })
}

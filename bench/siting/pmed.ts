import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LeastTravel } from '../../modules/grow/siting/rules/problem.ts'

/** Reads an OR-Library p-median instance: nodes, edges, p; an edge given twice counts as given last; distances are shortest paths. */
export function pmedOf(folder: string, number: number): LeastTravel | undefined {
  const file = join(folder, `pmed${number}.txt`)
  if (!existsSync(file)) return undefined
  const [n = 0, edges = 0, sites = 0, ...ends] = readFileSync(file, 'utf8').trim().split(/\s+/).map(Number)
  const minutes = new Float64Array(n * n).fill(Infinity)
  for (let i = 0; i < n; i++) minutes[i * n + i] = 0
  for (let e = 0; e < edges; e++) {
    const [a, b] = [ends[3 * e]! - 1, ends[3 * e + 1]! - 1]
    minutes[a * n + b] = minutes[b * n + a] = ends[3 * e + 2]!
  }
  for (let k = 0; k < n; k++)
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++)
        minutes[i * n + j] = Math.min(minutes[i * n + j]!, minutes[i * n + k]! + minutes[k * n + j]!)
  const instance = {
    weight: new Float64Array(n).fill(1),
    minutes,
    cost: new Float64Array(n),
    state: new Uint8Array(n),
  }
  return { kind: 'leastTravel', instance, sites }
}

import type { Certificate } from '../answer.ts'

/** What one leaf proves, and by how much rounding may have flattered it. */
export type LeafBound = { bound: number; slack: number }

/**
 * Walks a certificate's tree and returns the least that its leaves prove; undefined when it is no whole tree: a leaf dropped or added, a
 * variable decided twice, a vector that is not there. Every plan lies in one of the leaves, so none can do better.
 */
export function leastOverLeaves(
  { nodes, multipliers }: Certificate,
  variables: number,
  size: number,
  /** `fixed`: 1 and -1 for variables decided to be 1 and 0; undefined when the vector proves nothing. */
  leaf: (vector: number, fixed: Int8Array) => LeafBound | undefined,
): number | undefined {
  if (multipliers.length % size !== 0 || !multipliers.every(Number.isFinite)) return undefined
  const fixed = new Int8Array(variables)
  const path: number[] = []
  let least = Infinity
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at]!
    if (node >= 0) {
      if (node >= variables || fixed[node] !== 0) return undefined
      fixed[node] = 1
      path.push(node)
      continue
    }
    const vector = -1 - node
    if ((vector + 1) * size > multipliers.length) return undefined
    const proven = leaf(vector, fixed)
    if (!proven) return undefined
    least = Math.min(least, proven.bound - proven.slack)
    while (path.length > 0 && fixed[path.at(-1)!] === -1) fixed[path.pop()!] = 0
    if (path.length === 0) return at === nodes.length - 1 ? least : undefined
    fixed[path.at(-1)!] = -1
  }
  return undefined
}

/** Sums numbers and what rounding may have done to the sum. */
export class Sum {
  value = 0
  #size = 0
  #terms = 8

  add(term: number, terms = 1): void {
    this.value += term
    this.#size += Math.abs(term)
    this.#terms += terms
  }

  /** Adds what was already summed from parts of this size. */
  addParts(sum: number, size: number, terms: number): void {
    this.value += sum
    this.#size += size
    this.#terms += terms
  }

  get proven(): LeafBound {
    return { bound: this.value, slack: 2 * Number.EPSILON * this.#terms * this.#size }
  }
}

export type Verdict = { accepted: boolean; /** The bound computed anew. */ bound: number; reason?: string }

/** Compares what an answer says with what its certificate proves: minimising, `value` of the plan and `proven` over the leaves. */
export function verdict(
  answer: { status: string; bound: number; value: number },
  value: number,
  proven: number | undefined,
  whole: boolean,
): Verdict {
  if (proven === undefined) return { accepted: false, bound: -Infinity, reason: 'the tree is not whole' }
  const bound = 0 + Math.min(whole ? Math.ceil(proven) : proven, value)
  const tolerance = 1e-7 * Math.max(Math.abs(value), 1e-9)
  if (Math.abs(answer.value - value) > 1e-9 * Math.abs(value))
    return { accepted: false, bound, reason: 'the plan is worth something else' }
  if (answer.bound > bound + tolerance)
    return { accepted: false, bound, reason: 'less is proven than it says' }
  if (
    answer.status === 'optimal' &&
    value - bound > (whole ? 0.5 : 2 * tolerance) &&
    value - bound > 2 * tolerance
  )
    return { accepted: false, bound, reason: 'it is not proven to be the best' }
  return { accepted: true, bound }
}

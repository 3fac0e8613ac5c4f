/** Writes a certificate's tree (see `Certificate`) while the solver walks through it. */
export class Proving {
  readonly #nodes: number[] = []
  readonly #vectors: Float64Array[] = []

  /** Keeps a vector of multipliers; the number stands for it in `leaf`. */
  keep(vector: Float64Array): number {
    return this.#vectors.push(vector) - 1
  }

  /** From here on: the subtree in which the variable is 1; when that is complete, the one in which it is 0. */
  decide(variable: number): void {
    this.#nodes.push(variable)
  }

  leaf(vector: number): void {
    this.#nodes.push(-1 - vector)
  }

  get size(): number {
    return this.#nodes.length
  }

  written(): { nodes: Int32Array; multipliers: Float64Array } {
    const length = this.#vectors[0]?.length ?? 0
    const multipliers = new Float64Array(length * this.#vectors.length)
    this.#vectors.forEach((vector, k) => multipliers.set(vector, k * length))
    return { nodes: Int32Array.from(this.#nodes), multipliers }
  }
}

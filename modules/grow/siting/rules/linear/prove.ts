import type { Highs, Model } from 'highs'
import type { Control } from '#kit/compute/index.ts'
import { Proving } from '../certificate.ts'
import { isLarge } from './dive.ts'
import { heeding, highs } from './highs.ts'
import { fitPrices, type Linear, priced } from './model.ts'

export type ProveOptions = {
  control: Control
  /** What a leaf must reach, given the best value known. */
  target: (value: number) => number
  /** The best known, to begin with. */
  x?: Float64Array
  /** Nodes, and iterations of the simplex method, after which it ends with a gap. */
  nodes: number
  iterations?: number
  /** Asked for a plan once the first programme is solved; one as good as its bound cannot be beaten. */
  search?: (bound: number) => Float64Array
  /** What the columns that are decided are called in the certificate, and how prices lie in its vectors. */
  variableOf: (column: number) => number
  vectorOf: (prices: Float64Array) => Float64Array
  /** Given 0/1 columns that are whole, the best that the others can be. */
  settle: (x: Float64Array) => Float64Array
}

export type Proof = {
  proving: Proving
  bound: number
  x?: Float64Array
  value: number
  nodes: number
  iterations: number
  complete: boolean
}

/**
 * Branch and bound over linear programmes, written down so that anybody can check it: each leaf has row prices that prove its bound.
 * With a good plan to begin from this proves; without one it finds plans too.
 */
export async function proveByDuals(linear: Linear, options: ProveOptions): Promise<Proof> {
  const solver = await highs()
  const model = solver.createModel(linear.data(solver.infinity, false))
  try {
    // A large model begins with interior points; from a basis on, the dual simplex method is quicker.
    model.options.set({ output_flag: false, random_seed: 1, solver: isLarge(linear) ? 'ipm' : 'choose' })
    return new Tree(linear, model, solver, options).grow()
  } finally {
    model.dispose()
  }
}

/** A bound so high that it says: there is no plan in this part. */
export const IMPOSSIBLE = 1e17

class Tree {
  readonly linear: Linear
  readonly model: Model
  readonly solver: Highs
  readonly options: ProveOptions
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly units: Float64Array
  readonly proof: Proof

  constructor(linear: Linear, model: Model, solver: Highs, options: ProveOptions) {
    this.linear = linear
    this.model = model
    this.solver = solver
    this.options = options
    this.lower = Float64Array.from(linear.lower)
    this.upper = Float64Array.from(linear.upper)
    this.units = Float64Array.from(linear.rowLower, (_, r) => linear.unit(r))
    const { x } = options
    const value = x ? linear.value(x) : Infinity
    this.proof = {
      proving: new Proving(),
      bound: Infinity,
      x,
      value,
      nodes: 0,
      iterations: 0,
      complete: true,
    }
  }

  grow(): Proof {
    this.#explore()
    return this.proof
  }

  #explore(above: Float64Array = new Float64Array(this.linear.rows)): void {
    const { linear, proof } = this
    proof.nodes++
    const { prices, x } = this.#relax(above)
    const { bound, reduced } = priced(linear, prices, this.lower, this.upper)
    if (x) this.#offer(x)
    const { target: targetOf, search } = this.options
    if (proof.nodes === 1 && search && bound < targetOf(proof.value)) this.#take(search(bound))
    const target = targetOf(proof.value)
    const vector = proof.proving.keep(this.options.vectorOf(prices))
    if (bound >= Math.min(target, IMPOSSIBLE)) return this.#leaf(vector, bound)
    if (this.#isOver()) {
      proof.complete = false
      return this.#leaf(vector, bound)
    }
    const undo = this.#decide(reduced, bound, target, vector)
    const column = this.#doubtful(x, reduced)
    if (column < 0) {
      // Nothing is left to decide: only rounding can keep the bound below the target.
      proof.complete = false
      this.#leaf(vector, bound)
    } else {
      proof.proving.decide(this.options.variableOf(column))
      for (const value of [1, 0]) {
        this.#fix(column, value, value)
        this.#explore(prices)
      }
      this.#fix(column, 0, 1)
    }
    undo()
  }

  #isOver(): boolean {
    const { nodes, iterations = Infinity, control } = this.options
    return this.proof.nodes >= nodes || this.proof.iterations >= iterations || control.shouldStop()
  }

  #leaf(vector: number, bound: number): void {
    this.proof.proving.leaf(vector)
    this.proof.bound = Math.min(this.proof.bound, bound)
  }

  #fix(column: number, lower: number, upper: number): void {
    this.lower[column] = lower
    this.upper[column] = upper
    this.model.changeColBounds(column, lower, upper)
  }

  /** Columns that by their reduced cost cannot be otherwise in anything better: each is a decision with one leaf. */
  #decide(reduced: Float64Array, bound: number, target: number, vector: number): () => void {
    const { linear, proof, options } = this
    const fixed: { column: number; to: number; there: number }[] = []
    for (let column = 0; column < linear.columns; column++) {
      if (!linear.binary[column] || this.lower[column]! >= this.upper[column]!) continue
      const there = bound + Math.abs(reduced[column]!)
      if (there >= target) fixed.push({ column, to: reduced[column]! > 0 ? 0 : 1, there })
    }
    fixed.sort((a, b) => a.to - b.to) // those at 0 have their leaf before what follows, those at 1 behind it
    for (const { column, to, there } of fixed) {
      proof.proving.decide(options.variableOf(column))
      if (to === 0) this.#leaf(vector, there)
      this.#fix(column, to, to)
    }
    return () => {
      for (const { column, to, there } of fixed.toReversed()) {
        if (to === 1) this.#leaf(vector, there)
        this.#fix(column, 0, 1)
      }
    }
  }

  /** Solves the linear programme of this part: prices of its rows, and the solution where there is one. */
  #relax(above: Float64Array): { prices: Float64Array; x?: Float64Array } {
    const { linear, model } = this
    const hopeless = this.#hopeless()
    if (hopeless) return { prices: hopeless }
    if (linear.columns === 0) return { prices: new Float64Array(linear.rows), x: new Float64Array() }
    // The one programme of a large model is its whole bound: cut short, there would be a plan with nothing to hold it against.
    const { modelStatus } = model.run(
      isLarge(linear) ? undefined : heeding(this.solver, this.options.control),
    )
    const { infeasible, optimal } = this.solver.constants.modelStatus
    this.proof.iterations += Math.max(0, Number(model.info.get('simplex_iteration_count')))
    if (modelStatus === infeasible) {
      const ray = model.getDualRay()?.values
      return {
        prices: this.#enough(ray ? ray.map((y, r) => y / this.units[r]!) : new Float64Array(linear.rows)),
      }
    }
    const { rowDual, colValue } = model.getSolution()
    const prices = rowDual.map((y, r) => y / this.units[r]!)
    fitPrices(linear, prices)
    if (modelStatus === optimal) return { prices, x: colValue }
    // Stopped on the way: what it has by then may prove less than the prices of the node above.
    const proves = (each: Float64Array) => priced(linear, each, this.lower, this.upper).bound
    return { prices: proves(prices) > proves(above) ? prices : above }
  }

  /** A row that what is decided makes impossible, priced so that it shows; HiGHS may overlook one yuan. */
  #hopeless(): Float64Array | undefined {
    const { linear, lower, upper } = this
    for (let r = 0; r < linear.rows; r++) {
      let [least, most] = [0, 0]
      for (let k = linear.starts[r]!; k < linear.starts[r + 1]!; k++) {
        const [value, column] = [linear.values[k]!, linear.indices[k]!]
        least += value * (value > 0 ? lower[column]! : upper[column]!)
        most += value * (value > 0 ? upper[column]! : lower[column]!)
      }
      const above = least > linear.rowUpper[r]! + 1e-9
      if (!above && most >= linear.rowLower[r]! - 1e-9) continue
      const ray = new Float64Array(linear.rows)
      ray[r] = above ? -1 : 1
      return this.#enough(ray)
    }
    return undefined
  }

  /** Prices along a ray along which the bound grows for ever, far enough. */
  #enough(ray: Float64Array): Float64Array {
    const { linear, lower, upper, options, proof } = this
    const toward = (scale: number) => {
      const prices = ray.map((y) => y * scale)
      fitPrices(linear, prices)
      return prices
    }
    const bounds = [1, -1].map((sign) => priced(linear, toward(sign), lower, upper).bound)
    const sign = bounds[1]! > bounds[0]! ? -1 : 1
    const target = Math.min(options.target(proof.value), IMPOSSIBLE)
    for (let scale = 1; scale < 1e24; scale *= 8)
      if (priced(linear, toward(sign * scale), lower, upper).bound >= target) return toward(sign * scale)
    return toward(0)
  }

  /** Takes over a solution that is whole and better. */
  #offer(x: Float64Array): void {
    const { binary } = this.linear
    if (x.some((value, j) => binary[j] && Math.abs(value - Math.round(value)) > 1e-6)) return
    this.#take(this.options.settle(x.map((value, j) => (binary[j] ? Math.round(value) : value))))
  }

  /** Takes over a plan that holds and is better. */
  #take(whole: Float64Array): void {
    const { linear, proof } = this
    const value = linear.value(whole)
    if (value < proof.value && linear.fulfils(whole)) {
      proof.x = whole
      proof.value = value
    }
  }

  #doubtful(x: Float64Array | undefined, reduced: Float64Array): number {
    let [best, at] = [Infinity, -1]
    for (let column = 0; column < this.linear.columns; column++) {
      if (!this.linear.binary[column] || this.lower[column]! >= this.upper[column]!) continue
      const doubt = Math.abs((x?.[column] ?? 0.5) - 0.5) + (reduced[column] === 0 ? 0 : 1e-3)
      if (doubt < best) [best, at] = [doubt, column]
    }
    return at
  }
}

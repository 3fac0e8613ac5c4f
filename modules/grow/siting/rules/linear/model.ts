import type { ModelData } from 'highs'

/**
 * A linear model to be minimised, put together row by row. Columns lie between bounds, all finite: so every choice of row prices
 * proves a bound (see `priced`).
 */
export class Linear {
  readonly cost: number[] = []
  readonly lower: number[] = []
  readonly upper: number[] = []
  /** Columns that must be 0 or 1. */
  readonly binary: boolean[] = []
  readonly rowLower: number[] = []
  readonly rowUpper: number[] = []
  readonly starts: number[] = [0]
  readonly indices: number[] = []
  readonly values: number[] = []

  column(cost: number, binary: boolean, lower = 0, upper = 1): number {
    this.lower.push(lower)
    this.upper.push(upper)
    this.binary.push(binary)
    return this.cost.push(cost) - 1
  }

  /** Adds one term to the row being written. */
  term(column: number, value: number): void {
    this.indices.push(column)
    this.values.push(value)
  }

  /** Ends the row being written. Returns its number. */
  row(lower: number, upper: number): number {
    this.rowLower.push(lower)
    this.rowUpper.push(upper)
    this.starts.push(this.indices.length)
    return this.rowLower.length - 1
  }

  get rows(): number {
    return this.rowLower.length
  }

  get columns(): number {
    return this.cost.length
  }

  /** As HiGHS takes it. Rows of large numbers are written in larger units, so that its tolerances mean little. */
  data(infinity: number, integral: boolean): ModelData {
    const finite = (value: number) => (Number.isFinite(value) ? value : Math.sign(value) * infinity)
    const units = this.rowLower.map((_, r) => this.unit(r))
    const values = Float64Array.from(this.values)
    units.forEach((unit, r) => {
      if (unit !== 1) for (let k = this.starts[r]!; k < this.starts[r + 1]!; k++) values[k]! /= unit
    })
    return {
      numCols: this.columns,
      numRows: this.rows,
      colCost: Float64Array.from(this.cost),
      colLower: Float64Array.from(this.lower),
      colUpper: Float64Array.from(this.upper),
      rowLower: Float64Array.from(this.rowLower, (value, r) => finite(value / units[r]!)),
      rowUpper: Float64Array.from(this.rowUpper, (value, r) => finite(value / units[r]!)),
      ...(integral ? { integrality: Int32Array.from(this.binary, (is) => (is ? 1 : 0)) } : {}),
      matrix: {
        format: 'csr',
        numRows: this.rows,
        numCols: this.columns,
        starts: Int32Array.from(this.starts),
        indices: Int32Array.from(this.indices),
        values,
      },
    }
  }

  /** What one in HiGHS's row stands for. */
  unit(row: number): number {
    let most = 0
    for (let k = this.starts[row]!; k < this.starts[row + 1]!; k++)
      most = Math.max(most, Math.abs(this.values[k]!))
    return most > 1000 ? most / 1000 : 1
  }

  activity(row: number, x: ArrayLike<number>): number {
    let sum = 0
    for (let k = this.starts[row]!; k < this.starts[row + 1]!; k++)
      sum += this.values[k]! * x[this.indices[k]!]!
    return sum
  }

  /** Whether 0/1 columns that are whole, and the others, fulfil every row: exactly where the numbers are whole. */
  fulfils(x: ArrayLike<number>): boolean {
    for (let r = 0; r < this.rows; r++) {
      const activity = this.activity(r, x)
      if (activity < this.rowLower[r]! - 1e-9 || activity > this.rowUpper[r]! + 1e-9) return false
    }
    return true
  }

  value(x: ArrayLike<number>): number {
    return this.cost.reduce((sum, cost, j) => sum + cost * x[j]!, 0)
  }
}

/** Makes a price fit for its row: a row without an upper bound has no price below 0, and the other way round. */
export function fitPrices(linear: Linear, prices: Float64Array): void {
  for (let r = 0; r < prices.length; r++) {
    if (linear.rowUpper[r] === Infinity) prices[r] = Math.max(0, prices[r]!)
    if (linear.rowLower[r] === -Infinity) prices[r] = Math.min(0, prices[r]!)
  }
}

/** The bound that row prices prove (weak duality), with each column's reduced cost. Whatever the prices are, nothing costs less. */
export function priced(
  linear: Linear,
  prices: Float64Array,
  lower: ArrayLike<number>,
  upper: ArrayLike<number>,
) {
  const reduced = Float64Array.from(linear.cost)
  let bound = 0
  for (let r = 0; r < linear.rows; r++) {
    const price = prices[r]!
    if (price === 0) continue
    bound += price * (price > 0 ? linear.rowLower[r]! : linear.rowUpper[r]!)
    for (let k = linear.starts[r]!; k < linear.starts[r + 1]!; k++)
      reduced[linear.indices[k]!]! -= price * linear.values[k]!
  }
  for (let j = 0; j < reduced.length; j++) bound += reduced[j]! * (reduced[j]! > 0 ? lower[j]! : upper[j]!)
  return { bound, reduced }
}

import { type HallProblem, type HallWish, type Placement, pointsOf } from './problem.ts'

/** What stands against a use of a hall at a time. */
export type Against =
  | { refusal: 'notOpen' | 'heldFirm' | 'thatDay' | 'elsewhere' }
  | { refusal: null; holders: number[]; overCap: boolean }

/** A plan as it lies in the week: who holds what, and what stands against anything else. Placements are named by their position. */
export class Board {
  readonly placements: readonly Placement[]
  readonly #problem: HallProblem
  readonly #byUnit: Int32Array
  readonly #width: number

  constructor(problem: HallProblem, placements: readonly Placement[]) {
    this.#problem = problem
    this.placements = placements
    this.#width = problem.week.days * problem.week.cells
    this.#byUnit = new Int32Array(problem.units * this.#width).fill(-1)
    for (const [n, placed] of placements.entries()) this.#each(placed, (at) => (this.#byUnit[at] = n))
  }

  #each({ space, day, start, length }: Omit<Placement, 'request' | 'rank'>, act: (at: number) => void): void {
    const { week, spaces } = this.#problem
    const from = day * week.cells + start
    const shut = Math.min(from + length + spaces[space]!.pad, (day + 1) * week.cells)
    for (const unit of spaces[space]!.units) for (let at = from; at < shut; at++) act(unit * this.#width + at)
  }

  /** What stands against `wished`; the placement `besides` (the one that would move) is not in its own way. */
  against(wished: Placement, besides = -1): Against {
    const { week, spaces, requests, caps } = this.#problem
    const { request, space, day, start, length } = wished
    const hall = spaces[space]!
    const base = day * week.cells
    for (let cell = start; cell < start + length; cell++)
      if (!hall.open[base + cell]) return { refusal: 'notOpen' }
    for (let cell = start; cell < Math.min(start + length + hall.pad, week.cells); cell++)
      if (!hall.free[base + cell]) return { refusal: 'heldFirm' }
    const { club } = requests[request]!
    let used = length
    for (const [n, other] of this.placements.entries()) {
      if (n === besides || requests[other.request]!.club !== club) continue
      used += other.length
      if (other.day !== day) continue
      if (other.request === request) return { refusal: 'thatDay' }
      if (other.start < start + length && start < other.start + other.length) return { refusal: 'elsewhere' }
    }
    const holders = new Set<number>()
    this.#each(wished, (at) => {
      const n = this.#byUnit[at]!
      if (n >= 0 && n !== besides) holders.add(n)
    })
    return {
      refusal: null,
      holders: [...holders].toSorted((a, b) => a - b),
      overCap: caps[club]! > 0 && used > caps[club]!,
    }
  }

  /** Every way to fulfil a wish, whatever stands against it. */
  *ways(request: number, wish: HallWish, rank: number): Generator<Placement> {
    const { least, wanted } = this.#problem.requests[request]!
    for (const day of wish.days)
      for (const space of wish.spaces)
        for (let start = wish.from; start + least <= wish.until; start++)
          for (let length = Math.min(wanted, wish.until - start); length >= least; length--)
            yield { request, space, day, start, length, rank }
  }

  /** The best way to place a request that nothing stands against, or null. */
  bestFree(request: number): Placement | null {
    let best: Placement | null = null
    let most = 0
    for (const [rank, wish] of this.#problem.requests[request]!.wishes.entries())
      for (const way of this.ways(request, wish, rank)) {
        const points = pointsOf(this.#problem, way)
        if (points <= most) continue
        const against = this.against(way)
        if (against.refusal !== null || against.overCap || against.holders.length > 0) continue
        best = way
        most = points
      }
    return best
  }
}

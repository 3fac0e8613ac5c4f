import { randomFrom } from '../random.ts'

export type Covering = {
  /** The sites that reach each point. */
  reachedBy: readonly Int32Array[]
  /** What each site counts; one that counts nothing is taken beforehand. */
  price: Float64Array
  /** A plan that counts so much or less is good enough. */
  target: number
  /** Entries of the sets to be looked at: a limit that means the same on every machine. */
  entries: number
  shouldStop: () => boolean
}

/**
 * A good choice of sites that reaches every point: row-weighting local search (Gao, Weise & Li 2015). Sites leave until somebody is
 * not reached, then change places one by one; whoever goes unreached weighs more from move to move, so that the search does not
 * stay where it is. Proves nothing.
 */
export function searchCover(covering: Covering): Uint8Array {
  return new Search(covering).run()
}

class Search {
  readonly covering: Covering
  readonly random = randomFrom(1)
  readonly pointsOf: number[][]
  /** Who goes unreached, and where each stands in that list. */
  readonly unreached: number[] = []
  readonly at: Int32Array
  readonly weight: Float64Array
  /** How many chosen sites reach each point, and the sum of their numbers: with one, its number. */
  readonly times: Int32Array
  readonly sum: Float64Array
  readonly chosen: Uint8Array
  /** Sites that may leave. */
  readonly movable: number[] = []
  /** Weight that a site outside would newly reach, or that a chosen one alone reaches. */
  readonly gain: Float64Array
  /** The move in which a site last came or left, and that in which a point was last touched. */
  readonly moved: Int32Array
  readonly touched: Int32Array
  move = 0
  value = 0
  entries = 0

  constructor(covering: Covering) {
    const { reachedBy, price } = covering
    const [n, m] = [reachedBy.length, price.length]
    this.covering = covering
    this.pointsOf = Array.from(price, () => [])
    reachedBy.forEach((sites, k) => sites.forEach((j) => this.pointsOf[j]!.push(k)))
    this.at = Int32Array.from(reachedBy, (_, k) => this.unreached.push(k) - 1)
    this.weight = new Float64Array(n).fill(1)
    this.times = new Int32Array(n)
    this.sum = new Float64Array(n)
    this.touched = new Int32Array(n)
    this.chosen = new Uint8Array(m)
    this.moved = new Int32Array(m)
    this.gain = Float64Array.from(this.pointsOf, (points) => points.length)
  }

  run(): Uint8Array {
    const { reachedBy, price, target, entries, shouldStop } = this.covering
    price.forEach((each, j) => each === 0 && this.#add(j))
    while (this.unreached.length > 0) this.#add(this.#best(price.keys(), (j) => !this.chosen[j]))
    let best = this.chosen.slice()
    let least = this.value
    while (least > target && this.entries < entries && this.movable.length > 0 && !shouldStop()) {
      const last = this.move
      this.#remove(this.#easiest(last))
      if (this.unreached.length === 0) {
        best = this.chosen.slice()
        least = this.value
        continue
      }
      const missed = this.unreached[Math.floor(this.random() * this.unreached.length)]!
      let next = this.#best(reachedBy[missed]!, (j) => this.#changed(j))
      if (next < 0) next = this.#best(reachedBy[missed]!, () => true)
      if (this.value + price[next]! >= least) continue
      this.#add(next)
      for (const k of this.unreached) {
        this.weight[k]!++
        for (const j of reachedBy[k]!) this.gain[j]!++
      }
      if (this.unreached.length === 0) {
        best = this.chosen.slice()
        least = this.value
      }
    }
    return best
  }

  /** The site that newly reaches most for what it counts; in a tie the one that stayed longest. */
  #best(sites: Iterable<number>, may: (site: number) => boolean): number {
    const { price } = this.covering
    let [most, at] = [0, -1]
    for (const j of sites) {
      const worth = this.gain[j]! / price[j]!
      if (worth < most || (worth === most && at >= 0 && this.moved[j]! >= this.moved[at]!) || !may(j))
        continue
      ;[most, at] = [worth, j]
    }
    return at
  }

  /** Whether something around a site has changed since it left: else it would come back, and moves go in circles. */
  #changed(site: number): boolean {
    return this.pointsOf[site]!.some((k) => this.touched[k]! > this.moved[site]!)
  }

  /** The chosen site that is missed least for what it counts, but not the one that came last. */
  #easiest(last: number): number {
    const { price } = this.covering
    let [least, at] = [Infinity, -1]
    for (const j of this.movable) {
      if (this.moved[j] === last && this.movable.length > 1) continue
      const worth = this.gain[j]! / price[j]!
      if (worth < least || (worth === least && this.moved[j]! < this.moved[at]!)) [least, at] = [worth, j]
    }
    return at
  }

  #add(site: number): void {
    const { reachedBy, price } = this.covering
    this.chosen[site] = 1
    this.moved[site] = ++this.move
    this.value += price[site]!
    if (price[site]! > 0) this.movable.push(site)
    for (const k of this.pointsOf[site]!) {
      this.touched[k] = this.move
      const before = this.times[k]!++
      if (before === 1) this.gain[this.sum[k]!]! -= this.weight[k]!
      this.sum[k]! += site
      if (before > 0) continue
      const other = this.unreached.pop()!
      if (other !== k) this.at[(this.unreached[this.at[k]!] = other)] = this.at[k]!
      for (const j of reachedBy[k]!) if (j !== site) this.gain[j]! -= this.weight[k]!
      this.entries += reachedBy[k]!.length
    }
    // What it newly reached is what it alone reaches now: its gain stays.
    this.entries += this.pointsOf[site]!.length
  }

  #remove(site: number): void {
    const { reachedBy, price } = this.covering
    this.chosen[site] = 0
    this.moved[site] = ++this.move
    this.value -= price[site]!
    this.movable.splice(this.movable.indexOf(site), 1)
    for (const k of this.pointsOf[site]!) {
      this.touched[k] = this.move
      const left = --this.times[k]!
      this.sum[k]! -= site
      if (left === 1) this.gain[this.sum[k]!]! += this.weight[k]!
      if (left > 0) continue
      this.at[k] = this.unreached.push(k) - 1
      for (const j of reachedBy[k]!) if (j !== site) this.gain[j]! += this.weight[k]!
      this.entries += reachedBy[k]!.length
    }
    this.entries += this.pointsOf[site]!.length
  }
}

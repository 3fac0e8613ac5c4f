import { randomFrom } from '../random.ts'
import type { Network } from './network.ts'

/** A set of open sites with, for each point, the nearest and the second nearest of them (-1: none). */
export class Plan {
  readonly open: Uint8Array
  readonly first: Int32Array
  readonly second: Int32Array
  /** Cost to the nearest and second nearest; `far` where no site reaches the point. */
  readonly d1: Float64Array
  readonly d2: Float64Array
  count = 0
  money = 0
  /** How many moves improved it. */
  moves = 0
  readonly net: Network
  /** What counts for "no way": more than all else together, so that fewer points without a way is always better. */
  readonly far: number
  readonly loss: Float64Array

  constructor(net: Network, far: number, sites: Iterable<number>) {
    const { n, m } = net
    this.net = net
    this.far = far
    this.open = new Uint8Array(m)
    this.first = new Int32Array(n).fill(-1)
    this.second = new Int32Array(n).fill(-1)
    this.d1 = new Float64Array(n).fill(far)
    this.d2 = new Float64Array(n).fill(far)
    this.loss = new Float64Array(m)
    for (const s of sites) this.set(s, 1)
    for (let i = 0; i < n; i++) this.#locate(i)
  }

  set(s: number, open: 0 | 1): void {
    if (this.open[s] === open) return
    this.open[s] = open
    this.count += open ? 1 : -1
    this.money += open ? this.net.price[s]! : -this.net.price[s]!
  }

  /** Finds the two nearest open sites of a point, along its sorted list. */
  #locate(i: number): void {
    const { m, order, near } = this.net
    let found = 0
    this.first[i] = this.second[i] = -1
    this.d1[i] = this.d2[i] = this.far
    for (let k = i * m; k < (i + 1) * m && near[k]! < Infinity; k++) {
      const s = order[k]!
      if (!this.open[s]) continue
      if (found++ === 0) {
        this.first[i] = s
        this.d1[i] = near[k]!
      } else {
        this.second[i] = s
        this.d2[i] = near[k]!
        break
      }
    }
  }

  /** Opens one site and closes another (either may be -1: none), and mends what that changes. */
  exchange(add: number, drop: number): void {
    const { n, cost } = this.net
    if (add >= 0) this.set(add, 1)
    if (drop >= 0) this.set(drop, 0)
    for (let i = 0; i < n; i++) {
      if (
        (drop >= 0 && (this.first[i] === drop || this.second[i] === drop)) ||
        (add >= 0 && cost[add * n + i]! < this.d2[i]!)
      )
        this.#locate(i)
    }
    this.moves++
  }

  value(): number {
    let sum = 0
    for (const d of this.d1) sum += d
    return sum
  }

  /** Points without a way to an open site. */
  stranded(): number {
    return this.first.reduce((sum, s) => sum + (s < 0 ? 1 : 0), 0)
  }

  sites(): number[] {
    return [...this.open.keys()].filter((s) => this.open[s])
  }

  /**
   * The best exchange for a site to be opened (Whitaker 1983): what it saves, less what closing the best other one loses.
   * Returns the saving; the site to close is in `drop` (-1: none need be).
   */
  drop = -1
  gainOf(add: number, fits: boolean): number {
    const { n, m, cost, locked, price, budget } = this.net
    const { loss, first, d1, d2, open, far } = this
    loss.fill(0)
    let saves = 0
    const column = add * n
    for (let i = 0; i < n; i++) {
      const to = Math.min(cost[column + i]!, far)
      const nearest = d1[i]!
      if (to < nearest) saves += nearest - to
      else if (first[i]! >= 0) loss[first[i]!]! += Math.min(to, d2[i]!) - nearest
    }
    this.drop = -1
    if (fits) return saves
    let least = Infinity
    for (let s = 0; s < m; s++)
      if (open[s] && !locked[s] && loss[s]! < least && this.money + price[add]! - price[s]! <= budget) {
        least = loss[s]!
        this.drop = s
      }
    return saves - least
  }
}

/** Exchanges as long as one helps (Teitz & Bart 1968), sites in turn from `from` on. */
export function interchange(plan: Plan, from = 0): void {
  const { m, limit, price, budget } = plan.net
  let idle = 0
  for (let turn = from; idle < m; turn = (turn + 1) % m) {
    idle++
    if (plan.open[turn]) continue
    const fits = plan.count < limit && plan.money + price[turn]! <= budget
    const gain = plan.gainOf(turn, fits)
    if (gain <= 1e-12 * plan.far) continue // what rounding could feign is no saving
    plan.exchange(turn, plan.drop)
    idle = 0
  }
}

/** More than all distances together: so that a plan which reaches everybody beats any that does not. */
export function farOf({ n, m, near }: Network): number {
  let sum = 1
  for (let i = 0; i < n; i++)
    for (let k = (i + 1) * m - 1; k >= i * m; k--)
      if (near[k]! < Infinity) {
        sum += near[k]!
        break
      }
  return sum
}

/** Opens, one after another, the site that saves most (per money where money is short). */
export function greedy(net: Network, far: number): Plan {
  const plan = new Plan(
    net,
    far,
    [...net.locked.keys()].filter((s) => net.locked[s]),
  )
  for (;;) {
    let [best, at] = [0, -1]
    for (let s = 0; s < net.m; s++) {
      if (plan.open[s] || plan.count >= net.limit || plan.money + net.price[s]! > net.budget) continue
      const gain = plan.gainOf(s, true) / (net.budget < Infinity ? net.price[s]! + 1 : 1)
      if (gain > best) [best, at] = [gain, s]
    }
    if (at < 0) return plan
    plan.exchange(at, -1)
  }
}

/** Closes `much` sites by chance and opens others, then exchanges again; keeps the better plan. `rounds` times. */
export function shake(best: Plan, rounds: number, seed: number, shouldStop: () => boolean): Plan {
  const random = randomFrom(seed)
  const { net, far } = best
  let value = best.value()
  for (let round = 0; round < rounds && !shouldStop(); round++) {
    const sites = best.sites()
    const free = sites.filter((s) => !net.locked[s])
    if (free.length === 0) return best
    const much = 1 + Math.floor(random() * Math.min(4, free.length))
    const closed = new Set(Array.from({ length: much }, () => free[Math.floor(random() * free.length)]!))
    const plan = new Plan(
      net,
      far,
      sites.filter((s) => !closed.has(s)),
    )
    interchange(plan, Math.floor(random() * net.m))
    plan.moves += best.moves
    const reached = plan.value()
    if (reached < value) [best, value] = [plan, reached]
    else best.moves = plan.moves
  }
  return best
}

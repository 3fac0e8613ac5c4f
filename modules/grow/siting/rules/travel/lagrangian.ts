import type { Network } from './network.ts'

/** A site within one part of the tree: open, closed, or not decided. */
export const FREE = 0
export const OPEN = 1
export const CLOSED = -1

/**
 * The Lagrangian of the p-median with "each point goes to one site" relaxed at price u_i, and the budget at price `money`:
 * Σ u_i − money·B + Σ over the chosen sites of ρ_s, where ρ_s = money·c_s + Σ_i min(0, cost_is − u_i). Chosen are those fixed open and,
 * as far as the limit allows, the free ones of least ρ below 0. Whatever the prices are, no plan costs less.
 */
export class Lagrangian {
  readonly net: Network
  readonly rho: Float64Array
  readonly chosen: Uint8Array
  /** Free sites with ρ < 0, least first; the first `taken` are chosen. */
  readonly candidates: number[] = []
  taken = 0
  value = 0
  /** Subgradient: how far each point is from being served once; `moneyLeft`: how far the chosen exceed the budget. */
  readonly slope: Float64Array
  moneyOver = 0
  /** Entries looked at so far: what effort is measured in. */
  work = 0

  constructor(net: Network) {
    this.net = net
    this.rho = new Float64Array(net.m)
    this.chosen = new Uint8Array(net.m)
    this.slope = new Float64Array(net.n)
  }

  /** Computes value, ρ and choice for the prices. `fixed` says what is decided. */
  evaluate(u: Float64Array, money: number, fixed: Int8Array): number {
    const { n, m, order, near, price, budget, limit } = this.net
    const { rho, chosen, candidates } = this
    for (let s = 0; s < m; s++) rho[s] = money > 0 ? money * price[s]! : 0
    let value = money > 0 ? -money * budget : 0
    for (let i = 0; i < n; i++) {
      const ui = u[i]!
      value += ui
      let k = i * m
      for (const end = k + m; k < end && near[k]! < ui; k++) rho[order[k]!]! += near[k]! - ui
      this.work += k - i * m
    }
    candidates.length = 0
    chosen.fill(0)
    let free = limit
    for (let s = 0; s < m; s++)
      if (fixed[s] === OPEN) {
        chosen[s] = 1
        value += rho[s]!
        free--
      } else if (fixed[s] === FREE && rho[s]! < 0) candidates.push(s)
    candidates.sort((a, b) => rho[a]! - rho[b]! || a - b)
    this.taken = Math.max(0, Math.min(free, candidates.length))
    for (let k = 0; k < this.taken; k++) {
      chosen[candidates[k]!] = 1
      value += rho[candidates[k]!]!
    }
    if (free < 0) value = Infinity // more is fixed open than may be
    this.value = value
    return value
  }

  /** The subgradient at the prices just evaluated; returns its squared length. */
  differentiate(u: Float64Array, money: number): number {
    const { n, m, order, near, price, budget } = this.net
    const { slope, chosen } = this
    let square = 0
    for (let i = 0; i < n; i++) {
      const ui = u[i]!
      let served = 0
      let k = i * m
      for (const end = k + m; k < end && near[k]! < ui; k++) served += chosen[order[k]!]!
      slope[i] = 1 - served
      square += (1 - served) * (1 - served)
    }
    if (budget < Infinity) {
      this.moneyOver = -budget
      for (let s = 0; s < m; s++) if (chosen[s]) this.moneyOver += price[s]!
      if (money <= 0 && this.moneyOver < 0) this.moneyOver = 0
    }
    return square
  }

  /** What the value would at least be if this site, not decided yet, were open (1) or closed (-1). */
  valueIf(s: number, decision: number, free: number): number {
    const { rho, chosen, candidates, taken, value } = this
    if (decision === OPEN) {
      if (chosen[s]) return value
      if (free <= 0) return Infinity
      // It takes the place of the least useful one, if no place is left.
      const displaced = taken === free ? rho[candidates[taken - 1]!]! : 0
      return value + rho[s]! - displaced
    }
    if (!chosen[s]) return value
    const next = taken < candidates.length ? rho[candidates[taken]!]! : 0
    return value - rho[s]! + next
  }
}

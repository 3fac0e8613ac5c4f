import { Proving } from '../certificate.ts'
import { CLOSED, FREE, Lagrangian, OPEN } from './lagrangian.ts'
import type { Network } from './network.ts'
import { type Ascent, ascend, type Prices } from './subgradient.ts'

/** What the search knows and shares with the heuristic: the best plan's cost, and how to look for a better one. */
export type Incumbent = {
  value: () => number
  /** Offered with every better bound: the sites that the relaxation chose. */
  tryPlan: (chosen: Uint8Array) => void
}

export type Limits = {
  rootIterations: number
  nodeIterations: number
  /** Entries looked at, and nodes, after which it ends with a gap: limits that do not depend on the machine. */
  work: number
  nodes: number
  /** Ends as soon as the gap is so small; 0: proves. */
  gap: number
  shouldStop: () => boolean
  progress: (bound: number) => void
}

export type Searched = {
  proving: Proving
  /** The least bound over all leaves. */
  bound: number
  nodes: number
  iterations: number
  /** False when a limit ended it before everything was looked at. */
  complete: boolean
}

/** Branch and bound over open/closed, bounded by the Lagrangian, which also decides sites that cannot be otherwise. */
export function branch(net: Network, start: Prices, incumbent: Incumbent, limits: Limits): Searched {
  const lagrangian = new Lagrangian(net)
  const proving = new Proving()
  const fixed = Int8Array.from(net.locked, (is) => (is ? OPEN : FREE))
  const target = () => targetOf(net, incumbent.value(), limits.gap)
  let [iterations, nodes, complete, bound] = [0, 0, true, Infinity]
  const over = () => limits.shouldStop() || nodes >= limits.nodes || lagrangian.work >= limits.work

  const leaf = (vector: number, value: number) => {
    proving.leaf(vector)
    bound = Math.min(bound, value)
  }
  const vectorOf = ({ u, money }: Prices) => {
    const vector = new Float64Array(net.n + 1)
    vector.set(u)
    vector[net.n] = money
    return proving.keep(vector)
  }

  const explore = (from: Prices, rounds: number): void => {
    nodes++
    const ascent = ascend({
      lagrangian,
      fixed,
      from,
      upper: incumbent.value,
      target,
      iterations: rounds,
      patience: nodes === 1 ? 60 : 15,
      onBetter: () => incumbent.tryPlan(lagrangian.chosen),
      shouldStop: limits.shouldStop,
    })
    iterations += ascent.iterations
    if (nodes === 1) limits.progress(ascent.bound)
    const prices = settled(lagrangian, fixed, ascent.prices)
    const value = lagrangian.evaluate(prices.u, prices.money, fixed)
    const vector = vectorOf(prices)
    if (value >= target()) return leaf(vector, value)
    if (over()) {
      complete = false
      return leaf(vector, value)
    }
    const { open, closed } = decided(lagrangian, fixed, target())
    for (const [s, there] of closed) {
      proving.decide(s)
      leaf(vector, there)
      fixed[s] = CLOSED
    }
    for (const [s] of open) {
      proving.decide(s)
      fixed[s] = OPEN
    }
    const freed = open.length + closed.length
    if (freed > 0 && freed * 10 > count(fixed, FREE)) explore(prices, limits.nodeIterations)
    else split(ascent, prices, vector, value)
    for (const [s, there] of open.toReversed()) {
      leaf(vector, there)
      fixed[s] = FREE
    }
    for (const [s] of closed) fixed[s] = FREE
  }

  const split = ({ share }: Ascent, prices: Prices, vector: number, value: number): void => {
    const s = doubtful(fixed, share, lagrangian)
    if (s < 0) {
      complete = false // nothing left to decide, and rounding keeps the bound below the target
      return leaf(vector, value)
    }
    proving.decide(s)
    for (const decision of [OPEN, CLOSED]) {
      fixed[s] = decision
      explore(prices, limits.nodeIterations)
    }
    fixed[s] = FREE
  }

  explore(start, limits.rootIterations)
  return { proving, bound, nodes, iterations, complete }
}

/** What a leaf has to reach: with whole values everything above `value − 1` proves it; else all but 1e-7 of it. */
export function targetOf({ n, m, whole }: Network, value: number, gap: number): number {
  if (value === Infinity) return Infinity
  const rounding = 1e-6 + 8 * (n + m) * Number.EPSILON * value
  const proven = whole && rounding < 0.5 ? value - 1 + rounding : value * (1 - 1e-7)
  return Math.min(proven, gap > 0 ? value * (1 - gap) : Infinity)
}

/** Where everything is decided the best prices are known: each point's cost to its nearest site, which makes the bound the plan. */
function settled({ net }: Lagrangian, fixed: Int8Array, prices: Prices): Prices {
  if (count(fixed, FREE) > 0 && count(fixed, OPEN) < net.limit) return prices
  const { n, m, order, near } = net
  let sum = 1
  const u = Float64Array.from({ length: n }, (_, i) => {
    for (let k = i * m; k < (i + 1) * m; k++) if (fixed[order[k]!] === OPEN) return near[k]!
    return Infinity
  })
  for (const each of u) if (each < Infinity) sum += each
  const stranded = Math.max(sum, 1e15)
  return { u: u.map((each) => (each < Infinity ? each : stranded)), money: 0 }
}

/** The free sites that no better plan can have open (or cannot have closed), each with what the bound would then be. */
function decided(lagrangian: Lagrangian, fixed: Int8Array, target: number) {
  const { limit, price, budget } = lagrangian.net
  const free = limit - count(fixed, OPEN)
  const left = fixed.reduce((money, each, s) => (each === OPEN ? money - price[s]! : money), budget)
  const open: [number, number][] = []
  const closed: [number, number][] = []
  for (let s = 0; s < lagrangian.net.m; s++) {
    if (fixed[s] !== FREE) continue
    const ifOpen = price[s]! > left ? Infinity : lagrangian.valueIf(s, OPEN, free)
    const ifClosed = lagrangian.valueIf(s, CLOSED, free)
    if (ifOpen >= target) closed.push([s, ifOpen])
    else if (ifClosed >= target) open.push([s, ifClosed])
  }
  return { open, closed }
}

/** The free site about which the relaxation wavers most. */
function doubtful(fixed: Int8Array, share: Float64Array, { rho }: Lagrangian): number {
  let [best, at] = [Infinity, -1]
  for (let s = 0; s < fixed.length; s++) {
    if (fixed[s] !== FREE) continue
    const doubt = Math.abs(share[s]! - 0.5) + 1e-9 * s - (rho[s]! < 0 ? 1e-3 : 0)
    if (doubt < best) [best, at] = [doubt, s]
  }
  return at
}

function count(fixed: Int8Array, decision: number): number {
  let sum = 0
  for (const each of fixed) if (each === decision) sum++
  return sum
}

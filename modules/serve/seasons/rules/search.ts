import type { Market } from './market.ts'
import { Plan } from './plan.ts'
import { Margins, type Prices } from './prices.ts'

/** Takes options in the order of their margin at the prices, as long as they fit. */
export function greedyPlan(market: Market, prices: Prices): Plan {
  const margin = new Margins(market).at(prices)
  const order = Int32Array.from({ length: market.count }, (_, option) => option)
  order.sort((a, b) => margin[b]! - margin[a]! || a - b)
  const plan = new Plan(market)
  for (const option of order) if (plan.fits(option)) plan.add(option)
  return plan
}

/** A stream of numbers below 2³²; the same seed, the same numbers (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return (t ^ (t >>> 14)) >>> 0
  }
}

export type SearchOptions = {
  /** How many changes are tried. */
  moves: number
  shouldStop?: () => boolean
  /** Told now and then: how far, and the best so far. */
  onProgress?: (share: number, value: number) => void
}

const WAYS = 4
const PAUSE = 1_024

/**
 * Improves a plan: an option comes in, what is in its way goes and is placed elsewhere where it can be; what is worse is kept
 * now and then, less and less (simulated annealing). The same plan and number of moves give the same result.
 */
export function improve(market: Market, begin: Plan, prices: Prices, options: SearchOptions): Plan {
  const { moves, shouldStop = () => false, onProgress = () => {} } = options
  const margin = new Margins(market).at(prices)
  const next = numbersFrom(20_261_123)
  const plan = begin
  const best = { value: plan.value, options: plan.options() }
  const byMargin = orderedByMargin(market, margin)
  const requests = [...market.times.keys()].filter((r) => market.first[r]! < market.first[r + 1]!)
  if (requests.length === 0) return plan
  const mean = market.value.reduce((sum, value) => sum + value, 0) / market.count
  const away = new Int32Array(512)
  const log: number[] = [] // option added: option; removed: ~option
  const add = (option: number) => (plan.add(option), log.push(option))
  const remove = (option: number) => (plan.remove(option), log.push(~option))
  for (let n = 0; n < moves; n++) {
    if (n % PAUSE === 0) {
      if (shouldStop()) break
      onProgress(n / moves, best.value)
    }
    const share = n / moves
    const heat = mean * 0.03 * (1 - share) ** 2
    const r = requests[next() % requests.length]!
    const from = market.first[r]!
    const size = market.first[r + 1]! - from
    // Most often one of the better ways; now and then any.
    let at = next() % size
    for (let k = 1; k < WAYS; k++) at = Math.min(at, next() % size)
    const option = byMargin[from + at]!
    if (plan.has(option)) continue
    const before = plan.value
    const count = plan.inTheWay(option, away)
    if (count < 0) continue
    let lost = 0
    for (let i = 0; i < count; i++) lost += market.value[away[i]!]!
    // Even if all that goes were to come back it would not pay.
    log.length = 0
    for (let i = 0; i < count; i++) remove(away[i]!)
    add(option)
    for (let i = 0; i < count; i++) {
      const again = market.request[away[i]!]!
      refill(plan, again, byMargin, add)
    }
    refill(plan, r, byMargin, add)
    const gained = plan.value - before
    if (gained >= 0 || (heat > 0 && Math.exp(gained / heat) * 4_294_967_296 > next())) {
      if (plan.value > best.value) {
        best.value = plan.value
        best.options = plan.options()
      }
      continue
    }
    while (log.length > 0) {
      const step = log.pop()!
      if (step >= 0) plan.remove(step)
      else plan.add(~step)
    }
  }
  const result = new Plan(market)
  for (const option of best.options) result.add(option)
  return result
}

/** Places a request as often as it still may be, on its dearest ways that fit. */
function refill(plan: Plan, r: number, byMargin: Int32Array, add: (option: number) => void): void {
  const { first, times } = plan.market
  if (plan.placed[r] === times[r]) return
  for (let at = first[r]!; at < first[r + 1]! && plan.placed[r]! < times[r]!; at++)
    if (plan.fits(byMargin[at]!)) add(byMargin[at]!)
}

function orderedByMargin({ first, times, count }: Market, margin: Float64Array): Int32Array {
  const order = Int32Array.from({ length: count }, (_, option) => option)
  for (let r = 0; r < times.length; r++)
    order.subarray(first[r], first[r + 1]).sort((a, b) => margin[b]! - margin[a]! || a - b)
  return order
}

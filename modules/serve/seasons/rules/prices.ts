import type { Market } from './market.ts'

/**
 * A price for each cell of each unit, for each cell of a club with several requests, and for each cell of a club's cap: whole
 * points, none negative. Whatever the prices are, they prove a bound (`boundOf`); good ones prove a tight one.
 */
export type Prices = { unit: Float64Array; club: Float64Array; cap: Float64Array }

export const noPrices = (market: Market): Prices => ({
  unit: new Float64Array(market.problem.units * market.width),
  club: new Float64Array(market.clubRows * market.width),
  cap: new Float64Array(market.problem.caps.length),
})

/** What each option takes of the prices: its value less its price, for all options; works without allocating. */
export class Margins {
  readonly margin: Float64Array
  readonly #market: Market
  readonly #space: Float64Array
  readonly #club: Float64Array

  constructor(market: Market) {
    this.#market = market
    this.margin = new Float64Array(market.count)
    this.#space = new Float64Array(market.problem.spaces.length * (market.width + 1))
    this.#club = new Float64Array(market.clubRows * (market.width + 1))
  }

  /** Value less price of every option at these prices. */
  at({ unit, club, cap }: Prices): Float64Array {
    const market = this.#market
    const { width, problem, margin } = { ...market, margin: this.margin }
    for (let s = 0; s < problem.spaces.length; s++) {
      const { units } = problem.spaces[s]!
      let sum = 0
      const base = s * (width + 1)
      for (let at = 0; at < width; at++) {
        for (const each of units) sum += unit[each * width + at]!
        this.#space[base + at + 1] = sum
      }
    }
    for (let row = 0; row < market.clubRows; row++) {
      let sum = 0
      for (let at = 0; at < width; at++) {
        sum += club[row * width + at]!
        this.#club[row * (width + 1) + at + 1] = sum
      }
    }
    const { first, space, start, end, shut, value, clubRow } = market
    for (let r = 0; r < market.times.length; r++) {
      const own = problem.requests[r]!.club
      const row = clubRow[own]!
      const clubBase = row * (width + 1)
      const perCell = cap[own]!
      for (let option = first[r]!; option < first[r + 1]!; option++) {
        const base = space[option]! * (width + 1)
        const from = start[option]!
        const to = end[option]!
        let price = this.#space[base + shut[option]!]! - this.#space[base + from]! + perCell * (to - from)
        if (row >= 0) price += this.#club[clubBase + to]! - this.#club[clubBase + from]!
        margin[option] = value[option]! - price
      }
    }
    return margin
  }
}

/** The best option of each request on each of its best days, at most `times`, as long as it has a margin; into `picked`. */
export function pickBest(
  { first, day, times, problem }: Market,
  margin: Float64Array,
  picked: Int32Array,
): { count: number; sum: number } {
  const { days } = problem.week
  const bestOf = new Int32Array(days)
  let count = 0
  let sum = 0
  for (let r = 0; r < times.length; r++) {
    if (times[r] === 0) continue
    bestOf.fill(-1)
    for (let option = first[r]!; option < first[r + 1]!; option++) {
      const d = day[option]!
      if (margin[option]! > 0 && (bestOf[d]! < 0 || margin[option]! > margin[bestOf[d]!]!)) bestOf[d] = option
    }
    for (let n = 0; n < times[r]!; n++) {
      let most = -1
      for (let d = 0; d < days; d++)
        if (bestOf[d]! >= 0 && (most < 0 || margin[bestOf[d]!]! > margin[bestOf[most]!]!)) most = d
      if (most < 0) break
      sum += margin[bestOf[most]!]!
      picked[count++] = bestOf[most]!
      bestOf[most] = -1
    }
  }
  return { count, sum }
}

/** What all capacity costs at these prices. */
export function costOfAll(
  { problem, capLeft, clubBusy, width }: Market,
  { unit, club, cap }: Prices,
): number {
  let sum = 0
  for (const price of unit) sum += price
  for (let at = 0; at < club.length; at++) if (!clubBusy[at]) sum += club[at]!
  for (let c = 0; c < cap.length; c++) if (cap[c]! > 0) sum += cap[c]! * capLeft[c]!
  return width > 0 && problem.units >= 0 ? sum : 0
}

/** No plan is worth more than this: with whole prices an exact sum of whole numbers. */
export function boundOf(market: Market, prices: Prices, margins = new Margins(market)): number {
  const picked = new Int32Array(market.times.reduce((sum, times) => sum + times, 0))
  return market.lockedValue + costOfAll(market, prices) + pickBest(market, margins.at(prices), picked).sum
}

const STEPS = 600
const PATIENCE = 12
const SMALLEST = 0.002
const KEYS = ['unit', 'club', 'cap'] as const

/**
 * Prices that bring the bound down, by a deflected subgradient: what is asked for more than once at the prices becomes dearer,
 * what nobody takes cheaper (docs/algorithms/season.md). `worth`: a plan that is known, to size the steps by. The same input gives
 * the same prices; `shouldStop` is asked between steps.
 */
export function findPrices(
  market: Market,
  worth: number,
  { steps = STEPS, shouldStop = () => false }: { steps?: number; shouldStop?: () => boolean } = {},
): { prices: Prices; bound: number } {
  const { width, problem, clubRow, space, start, end, shut, request, capLeft } = market
  const margins = new Margins(market)
  const now = noPrices(market)
  const best = { prices: noPrices(market), bound: Infinity }
  const step = noPrices(market)
  const picked = new Int32Array(market.times.reduce((sum, times) => sum + times, 0))
  const gain = noPrices(market)
  let theta = 1
  let stale = 0
  for (let n = 0; n < steps && !shouldStop(); n++) {
    const { count, sum } = pickBest(market, margins.at(now), picked)
    const bound = market.lockedValue + costOfAll(market, now) + sum
    if (bound < best.bound - 1e-6 * bound) stale = 0
    else stale++
    if (bound < best.bound) {
      best.bound = bound
      best.prices.unit.set(now.unit)
      best.prices.club.set(now.club)
      best.prices.cap.set(now.cap)
    }
    if (stale >= PATIENCE) {
      theta *= 0.7
      stale = 0
      if (theta < SMALLEST) break
      // Begins again where it was best.
      for (const key of KEYS) now[key].set(best.prices[key])
    }
    gain.unit.fill(-1)
    gain.club.fill(-1)
    for (let c = 0; c < gain.cap.length; c++) gain.cap[c] = capLeft[c] === Infinity ? 0 : -capLeft[c]!
    for (let i = 0; i < count; i++) {
      const option = picked[i]!
      for (const unit of problem.spaces[space[option]!]!.units)
        for (let at = start[option]!; at < shut[option]!; at++) gain.unit[unit * width + at]! += 1
      const { club } = problem.requests[request[option]!]!
      const row = clubRow[club]!
      if (row >= 0) for (let at = start[option]!; at < end[option]!; at++) gain.club[row * width + at]! += 1
      if (capLeft[club] !== Infinity) gain.cap[club]! += end[option]! - start[option]!
    }
    let norm = 0
    for (const key of KEYS) norm += lengthOf(gain[key], now[key])
    if (norm === 0) break
    const size = (theta * (best.bound - worth)) / norm
    for (const key of KEYS) deflect(step[key], gain[key], now[key], size)
  }
  const prices = { unit: whole(best.prices.unit), club: whole(best.prices.club), cap: whole(best.prices.cap) }
  return { prices, bound: boundOf(market, prices, margins) }
}

const whole = (prices: Float64Array): Float64Array => prices.map((price) => Math.round(price))
const KEEP = 0.7

/** The square of the length of a direction; a price of nothing goes no lower. */
function lengthOf(gain: Float64Array, price: Float64Array): number {
  let sum = 0
  for (let at = 0; at < gain.length; at++) if (gain[at]! > 0 || price[at]! > 0) sum += gain[at]! * gain[at]!
  return sum
}

/** Mixes the direction into the one before and takes a step. */
function deflect(step: Float64Array, gain: Float64Array, price: Float64Array, size: number): void {
  for (let at = 0; at < step.length; at++) {
    const by = price[at] === 0 && gain[at]! < 0 ? 0 : KEEP * step[at]! + (1 - KEEP) * gain[at]!
    step[at] = by
    price[at] = Math.max(0, price[at]! + size * by)
  }
}

import type { Market } from './market.ts'

/** A plan while it is being made: which options are chosen, what each takes, and what stands in the way of another. Feasible at every moment. */
export class Plan {
  readonly market: Market
  /** By request and how many-eth: option or -1. */
  readonly chosen: Int32Array
  readonly placed: Int32Array
  readonly most: number
  /** By request and day: option or -1. */
  readonly onDay: Int32Array
  value: number
  /** By unit and cell: option or -1. */
  readonly #unit: Int32Array
  readonly #club: Int32Array
  readonly #left: Float64Array
  readonly #byClub: readonly (readonly number[])[]

  constructor(market: Market) {
    const { problem, width } = market
    this.market = market
    this.most = Math.max(1, ...market.times)
    this.chosen = new Int32Array(market.times.length * this.most).fill(-1)
    this.placed = new Int32Array(market.times.length)
    this.onDay = new Int32Array(market.times.length * problem.week.days).fill(-1)
    this.value = market.lockedValue
    this.#unit = new Int32Array(problem.units * width).fill(-1)
    this.#club = new Int32Array(market.clubRows * width).fill(-1)
    this.#left = market.capLeft.slice()
    const byClub: number[][] = problem.caps.map(() => [])
    for (const [r, { club }] of problem.requests.entries()) byClub[club]!.push(r)
    this.#byClub = byClub
  }

  has(option: number): boolean {
    const { request, day, problem } = this.market
    return this.onDay[request[option]! * problem.week.days + day[option]!] === option
  }

  /** Nothing stands in its way. */
  fits(option: number): boolean {
    const { market } = this
    const { problem, width } = market
    const r = market.request[option]!
    if (this.placed[r] === market.times[r]) return false
    if (this.onDay[r * problem.week.days + market.day[option]!]! >= 0) return false
    const from = market.start[option]!
    const shut = market.shut[option]!
    for (const unit of problem.spaces[market.space[option]!]!.units)
      for (let at = unit * width + from; at < unit * width + shut; at++)
        if (this.#unit[at]! >= 0) return false
    const { club } = problem.requests[r]!
    const end = market.end[option]!
    if (this.#left[club]! < end - from) return false
    const row = market.clubRow[club]!
    if (row >= 0)
      for (let at = row * width + from; at < row * width + end; at++) if (this.#club[at]! >= 0) return false
    return true
  }

  add(option: number): void {
    this.#mark(option, option)
    const { request, value, start, end, day, problem } = this.market
    const r = request[option]!
    this.chosen[r * this.most + this.placed[r]!] = option
    this.placed[r]!++
    this.onDay[r * problem.week.days + day[option]!] = option
    this.#left[problem.requests[r]!.club]! -= end[option]! - start[option]!
    this.value += value[option]!
  }

  remove(option: number): void {
    this.#mark(option, -1)
    const { request, value, start, end, day, problem } = this.market
    const r = request[option]!
    const base = r * this.most
    const last = base + --this.placed[r]!
    for (let at = base; at < last; at++) if (this.chosen[at] === option) this.chosen[at] = this.chosen[last]!
    this.chosen[last] = -1
    this.onDay[r * problem.week.days + day[option]!] = -1
    this.#left[problem.requests[r]!.club]! += end[option]! - start[option]!
    this.value -= value[option]!
  }

  #mark(option: number, as: number): void {
    const { market } = this
    const { problem, width } = market
    const from = market.start[option]!
    for (const unit of problem.spaces[market.space[option]!]!.units)
      this.#unit.fill(as, unit * width + from, unit * width + market.shut[option]!)
    const row = market.clubRow[problem.requests[market.request[option]!]!.club]!
    if (row >= 0) this.#club.fill(as, row * width + from, row * width + market.end[option]!)
  }

  /** What would have to go for this option to come, each once, into `into`; returns how many. Never fails: something can always go. */
  inTheWay(option: number, into: Int32Array): number {
    const { market } = this
    const { problem, width } = market
    let count = 0
    const note = (other: number) => {
      if (other < 0) return
      for (let i = 0; i < count; i++) if (into[i] === other) return
      into[count++] = other
    }
    const r = market.request[option]!
    const from = market.start[option]!
    const end = market.end[option]!
    for (const unit of problem.spaces[market.space[option]!]!.units)
      for (let at = unit * width + from; at < unit * width + market.shut[option]!; at++) note(this.#unit[at]!)
    const { club } = problem.requests[r]!
    const row = market.clubRow[club]!
    if (row >= 0) for (let at = row * width + from; at < row * width + end; at++) note(this.#club[at]!)
    note(this.onDay[r * problem.week.days + market.day[option]!]!)
    let own = 0
    let back = 0
    for (let i = 0; i < count; i++) {
      const other = market.request[into[i]!]!
      if (other === r) own++
      if (problem.requests[other]!.club === club) back += market.end[into[i]!]! - market.start[into[i]!]!
    }
    if (this.placed[r] === market.times[r] && own === 0) {
      const weakest = this.#weakest(
        this.chosen.subarray(r * this.most, r * this.most + this.placed[r]!),
        into,
        count,
      )
      back += market.end[weakest]! - market.start[weakest]!
      note(weakest)
    }
    while (this.#left[club]! + back < end - from) {
      const all = this.#byClub[club]!.flatMap((each) => [
        ...this.chosen.subarray(each * this.most, each * this.most + this.placed[each]!),
      ])
      const weakest = this.#weakest(all, into, count)
      if (weakest < 0) return -1
      back += market.end[weakest]! - market.start[weakest]!
      note(weakest)
    }
    return count
  }

  #weakest(options: Iterable<number>, besides: Int32Array, count: number): number {
    const { value } = this.market
    let weakest = -1
    for (const option of options) {
      if (besides.subarray(0, count).includes(option)) continue
      if (weakest < 0 || value[option]! < value[weakest]!) weakest = option
    }
    return weakest
  }

  /** All chosen options, by request. */
  options(): number[] {
    return [...this.chosen].filter((option) => option >= 0)
  }
}

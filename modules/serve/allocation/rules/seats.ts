import { type Market, OPEN } from './market.ts'

/**
 * The places of all courses while a round is matched. A course fills its kinds of places one after the other (`stages`): each
 * takes the best ranked of those entitled, as far as their parties fit, and passes the others on. The last stage is everything
 * left: its places are those that no earlier stage uses, so an unfilled reserve is open to everybody.
 * Parties are known by their rank here: the market is one in the order of the lottery (`inOrder`).
 */
export class Seats {
  readonly stages: readonly number[]
  /** courses × stages */
  readonly taken: Int32Array
  readonly #market: Market
  /** courses × stages: how many places; of the last stage the most that it could have. */
  readonly #most: Int32Array
  /** Where each stage's ranks begin in `#ranks`, and how many there are; best first. */
  readonly #start: Int32Array
  readonly #count: Int32Array
  readonly #ranks: Int32Array
  /** By course: places taken in all stages. */
  readonly #load: Int32Array
  constructor(market: Market) {
    const { courses, reserves, precedence, seats, reserved } = market
    this.#market = market
    // Open places that come last are the last stage anyhow.
    const early = precedence.at(-1) === OPEN ? precedence.slice(0, -1) : precedence
    this.stages = [...early, OPEN]
    const width = this.stages.length
    this.taken = new Int32Array(courses * width)
    this.#most = new Int32Array(courses * width)
    this.#start = new Int32Array(courses * width)
    this.#count = new Int32Array(courses * width)
    this.#load = new Int32Array(courses)
    let start = 0
    for (let course = 0; course < courses; course++) {
      let open = seats[course]!
      for (let kind = 0; kind < reserves; kind++) open -= reserved[course * reserves + kind]!
      this.stages.forEach((kind, stage) => {
        const at = course * width + stage
        const last = stage === width - 1
        this.#most[at] = last ? seats[course]! : kind === OPEN ? open : reserved[course * reserves + kind]!
        this.#start[at] = start
        start += this.#most[at]!
      })
    }
    this.#ranks = new Int32Array(start)
  }

  /** Places of the course that nobody has. */
  free(course: number): number {
    return this.#market.seats[course]! - this.#load[course]!
  }

  /** How many places a stage holds now. */
  held(course: number, stage: number): number {
    const at = course * this.stages.length + stage
    return stage === this.stages.length - 1 ? this.free(course) + this.taken[at]! : this.#most[at]!
  }

  /** The ranks in a stage, best first. */
  ranksIn(course: number, stage: number): Int32Array {
    const at = course * this.stages.length + stage
    return this.#ranks.subarray(this.#start[at]!, this.#start[at]! + this.#count[at]!)
  }

  /** Would the course let this party in now, putting others out if it must? */
  admits(course: number, rank: number): boolean {
    for (let stage = 0; stage < this.stages.length; stage++)
      if (this.#entitled(rank, this.stages[stage]!) && this.#cutFor(course, stage, rank) >= 0) return true
    return false
  }

  /** Lets the party in if it can; gives back whoever has no place at this course after it: others, itself, or nobody. */
  enter(course: number, rank: number): number[] {
    let passedOn = [rank]
    for (let stage = 0; stage < this.stages.length && passedOn.length > 0; stage++) {
      const kind = this.stages[stage]!
      const further: number[] = []
      for (const each of passedOn) {
        if (this.#entitled(each, kind)) this.#enterStage(course, stage, each, further)
        else further.push(each)
      }
      passedOn = further.length > 1 ? further.toSorted((a, b) => a - b) : further
    }
    return passedOn
  }

  /** Takes the party out again. */
  leave(course: number, rank: number): void {
    for (let stage = 0; stage < this.stages.length; stage++) {
      const index = this.ranksIn(course, stage).indexOf(rank)
      if (index < 0) continue
      const at = course * this.stages.length + stage
      const from = this.#start[at]! + index
      this.#ranks.copyWithin(from, from + 1, this.#start[at]! + this.#count[at]!)
      this.#count[at]! -= 1
      this.#weigh(course, at, -this.#size(rank))
      return
    }
  }

  #entitled(rank: number, kind: number): boolean {
    return kind === OPEN || ((this.#market.entitled[rank]! >>> kind) & 1) === 1
  }

  #size(rank: number): number {
    return this.#market.sizes[rank]!
  }

  #weigh(course: number, at: number, places: number): void {
    this.taken[at]! += places
    this.#load[course]! += places
  }

  /** How many of the stage's ranks stay when this one comes in, the worse ones making room; -1: there is no room for it. */
  #cutFor(course: number, stage: number, rank: number): number {
    const at = course * this.stages.length + stage
    const start = this.#start[at]!
    let room = this.held(course, stage) - this.taken[at]! - this.#size(rank)
    let stay = this.#count[at]!
    while (room < 0 && stay > 0 && this.#ranks[start + stay - 1]! > rank)
      room += this.#size(this.#ranks[start + --stay]!)
    return room < 0 ? -1 : stay
  }

  #enterStage(course: number, stage: number, rank: number, further: number[]): void {
    const at = course * this.stages.length + stage
    // A last stage that an earlier one has taken a place from may hold too many until the end of `enter`: see below.
    const stay = this.#cutFor(course, stage, rank)
    if (stay < 0) {
      further.push(rank)
      return
    }
    const out = this.#cut(course, at, stay)
    this.#insert(course, at, rank)
    this.#readmit(course, stage, out, further)
    const last = this.stages.length - 1
    if (stage < last && this.free(course) < 0) this.#shrink(course, last, further)
  }

  /** An earlier stage took a place that the last one was using: its worst make room, and those of them that still fit come back. */
  #shrink(course: number, last: number, further: number[]): void {
    const at = course * this.stages.length + last
    const start = this.#start[at]!
    let over = -this.free(course)
    let stay = this.#count[at]!
    while (over > 0) over -= this.#size(this.#ranks[start + --stay]!)
    further.push(...this.#cut(course, at, stay))
  }

  /** Those put out come back, best first, where they still fit. */
  #readmit(course: number, stage: number, out: readonly number[], further: number[]): void {
    const at = course * this.stages.length + stage
    for (const each of out) {
      const room = this.held(course, stage) - this.taken[at]!
      if (this.#size(each) <= room) this.#insert(course, at, each)
      else further.push(each)
    }
  }

  #cut(course: number, at: number, stay: number): number[] {
    const from = this.#start[at]!
    const out = [...this.#ranks.subarray(from + stay, from + this.#count[at]!)]
    for (const each of out) this.#weigh(course, at, -this.#size(each))
    this.#count[at] = stay
    return out
  }

  #insert(course: number, at: number, rank: number): void {
    const start = this.#start[at]!
    const end = start + this.#count[at]!
    let place = end
    while (place > start && this.#ranks[place - 1]! > rank) place--
    this.#ranks.copyWithin(place + 1, place, end)
    this.#ranks[place] = rank
    this.#count[at]! += 1
    this.#weigh(course, at, this.#size(rank))
  }
}

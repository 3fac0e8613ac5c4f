import { type Assignment, checkMarket, courseOf, inOrder, type Market } from './market.ts'
import { Seats } from './seats.ts'

/**
 * Matches a frozen round: deferred acceptance, in which the parties propose. In the order of the lottery each party asks
 * its best choice; a course keeps the best of those who ask (`Seats`) and puts the others out, who ask their next. For people
 * alone the result is stable, none other is better for anybody, and ranking truthfully is best; groups cost a part of that
 * (docs/algorithms/allocation.md). The result depends on nothing but the market. P5.
 */
export function match(market: Market): Assignment {
  checkMarket(market)
  const standing = new Standing(inOrder(market))
  for (let rank = 0; rank < market.parties; rank++) standing.ask(rank)
  if (market.sizes.some((size) => size > 1)) standing.askAgain()
  return read(market, standing)
}

/** Who asks what and has what, by rank. */
class Standing {
  readonly market: Market
  readonly seats: Seats
  /** The choice that a rank has, or asks next. */
  readonly at: Int8Array
  readonly placed: Uint8Array
  readonly #waiting: number[] = []

  constructor(market: Market) {
    this.market = market
    this.seats = new Seats(market)
    this.at = new Int8Array(market.parties)
    this.placed = new Uint8Array(market.parties)
  }

  /** Lets a rank ask from its present choice on, and whoever is put out by it from their next on, the better rank first. */
  ask(first: number): void {
    const { seats, at, placed, market } = this
    const waiting = this.#waiting
    for (let rank: number | undefined = first; rank !== undefined; rank = waiting.pop()) {
      let course = courseOf(market, rank, at[rank]!)
      while (course >= 0 && !seats.admits(course, rank)) course = courseOf(market, rank, ++at[rank]!)
      if (course < 0) continue
      placed[rank] = 1
      const out = seats.enter(course, rank)
      for (let i = out.length - 1; i >= 0; i--) {
        const other = out[i]!
        placed[other] = 0
        at[other]! += 1
        waiting.push(other)
      }
    }
  }

  /**
   * A group that is put out may leave more room than the one it made way for needs, and those refused before it left have
   * moved on. So everybody may ask their better choices again, in the order of the lottery: for free places always, for
   * places that others would have to give up once a choice. It ends: what was used once is not used again, and free places
   * only lead upwards.
   */
  askAgain(): void {
    const { seats, at, placed, market } = this
    const asked = new Int32Array(market.parties)
    const better = (rank: number): number => {
      for (let choice = 0; choice < at[rank]!; choice++) {
        const course = courseOf(market, rank, choice)
        if (market.sizes[rank]! <= seats.free(course)) return choice
        const bit = 1 << choice
        if ((asked[rank]! & bit) === 0 && seats.admits(course, rank)) {
          asked[rank]! |= bit
          return choice
        }
      }
      return -1
    }
    for (let moved = true; moved;) {
      moved = false
      for (let rank = 0; rank < market.parties; rank++) {
        const choice = better(rank)
        if (choice < 0) continue
        if (placed[rank]) seats.leave(courseOf(market, rank, at[rank]!), rank)
        at[rank] = choice
        this.ask(rank)
        moved = true
      }
    }
  }
}

/** Fills each course once more from nothing with those who got in, so that the published order alone says who has which kind of place. */
function read(market: Market, { market: ranked, seats, at, placed }: Standing): Assignment {
  const { stages } = seats
  const final = new Seats(ranked)
  const choice = new Int8Array(market.parties).fill(-1)
  const kind = new Int8Array(market.parties)
  const rankOf = new Int32Array(market.parties)
  for (let rank = 0; rank < market.parties; rank++) {
    const party = market.order[rank]!
    rankOf[party] = rank
    if (!placed[rank]) continue
    choice[party] = at[rank]!
    final.enter(courseOf(ranked, rank, at[rank]!), rank)
  }
  const cells = market.courses * stages.length
  const held = new Int32Array(cells)
  const lastRank = new Int32Array(cells)
  for (let cell = 0; cell < cells; cell++) {
    const course = Math.floor(cell / stages.length)
    const stage = cell % stages.length
    const ranks = final.ranksIn(course, stage)
    held[cell] = final.held(course, stage)
    lastRank[cell] = ranks.at(-1) ?? -1
    for (const rank of ranks) kind[market.order[rank]!] = stages[stage]!
  }
  return { choice, kind, rank: rankOf, held, taken: final.taken, lastRank, stages }
}

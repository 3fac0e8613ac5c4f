import { Board } from './board.ts'
import type { Certificate } from './certificate.ts'
import { type HallProblem, type Placement, pointsOf } from './problem.ts'

/** Why a wish was not fulfilled (or that it was): the way that was nearest to being given, who is there, and what each is worth. */
export type Reason = {
  rank: number
  why: 'given' | 'enough' | 'free' | 'overCap' | 'held' | 'elsewhere' | 'thatDay' | 'heldFirm' | 'notOpen'
  way: Placement | null
  own: number
  /** What the request would give up for it: it has as many times as it asked for. */
  instead: number
  theirs: number
  price: number
  /** Positions of placements. */
  holders: number[]
}

/** The nearer to being given, the earlier: of all ways to fulfil a wish the nearest is told. */
const nearness = ['free', 'overCap', 'held', 'elsewhere', 'thatDay', 'heldFirm', 'notOpen'] as const

/**
 * For each wish of a request, why it was not fulfilled; of a wish that came before one that was given: why not this one
 * instead. `prices`: those of the proof, where there is one.
 */
export function reasonsFor(
  problem: HallProblem,
  placements: readonly Placement[],
  request: number,
  prices: Certificate | null,
): Reason[] {
  const all = placements.map((_, n) => n)
  const one = problem.requests[request]!
  const own = placements.filter((placed) => placed.request === request)
  /** Where a time by hand stands in no wish, it comes after all of them. */
  const lateness = ({ rank }: Placement) => (rank < 0 ? one.wishes.length : rank)
  const last = own.toSorted((a, b) => lateness(b) - lateness(a))[0]
  const full = own.length >= one.times
  const kept = full ? all.filter((n) => placements[n] !== last) : all
  const board = new Board(
    problem,
    kept.map((n) => placements[n]!),
  )
  const priceAt = new Map(prices?.unit ?? [])
  const priceOf = ({ space, day, start, length }: Placement) => {
    const width = problem.week.days * problem.week.cells
    let sum = 0
    for (const unit of problem.spaces[space]!.units)
      for (let cell = start; cell < start + length; cell++)
        sum += priceAt.get(unit * width + day * problem.week.cells + cell) ?? 0
    return sum
  }
  const worth = (positions: readonly number[]) =>
    positions.reduce((sum, n) => sum + pointsOf(problem, placements[n]!), 0)
  return one.wishes.map((wish, rank): Reason => {
    const nothing = { way: null, own: 0, instead: 0, theirs: 0, price: 0, holders: [] }
    const given = own.find((placed) => placed.rank === rank)
    if (given)
      return {
        ...nothing,
        rank,
        why: 'given',
        way: given,
        own: pointsOf(problem, given),
        price: priceOf(given),
      }
    if (full && (!last || lateness(last) < rank)) return { ...nothing, rank, why: 'enough' }
    let nearest: Reason = { ...nothing, rank, why: 'notOpen' }
    for (const way of board.ways(request, wish, rank)) {
      const against = board.against(way)
      const why: Reason['why'] =
        against.refusal ?? (against.holders.length > 0 ? 'held' : against.overCap ? 'overCap' : 'free')
      const holders = against.refusal === null ? against.holders.map((n) => kept[n]!) : []
      const told = {
        rank,
        why,
        way,
        own: pointsOf(problem, way),
        instead: full ? pointsOf(problem, last!) : 0,
        theirs: worth(holders),
        price: priceOf(way),
        holders,
      }
      const nearer = nearness.indexOf(why) - nearness.indexOf(nearest.why as (typeof nearness)[number])
      if (
        nearest.way === null ||
        nearer < 0 ||
        (nearer === 0 && told.own - told.theirs > nearest.own - nearest.theirs)
      )
        nearest = told
    }
    return nearest
  })
}

import { Board } from './board.ts'
import { type HallProblem, type Placement, pointsOf } from './problem.ts'

/** One change by hand: the placement `from` (its position, or null for a new one) goes to `to` (or away). */
export type HandChange = { from: number | null; to: Placement | null }

/** What a change comes to: what stands in its way for good, or what it costs and who has to go (`to`: where they can be instead). */
export type Outcome =
  | { refusal: 'notOpen' | 'heldFirm' | 'thatDay' | 'elsewhere' | 'locked' | 'oftenEnough' }
  | {
      refusal: null
      delta: number
      overCap: boolean
      losers: { position: number; to: Placement | null }[]
      placements: Placement[]
    }

/**
 * Says what a change does to a plan: who is in the way goes, and is placed on the best of their wishes that is free then. The
 * points after it less those before are what it costs; staff may go over the fair share, and are told so.
 */
export function judgeChange(
  problem: HallProblem,
  placements: readonly Placement[],
  locked: ReadonlySet<number>,
  { from, to }: HandChange,
): Outcome {
  const board = new Board(problem, placements)
  if (to === null)
    return outcome(
      problem,
      placements,
      [...placements.keys()].filter((n) => n !== from),
      [],
      false,
    )
  const own = placements.filter((placed, n) => placed.request === to.request && n !== from).length
  if (own >= problem.requests[to.request]!.times) return { refusal: 'oftenEnough' }
  const against = board.against(to, from ?? -1)
  if (against.refusal !== null) return against
  if (against.holders.some((n) => locked.has(n))) return { refusal: 'locked' }
  const gone = new Set([...against.holders, ...(from === null ? [] : [from])])
  const kept = [...placements.keys()].filter((n) => !gone.has(n))
  const added: Placement[] = [to]
  const losers: { position: number; to: Placement | null }[] = []
  // Those worth most choose first among what is free.
  const inOrder = against.holders.toSorted(
    (a, b) => pointsOf(problem, placements[b]!) - pointsOf(problem, placements[a]!) || a - b,
  )
  for (const position of inOrder) {
    const now = new Board(problem, [...kept.map((n) => placements[n]!), ...added])
    const place = now.bestFree(placements[position]!.request)
    if (place) added.push(place)
    losers.push({ position, to: place })
  }
  return outcome(problem, placements, kept, added, against.overCap, losers)
}

function outcome(
  problem: HallProblem,
  before: readonly Placement[],
  kept: readonly number[],
  added: readonly Placement[],
  overCap: boolean,
  losers: { position: number; to: Placement | null }[] = [],
): Outcome {
  const placements = [...kept.map((n) => before[n]!), ...added]
  const worth = (plan: readonly Placement[]) =>
    plan.reduce((sum, placed) => sum + pointsOf(problem, placed), 0)
  return { refusal: null, delta: worth(placements) - worth(before), overCap, losers, placements }
}

/** Which wish a placement by hand fulfils, from 0, or -1. */
export function rankOf(problem: HallProblem, placed: Omit<Placement, 'rank'>): number {
  const { wishes, least, wanted } = problem.requests[placed.request]!
  return wishes.findIndex(
    (wish) =>
      wish.spaces.includes(placed.space) &&
      wish.days.includes(placed.day) &&
      placed.start >= wish.from &&
      placed.start + placed.length <= wish.until &&
      placed.length >= least &&
      placed.length <= wanted,
  )
}

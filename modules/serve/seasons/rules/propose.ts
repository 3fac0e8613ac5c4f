import type { Certificate } from './certificate.ts'
import { closeGap } from './exact.ts'
import { type Market, marketOf, placementOf } from './market.ts'
import { findPrices, noPrices, type Prices } from './prices.ts'
import type { HallProblem, Placement } from './problem.ts'
import { greedyPlan, improve } from './search.ts'

/** How much work is done at most; the same problem and effort give the same proposal on any machine. */
export type Effort = {
  /** Steps of the prices. */
  steps: number
  /** Changes tried by the search. */
  moves: number
}
export const fullEffort: Effort = { steps: 600, moves: 1_200_000 }

/** A plan that keeps all rules, and the proof of how good it is. `stopped`: it was ended early, and is the best so far. */
export type Proposal = { placements: Placement[]; certificate: Certificate; stopped: boolean }

export type Progress = { worth: number; bound: number | null }

export type Hooks = {
  progress?: (share: number, note: Progress) => void
  shouldStop?: () => boolean
}

/**
 * Proposes who gets which hall when, and proves how far the proposal can be from the best: prices bring down an upper bound, a
 * search improves a plan, and a small rest is solved exactly (docs/algorithms/season.md).
 */
export async function proposeHalls(
  problem: HallProblem,
  effort: Effort = fullEffort,
  { progress = () => {}, shouldStop = () => false }: Hooks = {},
): Promise<Proposal> {
  const market = marketOf(problem)
  const first = greedyPlan(market, noPrices(market))
  progress(0.02, { worth: first.value, bound: null })
  const { prices, bound } = findPrices(market, first.value, { steps: effort.steps, shouldStop })
  progress(0.2, { worth: first.value, bound })
  const priced = greedyPlan(market, prices)
  const begin = priced.value > first.value ? priced : first
  const found =
    begin.value === bound
      ? begin
      : improve(market, begin, prices, {
          moves: effort.moves,
          shouldStop,
          onProgress: (share, worth) => progress(0.2 + 0.7 * share, { worth, bound }),
        })
  const options = found.options()
  const better = found.value === bound || shouldStop() ? null : await closeGap(market, prices, bound, options)
  const chosen = better ?? options
  const placements = [...problem.locked, ...chosen.map((option) => placementOf(market, option))]
  const worth = market.lockedValue + chosen.reduce((sum, option) => sum + market.value[option]!, 0)
  progress(1, { worth, bound })
  return { placements, certificate: certificateOf(market, prices, { worth, bound }), stopped: shouldStop() }
}

const paid = (prices: Float64Array, position = (at: number) => at): [number, number][] =>
  [...prices].flatMap((price, at) => (price > 0 ? [[position(at), price] as [number, number]] : []))

function certificateOf(
  market: Market,
  prices: Prices,
  figures: { worth: number; bound: number },
): Certificate {
  const clubOf = new Map<number, number>()
  for (const [club, row] of market.clubRow.entries()) if (row >= 0) clubOf.set(row, club)
  return {
    ...figures,
    unit: paid(prices.unit),
    club: paid(
      prices.club,
      (at) => clubOf.get(Math.floor(at / market.width))! * market.width + (at % market.width),
    ),
    cap: paid(prices.cap),
  }
}

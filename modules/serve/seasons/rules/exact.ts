import loadHighs from 'highs'
import type { Market } from './market.ts'
import { Margins, pickBest, type Prices } from './prices.ts'

/** So many columns are solved exactly in a few seconds; more are left to the search. */
const MOST_COLUMNS = 4_000
const MOST_NODES = 2_000

/**
 * Solves what is left exactly, when little is left: an option whose choice would bring the bound below the plan that is known is in
 * no better plan, and goes. Returns the options of a better plan, or null. Ends by counting nodes, so the same problem gives the same.
 */
export async function closeGap(
  market: Market,
  prices: Prices,
  bound: number,
  known: readonly number[],
): Promise<number[] | null> {
  const worth = known.reduce((sum, option) => sum + market.value[option]!, market.lockedValue)
  const columns = possible(market, prices, bound - worth)
  if (columns.length === 0 || columns.length > MOST_COLUMNS) return null
  const model = modelOf(market, columns)
  const highs = await loadHighs()
  const isKnown = new Set(known)
  return highs.withModel(
    {
      numCols: columns.length,
      numRows: model.upper.length,
      sense: highs.constants.objectiveSense.maximize,
      colCost: columns.map((option) => market.value[option]!),
      colLower: new Float64Array(columns.length),
      colUpper: new Float64Array(columns.length).fill(1),
      rowLower: new Float64Array(model.upper.length).fill(-highs.infinity),
      rowUpper: Float64Array.from(model.upper),
      integrality: new Int32Array(columns.length).fill(1),
      matrix: {
        format: 'csc',
        numRows: model.upper.length,
        numCols: columns.length,
        starts: Int32Array.from(model.starts),
        indices: Int32Array.from(model.indices),
        values: Float64Array.from(model.values),
      },
    },
    (solver) => {
      solver.options.set({ output_flag: false, mip_max_nodes: MOST_NODES, mip_rel_gap: 0 })
      solver.setSolution({ colValue: Float64Array.from(columns, (option) => (isKnown.has(option) ? 1 : 0)) })
      solver.run()
      const { colValue } = solver.getSolution()
      const chosen = columns.filter((_, column) => colValue[column]! > 0.5)
      const found = chosen.reduce((sum, option) => sum + market.value[option]!, market.lockedValue)
      return found > worth ? chosen : null
    },
  )
}

/** Options that a plan better by something, at most `gap`, may contain. */
function possible(market: Market, prices: Prices, gap: number): number[] {
  const { first, day, times, problem } = market
  const { days } = problem.week
  const margin = new Margins(market).at(prices)
  const kept: number[] = []
  const best = new Float64Array(days)
  const picked = new Int32Array(Math.max(1, ...times))
  const none = new Int32Array(times.length)
  for (let r = 0; r < times.length; r++) {
    if (times[r] === 0) continue
    best.fill(0)
    for (let option = first[r]!; option < first[r + 1]!; option++)
      best[day[option]!] = Math.max(best[day[option]!]!, margin[option]!)
    const most = pickBest({ ...market, times: oneOf(none, r, times[r]!) }, margin, picked).sum
    for (let option = first[r]!; option < first[r + 1]!; option++) {
      const others = best
        .map((margin, d) => (d === day[option] ? 0 : margin))
        .toSorted((a, b) => b - a)
        .slice(0, times[r]! - 1)
        .reduce((sum, each) => sum + each, 0)
      if (most - others - margin[option]! <= gap) kept.push(option)
    }
  }
  return kept
}

function oneOf(none: Int32Array, r: number, times: number): Int32Array {
  const only = none.slice()
  only[r] = times
  return only
}

/** The rules as rows: each cell once, each day once, so often a week, nobody in two places, the cap. */
function modelOf(market: Market, columns: readonly number[]) {
  const { problem, width } = market
  const rows = new Map<string, number>()
  const upper: number[] = []
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  const put = (row: string, most: number, value: number) => {
    if (!rows.has(row)) rows.set(row, upper.push(most) - 1)
    indices.push(rows.get(row)!)
    values.push(value)
  }
  for (const option of columns) {
    const r = market.request[option]!
    const { club } = problem.requests[r]!
    const row = market.clubRow[club]!
    const [from, end] = [market.start[option]!, market.end[option]!]
    for (const unit of problem.spaces[market.space[option]!]!.units)
      for (let at = from; at < market.shut[option]!; at++) put(`u${unit * width + at}`, 1, 1)
    put(`d${r} ${market.day[option]!}`, 1, 1)
    put(`t${r}`, market.times[r]!, 1)
    if (row >= 0) for (let at = from; at < end; at++) put(`c${row * width + at}`, 1, 1)
    if (market.capLeft[club] !== Infinity) put(`p${club}`, market.capLeft[club]!, end - from)
    starts.push(indices.length)
  }
  return { upper, starts, indices, values }
}

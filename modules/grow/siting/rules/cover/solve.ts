import type { Control } from '#kit/compute/index.ts'
import type { Obstacle, SiteAnswer } from '../answer.ts'
import { digestOf } from '../digest.ts'
import { solveLinear, type Solved } from '../linear/answer.ts'
import { Linear } from '../linear/model.ts'
import { nearestOpen } from '../nearest.ts'
import { type FewestSites, type Instance, type MostCovered, SITE } from '../problem.ts'
import { searchCover } from './search.ts'
import { hardest, merged, setsOf, type Sets } from './sets.ts'

/** How often the search may look at everything. */
const searched = 800

/** The fewest or cheapest sites that reach everyone; at most so many, where the caller says so. */
export async function solveFewest(
  question: FewestSites,
  control: Control,
  limit = Infinity,
): Promise<SiteAnswer> {
  const { instance, withinMinutes, minimise = 'sites' } = question
  const all = setsOf(instance, withinMinutes)
  const lost = all.points.filter((_, k) => all.reachedBy[k]!.length === 0)
  if (lost.length > 0) return answerOf(question, none, { kind: 'unreachable', points: lost })
  const sets = hardest(all, instance.cost.length)
  const linear = new Linear()
  const price = instance.cost.map((cost) => (minimise === 'cost' ? cost : 1))
  sites(linear, instance, (j) => price[j]!)
  for (const reached of sets.reachedBy) {
    for (const j of reached) linear.term(j, 1)
    linear.row(1, Infinity)
  }
  const rows = limits(linear, instance, limit)
  const whole = price.every(Number.isInteger)
  const locked = price.reduce((sum, each, j) => sum + (instance.state[j] === SITE.open ? each : 0), 0)
  // In the search what stands counts nothing, and nobody goes to what is forbidden. Nothing is better than the bound, rounded up.
  const search = (bound: number) =>
    Float64Array.from(
      searchCover({
        reachedBy: sets.reachedBy,
        price: price.map((each, j) => [each, 0, Infinity][instance.state[j]!]!),
        target: (whole ? Math.ceil(bound - 1e-6) : bound) - locked,
        entries: searched * linear.values.length,
        shouldStop: control.shouldStop,
      }),
    )
  const solved = await solveLinear({
    linear,
    control,
    whole,
    search,
    ...layout(sets, instance, rows),
    settle: (x) => x,
  })
  return answerOf(question, solved, solved.x ? undefined : { kind: 'tooFewSites', needed: limit + 1 })
}

/** The most people within so many minutes. */
export async function solveMost(question: MostCovered, control: Control): Promise<SiteAnswer> {
  const { instance, withinMinutes, sites: limit = Infinity, budget = Infinity } = question
  const m = instance.cost.length
  const locked = [...instance.state.keys()].filter((j) => instance.state[j] === SITE.open)
  const money = locked.reduce((sum, j) => sum + instance.cost[j]!, 0)
  if (locked.length > limit) return answerOf(question, none, { kind: 'tooFewSites', needed: locked.length })
  if (money > budget) return answerOf(question, none, { kind: 'money', extra: money - budget })
  const all = setsOf(instance, withinMinutes)
  const lost = all.points.filter((_, k) => all.reachedBy[k]!.length === 0) // reached by nobody: being reached is worth all they are
  const sets = merged(all)
  const linear = new Linear()
  sites(linear, instance, () => 0)
  sets.reachedBy.forEach((reached, k) => {
    const column = linear.column(-sets.weight[k]!, false)
    linear.term(column, -1)
    for (const j of reached) linear.term(j, 1)
    linear.row(0, Infinity)
  })
  const rows = limits(linear, instance, limit, budget)
  const settle = (x: Float64Array) =>
    x.map((value, column) =>
      column < m ? value : sets.reachedBy[column - m]!.some((j) => x[j] === 1) ? 1 : 0,
    )
  const start = greedyCover(sets, instance, limit, budget)
  const whole = instance.weight.every(Number.isInteger)
  const solved = await solveLinear({
    linear,
    control,
    whole,
    start: settle(start(linear.columns)),
    settle,
    ...layout(sets, instance, rows, lost),
  })
  return answerOf(question, {
    ...solved,
    value: 0 - solved.value,
    bound: 0 - solved.bound,
    claimed: 0 - solved.claimed,
  })
}

function sites(linear: Linear, { state, cost }: Instance, price: (site: number) => number): void {
  for (let j = 0; j < cost.length; j++)
    linear.column(price(j), true, state[j] === SITE.open ? 1 : 0, state[j] === SITE.forbidden ? 0 : 1)
}

/** At most so many sites and so much money, as rows where they bind. */
function limits(linear: Linear, { cost }: Instance, limit: number, budget = Infinity): Limits {
  const rows: Limits = {}
  if (budget < Infinity) {
    cost.forEach((price, j) => price > 0 && linear.term(j, price))
    rows.money = linear.row(-Infinity, budget)
  }
  if (limit < Infinity) {
    for (let j = 0; j < cost.length; j++) linear.term(j, 1)
    rows.sites = linear.row(-Infinity, limit)
  }
  return rows
}
type Limits = { money?: number; sites?: number }

/** Vectors of the certificate: a price ≥ 0 per demand point of the instance, then that of money, then that of a site. */
function layout(sets: Sets, { weight }: Instance, { money, sites }: Limits, lost: Iterable<number> = []) {
  const size = weight.length + 2
  return {
    variableOf: (column: number) => column,
    vectorOf: (prices: Float64Array) => {
      const vector = new Float64Array(size)
      for (const i of lost) vector[i] = weight[i]!
      sets.members.forEach((points, k) => {
        for (const i of points)
          vector[i] = points.length === 1 ? prices[k]! : (prices[k]! * weight[i]!) / sets.weight[k]!
      })
      if (money !== undefined) vector[size - 2] = -prices[money]!
      if (sites !== undefined) vector[size - 1] = -prices[sites]!
      return vector
    },
  }
}

/** Sites in turn, each the one that newly reaches most per money (or simply most). */
function greedyCover(sets: Sets, { cost, state }: Instance, limit: number, budget: number) {
  const m = cost.length
  const reaches: number[][] = Array.from({ length: m }, () => [])
  sets.reachedBy.forEach((reached, k) => reached.forEach((j) => reaches[j]!.push(k)))
  const open = new Uint8Array(m)
  const covered = new Uint8Array(sets.points.length)
  let [count, money] = [0, 0]
  const take = (j: number) => {
    open[j] = 1
    count++
    money += cost[j]!
    for (const k of reaches[j]!) covered[k] = 1
  }
  state.forEach((is, j) => is === SITE.open && take(j))
  for (;;) {
    let [best, at] = [0, -1]
    for (let j = 0; j < m; j++) {
      if (open[j] || state[j] === SITE.forbidden || count >= limit || money + cost[j]! > budget) continue
      let gain = 0
      for (const k of reaches[j]!) if (!covered[k]) gain += sets.weight[k]!
      if (budget < Infinity) gain /= cost[j]! + 1
      if (gain > best) [best, at] = [gain, j]
    }
    if (at < 0)
      return (columns: number) => Float64Array.from({ length: columns }, (_, j) => (j < m ? open[j]! : 0))
    take(at)
  }
}

const none: Solved = {
  status: 'infeasible',
  value: Infinity,
  bound: Infinity,
  claimed: Infinity,
  certificate: { nodes: new Int32Array(), multipliers: new Float64Array() },
  counters: { iterations: 0, nodes: 0, moves: 0, models: 0 },
}

function answerOf(question: FewestSites | MostCovered, solved: Solved, obstacle?: Obstacle): SiteAnswer {
  const { status, value, bound, claimed, certificate, counters, x } = solved
  const { instance, withinMinutes } = question
  const chosen = Int32Array.from([...instance.cost.keys()].filter((j) => x?.[j] === 1))
  const nearest = nearestOpen(instance, chosen)
  return {
    status,
    value,
    bound,
    gap: status === 'infeasible' ? 0 : Math.abs(value - bound) / Math.max(Math.abs(value), 1e-9),
    claimedBound: claimed,
    certificate: { digest: digestOf(question), ...certificate },
    counters,
    ...(obstacle ? { obstacle } : {}),
    chosen,
    assignment: nearest.map((j, i) =>
      j >= 0 && instance.minutes[i * instance.cost.length + j]! <= withinMinutes ? j : -1,
    ),
  }
}

import type { Control } from '#kit/compute/index.ts'
import type { Obstacle, PlanAnswer, Shortfall } from '../answer.ts'
import { digestOf } from '../digest.ts'
import { solveLinear, type Solved } from '../linear/answer.ts'
import { dive, improveByParts, isLarge } from '../linear/dive.ts'
import { type PlanOption, type PlanProblem, WORKS, type YearPlan } from '../problem.ts'
import { lastStart, modelOf, type PlanModel } from './model.ts'
import { tell } from './tell.ts'

/** Makes the plan of the years; when the money cannot meet the obligations, finds the smallest extra that can. */
export async function solvePlan(question: YearPlan, control: Control, seed = 1): Promise<PlanAnswer> {
  const { plan } = question
  const obstacle = obstacleOf(plan)
  if (obstacle) return answerOf(question, nothing, [], [], { obstacle })
  const model = modelOf(plan)
  const start = isLarge(model.linear) ? await begin(plan, model, control, seed) : undefined
  const whole = wholeGains(plan)
  const solved = await solveLinear({
    ...model,
    ...layout(plan, model),
    control,
    whole,
    ...(start ? { start, proofNodes: 1, gap: 0.004, nodes: 1 } : {}),
  })
  if (solved.x) {
    const found = readOff(model, solved.x)
    const { chosen, years } = preferring(plan, found.chosen, found.years)
    return answerOf(question, solved, chosen, years, {})
  }
  if (solved.status !== 'infeasible') return answerOf(question, solved, [], [], {})
  const shortfall = await smallestExtra(question, control)
  if (!shortfall)
    return answerOf(question, { ...solved, certificate: nothing.certificate }, [], [], {
      obstacle: { kind: 'capacity' },
    })
  return answerOf(question, { ...solved, certificate: nothing.certificate }, [], [], {
    shortfall,
    obstacle: { kind: 'money', extra: shortfall.total },
  })
}

async function begin(plan: PlanProblem, model: PlanModel, control: Control, seed: number) {
  const first = await dive(model.linear, control)
  if (!first) return undefined
  const groups = plan.counties.map((_, county) =>
    [...model.meaning.keys()].filter((j) => plan.options[model.meaning[j]!.option]!.county === county),
  )
  return improveByParts(model.linear, first, {
    ...model,
    control,
    seed,
    groups: groups.filter((each) => each.length > 0),
    rounds: 40,
  })
}

/** The least extra money, in whichever year it helps, with which all obligations and locks can be kept; undefined: none does. */
async function smallestExtra(question: YearPlan, control: Control): Promise<Shortfall | undefined> {
  const { plan } = question
  const model = modelOf(plan, true)
  const whole =
    plan.options.every(({ cost }) => Number.isInteger(cost)) && plan.budget.every(Number.isInteger)
  const solved = await solveLinear({
    ...model,
    ...layout(plan, model),
    control,
    whole,
    settle: (x) => cheapest(plan, model, x),
  })
  if (!solved.x) return undefined
  const { chosen, years } = readOff(model, solved.x)
  const extra = Float64Array.from(model.extra, (column) => solved.x![column]!)
  return {
    ...proofOf(question, solved),
    extra,
    total: extra.reduce((sum, each) => sum + each, 0),
    chosen: Int32Array.from(chosen),
    start: Int32Array.from(years),
  }
}

/** For a plan, the extra money of each year that it really needs: as late as it can come, to the yuan. */
function cheapest(plan: PlanProblem, model: PlanModel, x: Float64Array): Float64Array {
  const settled = Float64Array.from(x)
  const { chosen, years } = readOff(model, x)
  const { lacking, carried } = tell(plan, chosen, years)
  const at = model.extra.at(-1)! + 1 // columns of money carried over follow those of extra money
  if (plan.carryOver > 0 && plan.carryOver < Infinity)
    carried.forEach((money, t) => (settled[at + t] = money))
  lacking.forEach((money, t) => (settled[model.extra[t]!] = money))
  return settled
}

/**
 * The rule for ties: where another option of the same group does no less in every way that counts, it is taken; among equals the one that
 * builds least, then the one that comes first. A plan stays as good and as cheap by it, or gets better.
 */
function preferring(
  plan: PlanProblem,
  chosen: number[],
  years: number[],
): { chosen: number[]; years: number[] } {
  const { options } = plan
  const better = (k: number): number => {
    if (options[k]!.state !== 'free' || options[k]!.exclusive < 0) return k
    const other = options.findIndex(
      (each, l) =>
        l !== k && each.exclusive === options[k]!.exclusive && each.state === 'free' && dominates(plan, l, k),
    )
    return other < 0 ? k : better(other)
  }
  const pairs = chosen.map((k, c) => [better(k), years[c]!] as const).toSorted(([a], [b]) => a - b)
  return { chosen: pairs.map(([k]) => k), years: pairs.map(([, year]) => year) }
}

function dominates(plan: PlanProblem, l: number, k: number): boolean {
  const [a, b] = [plan.options[l]!, plan.options[k]!]
  const gaps = [
    b.cost - a.cost,
    a.gain - b.gain,
    b.earliest - a.earliest,
    lastStart(plan, l) - lastStart(plan, k),
    b.readyAfter - a.readyAfter,
    Number(a.fulfils && a.county === b.county) - Number(b.fulfils),
    ...plan.capacity.map((_, d) => (b.uses[d] ?? 0) - (a.uses[d] ?? 0)),
  ]
  if (gaps.some((gap) => gap < 0)) return false
  const reach = new Set(a.reaches)
  if (!b.reaches.every((i) => reach.has(i))) return false
  if (gaps.some((gap) => gap > 0) || a.reaches.length > b.reaches.length) return true
  const order = WORKS.indexOf(a.work) - WORKS.indexOf(b.work)
  return order < 0 || (order === 0 && l < k)
}

function obstacleOf(plan: PlanProblem): Obstacle | undefined {
  const locked = plan.options.flatMap(({ state }, k) => (state === 'open' ? [k] : []))
  const clash = locked.filter((k) => {
    const { exclusive, earliest } = plan.options[k]!
    return (
      earliest > lastStart(plan, k) ||
      (exclusive >= 0 && locked.some((l) => l !== k && plan.options[l]!.exclusive === exclusive))
    )
  })
  if (clash.length > 0) return { kind: 'locks', options: Int32Array.from(clash) }
  const helpless = plan.counties.flatMap(({ required, deadline }, county) =>
    required && !plan.options.some((option, k) => inTime(plan, option, k, county, deadline)) ? [county] : [],
  )
  return helpless.length > 0 ? { kind: 'noOption', counties: Int32Array.from(helpless) } : undefined
}

const inTime = (plan: PlanProblem, option: PlanOption, k: number, county: number, deadline: number) =>
  option.county === county &&
  option.fulfils &&
  option.state !== 'forbidden' &&
  option.earliest <= Math.min(lastStart(plan, k), deadline - option.readyAfter)

const wholeGains = ({ weight, options, yearWeight = [] }: PlanProblem) =>
  weight.every(Number.isInteger) &&
  options.every(({ gain }) => Number.isInteger(gain)) &&
  yearWeight.every(Number.isInteger)

function readOff({ meaning }: PlanModel, x: Float64Array): { chosen: number[]; years: number[] } {
  const start = new Map<number, number>()
  meaning.forEach(({ option, year }, column) => {
    if (x[column] === 1 && !start.has(option)) start.set(option, year)
  })
  const chosen = [...start.keys()].toSorted((a, b) => a - b)
  return { chosen, years: chosen.map((k) => start.get(k)!) }
}

/** Decision `option × years + year`; a vector holds the price of each row of the model, in its order. */
const layout = ({ years }: PlanProblem, { meaning }: PlanModel) => ({
  variableOf: (column: number) => meaning[column]!.option * years + meaning[column]!.year,
  vectorOf: (prices: Float64Array) => prices,
})

const nothing: Solved = {
  status: 'infeasible',
  value: Infinity,
  bound: Infinity,
  claimed: Infinity,
  certificate: { nodes: new Int32Array(), multipliers: new Float64Array() },
  counters: { iterations: 0, nodes: 0, moves: 0, models: 0 },
}

function proofOf(question: YearPlan, { status, value, bound, claimed, certificate, counters }: Solved) {
  const gap = Number.isFinite(value) ? Math.abs(value - bound) / Math.max(Math.abs(value), 1e-9) : 0
  return {
    status,
    value,
    bound,
    gap,
    claimedBound: claimed,
    certificate: { digest: digestOf(question), ...certificate },
    counters,
  }
}

function answerOf(
  question: YearPlan,
  solved: Solved,
  chosen: number[],
  years: number[],
  more: { obstacle?: Obstacle; shortfall?: Shortfall },
): PlanAnswer {
  const { reach, spent, carried } = tell(question.plan, chosen, years)
  const worth = reach.reduce((sum, people, t) => sum + people * (question.plan.yearWeight?.[t] ?? 1), 0)
  const value = chosen.length > 0 || Number.isFinite(solved.value) ? worth : 0 - solved.value
  const turned = { ...solved, value, bound: 0 - solved.bound, claimed: 0 - solved.claimed }
  return {
    ...proofOf(question, turned),
    ...more,
    chosen: Int32Array.from(chosen),
    start: Int32Array.from(years),
    reach,
    spent,
    carried,
  }
}

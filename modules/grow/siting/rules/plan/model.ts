import { Linear } from '../linear/model.ts'
import type { PlanProblem } from '../problem.ts'

/**
 * The plan as a linear model. Column of option k and year t: it has started by the end of t (so 0 … 0 1 … 1 over the years). Rows, in
 * this order, which the certificate shares: money by year, capacity by department and year, exclusion, obligation by county, and the
 * order of years by option. Then reach by point (those that the same options reach are one) and year. Values are negative: worker-years gained, minimised.
 */
export type PlanModel = {
  linear: Linear
  /** Column of option k at year t, or -1 where it cannot have started; later than its last year: that of the last year. */
  column: (k: number, t: number) => number
  /** Option and year of each decision column. */
  meaning: { option: number; year: number }[]
  /** Columns of extra money by year, when it is asked for. */
  extra: number[]
  settle: (x: Float64Array) => Float64Array
}

export const lastStart = (plan: PlanProblem, k: number) =>
  Math.min(plan.options[k]!.latest ?? plan.years - 1, plan.years - 1)

/** With `forMoney` the extra money is minimised, and reach counts for nothing. */
export function modelOf(plan: PlanProblem, forMoney = false): PlanModel {
  const linear = new Linear()
  const meaning: PlanModel['meaning'] = []
  const first: number[] = []
  const weightOf = (t: number) => plan.yearWeight?.[t] ?? 1
  plan.options.forEach((option, k) => {
    const last = lastStart(plan, k)
    first.push(option.earliest <= last ? linear.columns : -1)
    for (let t = option.earliest; t <= last; t++) {
      const locked = option.state === 'open' && t === last
      // Having started by t counts in the year in which it is then ready; by its last year: in all that follow.
      const ready = t + option.readyAfter
      const counts = Array.from(
        { length: t === last ? Math.max(0, plan.years - ready) : 1 },
        (_, y) => ready + y,
      )
      const gain = counts.reduce((sum, y) => sum + (y < plan.years ? weightOf(y) * option.gain : 0), 0)
      linear.column(forMoney ? 0 : -gain, true, locked ? 1 : 0, option.state === 'forbidden' ? 0 : 1)
      meaning.push({ option: k, year: t })
    }
  })
  const column = (k: number, t: number) => {
    const at = Math.min(t, lastStart(plan, k))
    return first[k]! < 0 || at < plan.options[k]!.earliest ? -1 : first[k]! + at - plan.options[k]!.earliest
  }
  const extra = forMoney ? plan.budget.map(() => linear.column(1, false, 0, moneyOfAll(plan))) : []
  money(plan, linear, column, extra)
  capacity(plan, linear, column)
  exclusion(plan, linear, column)
  obligations(plan, linear, column)
  plan.options.forEach((option, k) => {
    for (let t = option.earliest; t < lastStart(plan, k); t++) {
      linear.term(column(k, t), 1)
      linear.term(column(k, t + 1), -1)
      linear.row(-Infinity, 0)
    }
  })
  const reached = forMoney ? [] : reach(plan, linear, column)
  const settle = (x: Float64Array) => {
    const settled = Float64Array.from(x)
    for (const { at, by } of reached) settled[at] = by.some((each) => x[each] === 1) ? 1 : 0
    return settled
  }
  return { linear, column, meaning, extra, settle }
}

/** What everything would cost together: no plan needs more. */
export const moneyOfAll = ({ options }: PlanProblem) => options.reduce((sum, { cost }) => sum + cost, 0)

/** Spending of year t: what has started by t less what had started before. */
function spending(
  plan: PlanProblem,
  linear: Linear,
  column: PlanModel['column'],
  t: number,
  amount: (k: number) => number,
): void {
  plan.options.forEach((_, k) => {
    const each = amount(k)
    const [now, before] = [column(k, t), column(k, t - 1)]
    if (each === 0 || now === before) return
    linear.term(now, each)
    if (before >= 0) linear.term(before, -each)
  })
}

function money(plan: PlanProblem, linear: Linear, column: PlanModel['column'], extra: number[]): void {
  const { options, budget, years, carryOver } = plan
  if (carryOver === Infinity) {
    let sum = 0
    for (let t = 0; t < years; t++) {
      sum += budget[t]!
      options.forEach(({ cost }, k) => column(k, t) >= 0 && cost > 0 && linear.term(column(k, t), cost))
      for (let y = 0; y <= t && extra.length > 0; y++) linear.term(extra[y]!, -1)
      linear.row(-Infinity, sum)
    }
    return
  }
  const carried = budget.map(() => (carryOver > 0 ? linear.column(0, false, 0, carryOver) : -1))
  for (let t = 0; t < years; t++) {
    spending(plan, linear, column, t, (k) => options[k]!.cost)
    if (carryOver > 0) {
      linear.term(carried[t]!, 1)
      if (t > 0) linear.term(carried[t - 1]!, -1)
    }
    if (extra.length > 0) linear.term(extra[t]!, -1)
    linear.row(-Infinity, budget[t]!)
  }
}

function capacity(plan: PlanProblem, linear: Linear, column: PlanModel['column']): void {
  plan.capacity.forEach((years, department) => {
    for (let t = 0; t < plan.years; t++) {
      spending(plan, linear, column, t, (k) => plan.options[k]!.uses[department] ?? 0)
      linear.row(-Infinity, years[t]!)
    }
  })
}

function exclusion(plan: PlanProblem, linear: Linear, column: PlanModel['column']): void {
  for (const group of new Set(plan.options.map(({ exclusive }) => exclusive))) {
    if (group < 0) continue
    plan.options.forEach(({ exclusive }, k) => {
      if (exclusive === group && column(k, plan.years - 1) >= 0) linear.term(column(k, plan.years - 1), 1)
    })
    linear.row(-Infinity, 1)
  }
}

function obligations(plan: PlanProblem, linear: Linear, column: PlanModel['column']): void {
  plan.counties.forEach(({ required, deadline }, county) => {
    if (!required) return
    plan.options.forEach((option, k) => {
      if (option.county !== county || !option.fulfils) return
      const at = column(k, deadline - option.readyAfter)
      if (at >= 0) linear.term(at, 1)
    })
    linear.row(1, Infinity)
  })
}

/** Points that some option reaches, year by year: reached once something that reaches them is ready. */
function reach(plan: PlanProblem, linear: Linear, column: PlanModel['column']) {
  const columns: { at: number; by: number[] }[] = []
  const groups = reachedTogether(plan)
  for (const { weight, options } of groups)
    for (let t = 0; t < plan.years; t++) {
      const by = options.map((k) => column(k, t - plan.options[k]!.readyAfter)).filter((each) => each >= 0)
      if (by.length === 0) continue
      const at = linear.column(-weight * (plan.yearWeight?.[t] ?? 1), false)
      linear.term(at, -1)
      for (const each of by) linear.term(each, 1)
      linear.row(0, Infinity)
      columns.push({ at, by })
    }
  return columns
}

/** Points that the same options reach, together: the first of them, their people, and the options. */
export function reachedTogether({
  weight,
  options,
}: PlanProblem): { point: number; weight: number; options: number[] }[] {
  const reachedBy: number[][] = Array.from(weight, () => [])
  options.forEach(({ reaches, state }, k) => {
    if (state !== 'forbidden') for (const i of reaches) reachedBy[i]!.push(k)
  })
  const groups = new Map<string, { point: number; weight: number; options: number[] }>()
  reachedBy.forEach((by, point) => {
    if (by.length === 0 || !(weight[point]! > 0)) return
    const group = groups.get(by.join())
    if (group) group.weight += weight[point]!
    else groups.set(by.join(), { point, weight: weight[point]!, options: by })
  })
  return [...groups.values()]
}

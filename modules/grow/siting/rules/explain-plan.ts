import type { PlanResult, PlanStep } from '../contract.ts'
import type { FrozenOption, FrozenPlan } from './frozen.ts'
import { impossible } from './plan-question.ts'

type Done = { option: FrozenOption; start: number }
type Year = PlanResult['years'][number]

/**
 * Says what a plan does year by year and why: what each step brings, why it does not begin earlier, and why each county
 * that has no step has none. `extraFen` is money beyond the budget, by year. P1, P2
 */
export function explainPlan(
  frozen: FrozenPlan,
  chosen: ArrayLike<number>,
  start: ArrayLike<number>,
  extraFen: readonly number[] = [],
) {
  const done = Array.from(chosen, (index, k): Done => ({ option: frozen.options[index]!, start: start[k]! }))
  const budget = frozen.budgetFen.map((fen, y) => fen + (extraFen[y] ?? 0))
  const years = yearsOf(frozen, done, budget)
  return {
    workers: frozen.points.reduce((sum, { workers }) => sum + workers, 0),
    required: frozen.counties.filter(({ required }) => required).length,
    years,
    steps: done.map((one) => stepOf(frozen, one, years)).toSorted(inOrder),
    waiting: waitingOf(frozen, done),
  }
}

const inOrder = (a: PlanStep, b: PlanStep) =>
  a.startYear - b.startYear ||
  (a.divisionCode < b.divisionCode ? -1 : a.divisionCode > b.divisionCode ? 1 : 0)

const readyBy = ({ option, start }: Done, year: number) => start + option.readyAfter <= year

function yearsOf(frozen: FrozenPlan, done: readonly Done[], budget: readonly number[]): Year[] {
  const lacking = frozen.lacking.reduce((sum, workers) => sum + workers, 0)
  let carried = 0
  return budget.map((budgetFen, y) => {
    const begun = done.filter(({ start }) => start === y)
    const ready = done.filter((one) => readyBy(one, y))
    const spentFen = begun.reduce((sum, { option }) => sum + option.costFen, 0)
    carried += budgetFen - spentFen
    const reached = new Set(ready.flatMap(({ option }) => option.reaches))
    const covered = new Set(ready.filter(({ option }) => option.fulfils).map(({ option }) => option.county))
    return {
      year: frozen.parameters.fromYear + y,
      budgetFen,
      spentFen,
      carriedFen: carried,
      starts: begun.filter(({ option }) => !option.running).length,
      mostStarts: frozen.mostStarts[y] ?? null,
      covered: frozen.counties.filter(({ required }, index) => required && covered.has(index)).length,
      reach:
        frozen.points.reduce(
          (sum, { workers }, i) => sum + (frozen.served[i] || reached.has(i) ? workers : 0),
          0,
        ) -
        lacking +
        ready.reduce((sum, { option }) => sum + option.gain, 0),
    }
  })
}

function stepOf(frozen: FrozenPlan, { option, start }: Done, years: readonly Year[]): PlanStep {
  const county = frozen.counties[option.county]!
  const { fromYear } = frozen.parameters
  const brings = option.reaches.reduce(
    (sum, i) => sum + (frozen.served[i] ? 0 : frozen.points[i]!.workers),
    0,
  )
  return {
    divisionCode: county.code,
    divisionName: county.name,
    target: option.target,
    name: option.name,
    work: option.work,
    startYear: fromYear + start,
    readyYear: fromYear + start + option.readyAfter,
    costFen: option.costFen,
    workers: brings + option.gain,
    fulfils: option.fulfils && county.required,
    running: option.running,
    lock: option.decided?.kind ?? null,
    basis: option.basis,
    delay: delayOf(option, start, years),
    others: frozen.options.filter((other) => other.county === option.county && other !== option).length,
  }
}

/** Why it does not begin earlier: in every earlier year the money or the departments were used up, or it made no difference. */
function delayOf(option: FrozenOption, start: number, years: readonly Year[]): PlanStep['delay'] {
  if (start <= option.earliest || option.running) return 'none'
  let [money, capacity, both] = [0, 0, 0]
  for (let y = option.earliest; y < start; y++) {
    // Spent a year earlier it would be missing in every year until it really begins.
    const left = Math.min(...years.slice(y, start).map(({ carriedFen }) => carriedFen))
    const poor = left < option.costFen
    const { starts, mostStarts } = years[y]!
    const busy = mostStarts !== null && starts >= mostStarts
    if (poor && busy) both++
    else if (poor) money++
    else if (busy) capacity++
    else return 'order'
  }
  if (both > 0 || (money > 0 && capacity > 0)) return 'both'
  return money > 0 ? 'money' : 'capacity'
}

function waitingOf(frozen: FrozenPlan, done: readonly Done[]): PlanResult['waiting'] {
  const taken = new Set(done.map(({ option }) => option.county))
  const hopeless = new Set(impossible(frozen))
  return frozen.counties.flatMap((county, index) => {
    if (taken.has(index)) return []
    const own = frozen.options.filter((option) => option.county === index)
    const why = (() => {
      if (own.length > 0 && own.every(({ decided }) => decided?.kind === 'forbid'))
        return 'forbidden' as const
      if (hopeless.has(index) || (county.required && own.length === 0)) return 'noOption' as const
      if (own.length > 0) return 'notChosen' as const
      if (county.standing === 'own') return 'hasPalace' as const
      return county.standing === 'shared' ? ('shared' as const) : ('notRequired' as const)
    })()
    return [{ divisionCode: county.code, divisionName: county.name, why, required: county.required }]
  })
}

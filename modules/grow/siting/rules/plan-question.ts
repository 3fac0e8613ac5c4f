import type { FrozenOption, FrozenPlan } from './frozen.ts'
import { type PlanProblem, type YearPlan } from './problem.ts'

/** The same plan without one of the decisions, to price it. */
export const withoutDecision = (frozen: FrozenPlan, target: string): FrozenPlan => {
  const county = frozen.counties.findIndex(({ code }) => code === target)
  return {
    ...frozen,
    options: frozen.options.map((option) =>
      option.target === target || (option.county === county && option.decided?.kind === 'forbid')
        ? { ...option, decided: null }
        : option,
    ),
  }
}

/** Can it give its county a palace in time? */
const inTime = (option: FrozenOption, deadline: number): boolean =>
  option.fulfils && option.decided?.kind !== 'forbid' && option.earliest + option.readyAfter <= deadline

/** Counties that must have a palace and for which nothing is at hand that is ready in time: told apart, so that the rest is planned. */
export const impossible = ({ counties, options, deadline }: FrozenPlan): number[] =>
  counties.flatMap(({ required }, index) =>
    required && !options.some((option) => option.county === index && inTime(option, deadline)) ? [index] : [],
  )

/** What the solvers are asked: money in whole yuan, costs rounded up and budgets down; what is left moves into the next year. */
export function planQuestion(frozen: FrozenPlan): YearPlan {
  const { counties, options, points, served, deadline } = frozen
  const years = frozen.budgetFen.length
  const hopeless = new Set(impossible(frozen))
  const plan: PlanProblem = {
    years,
    weight: Float64Array.from(points, ({ workers }, i) => (served[i] ? 0 : workers)),
    counties: counties.map(({ required }, index) => ({
      required: required && !hopeless.has(index),
      deadline,
    })),
    options: options.map((option) => ({
      county: option.county,
      work: option.work,
      cost: Math.ceil(option.costFen / 100),
      gain: option.gain,
      reaches: Int32Array.from(option.reaches),
      earliest: option.earliest,
      latest: option.latest,
      readyAfter: option.readyAfter,
      uses: [option.running ? 0 : 1],
      fulfils: option.fulfils,
      exclusive: option.running ? -1 : option.county,
      state:
        option.running || option.decided?.kind === 'lock'
          ? 'open'
          : option.decided?.kind === 'forbid'
            ? 'forbidden'
            : 'free',
    })),
    budget: frozen.budgetFen.map((fen) => Math.floor(fen / 100)),
    carryOver: Infinity,
    capacity: [frozen.mostStarts.map((most) => most ?? options.length)],
  }
  return { kind: 'yearPlan', plan }
}

/** The same question when no county need have a palace in time: what can be done at best. */
export const withoutObligation = ({ kind, plan }: YearPlan): YearPlan => ({
  kind,
  plan: { ...plan, counties: plan.counties.map((county) => ({ ...county, required: false })) },
})

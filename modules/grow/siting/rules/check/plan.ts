import type { Certificate, PlanAnswer } from '../answer.ts'
import { digestOf } from '../digest.ts'
import type { PlanProblem, YearPlan } from '../problem.ts'
import { leastOverLeaves, Sum, type Verdict, verdict } from './tree.ts'

type Row = { terms: [variable: number, factor: number][]; least: number; most: number }

/**
 * The same for the plan of several years. Decision `k·years + t`: option k has started by the end of year t. A vector: a price per row, in
 * the order in which `rowsOf` names them; a row with only an upper limit has none above 0, one with only a lower none below.
 */
export function checkPlan(question: YearPlan, answer: PlanAnswer): Verdict {
  const { plan } = question
  const reason = wrongWith(plan, answer, plan.budget)
  if (answer.certificate.digest !== digestOf(question) || reason)
    return { accepted: false, bound: Infinity, reason: reason ?? 'the certificate is for another question' }
  const whole = [...plan.weight, ...plan.options.map(({ gain }) => gain), ...(plan.yearWeight ?? [])].every(
    Number.isInteger,
  )
  const value = -worth(plan, answer)
  const least = verdict(
    { ...answer, value: -answer.value, bound: -answer.bound },
    value,
    proven(plan, answer.certificate, false),
    whole,
  )
  return { ...least, bound: 0 - least.bound }
}

/** And for the smallest extra money: that the plan keeps everything with it, and that less would not do. */
export function checkShortfall(question: YearPlan, { shortfall }: PlanAnswer): Verdict {
  const { plan } = question
  if (!shortfall) return { accepted: false, bound: 0, reason: 'there is none' }
  const budget = plan.budget.map((money, t) => money + shortfall.extra[t]!)
  const reason = wrongWith(plan, shortfall, budget)
  if (shortfall.certificate.digest !== digestOf(question) || reason)
    return { accepted: false, bound: 0, reason: reason ?? 'the certificate is for another question' }
  const whole = [...plan.budget, ...plan.options.map(({ cost }) => cost)].every(Number.isInteger)
  const value = shortfall.extra.reduce((sum, each) => sum + each, 0)
  return verdict(
    shortfall,
    value,
    proven(plan, shortfall.certificate, true),
    whole && (Number.isInteger(plan.carryOver) || plan.carryOver === Infinity),
  )
}

const lastOf = ({ options, years }: PlanProblem, k: number) =>
  Math.min(options[k]!.latest ?? years - 1, years - 1)

/** Walks through the years with a plan; says what it breaks. */
function wrongWith(
  plan: PlanProblem,
  { chosen, start }: Pick<PlanAnswer, 'chosen' | 'start'>,
  budget: readonly number[],
): string | undefined {
  const { options, years, counties, capacity, carryOver } = plan
  const started = new Map([...chosen].map((k, c) => [k, start[c]!]))
  if (started.size !== chosen.length) return 'an option is done twice'
  const groups = new Set<number>()
  for (const [k, t] of started) {
    const { earliest, exclusive, state } = options[k]!
    if (t < earliest || t > lastOf(plan, k) || state === 'forbidden') return `option ${k} may not start then`
    if (exclusive >= 0 && groups.has(exclusive)) return `option ${k} is excluded by another`
    groups.add(exclusive)
  }
  if (options.some(({ state }, k) => state === 'open' && !started.has(k))) return 'the plan ignores a lock'
  let left = 0
  for (let t = 0; t < years; t++) {
    const now = [...started].filter(([, year]) => year === t).map(([k]) => options[k]!)
    left += budget[t]! - now.reduce((sum, { cost }) => sum + cost, 0)
    if (left < -1e-6) return `the money of year ${t} does not do`
    left = Math.min(left, carryOver)
    if (capacity.some((of, d) => now.reduce((sum, { uses }) => sum + (uses[d] ?? 0), 0) > of[t]! + 1e-9))
      return `a department cannot do year ${t}`
  }
  const late = counties.findIndex(
    ({ required, deadline }, county) =>
      required &&
      ![...started].some(
        ([k, t]) =>
          options[k]!.county === county && options[k]!.fulfils && t + options[k]!.readyAfter <= deadline,
      ),
  )
  return late < 0 ? undefined : `county ${late} is not covered in time`
}

function worth({ weight, years, yearWeight, options }: PlanProblem, { chosen, start }: PlanAnswer): number {
  let sum = 0
  for (let t = 0; t < years; t++) {
    const ready = [...chosen].filter((k, c) => start[c]! + options[k]!.readyAfter <= t)
    const reached = new Set(ready.flatMap((k) => [...options[k]!.reaches]))
    let people = ready.reduce((total, k) => total + options[k]!.gain, 0)
    for (const i of reached) people += weight[i]!
    sum += people * (yearWeight?.[t] ?? 1)
  }
  return sum
}

/** Least over all leaves; `forMoney`: of extra money, else of reach with its sign turned. */
function proven(plan: PlanProblem, certificate: Certificate, forMoney: boolean): number | undefined {
  const { options, years, budget, carryOver, yearWeight } = plan
  const decisions = options.length * years
  const total = options.reduce((sum, { cost }) => sum + cost, 0)
  const lower: number[] = options.flatMap(({ state }, k) =>
    budget.map((_, t) => (state === 'open' && t === lastOf(plan, k) ? 1 : 0)),
  )
  const upper: number[] = options.flatMap(({ state }) => budget.map(() => (state === 'forbidden' ? 0 : 1)))
  const cost: number[] = options.flatMap(() => budget.map(() => 0))
  const more = (price: number, most: number) => {
    lower.push(0)
    upper.push(most)
    return cost.push(price) - 1
  }
  /** The decision that says whether k has started by t, or -1: it cannot have. */
  const by = (k: number, t: number) => {
    const year = Math.min(t, lastOf(plan, k))
    return year < options[k]!.earliest ? -1 : k * years + year
  }
  if (!forMoney)
    for (let t = 0; t < years; t++)
      options.forEach(({ gain, readyAfter }, k) => {
        if (by(k, t - readyAfter) >= 0) cost[by(k, t - readyAfter)]! -= gain * (yearWeight?.[t] ?? 1)
      })
  const extra = forMoney ? budget.map(() => more(1, total)) : []
  const carried = carryOver > 0 && carryOver < Infinity ? budget.map(() => more(0, carryOver)) : []
  const rows = rowsOf(plan, by, extra, carried)
  if (!forMoney)
    for (const { weight, options: reachedBy } of together(plan))
      for (let t = 0; t < years; t++) {
        const terms = reachedBy.flatMap((k): Row['terms'] =>
          by(k, t - options[k]!.readyAfter) < 0 ? [] : [[by(k, t - options[k]!.readyAfter), 1]],
        )
        if (terms.length > 0)
          rows.push({
            terms: [[more(-weight * (yearWeight?.[t] ?? 1), 1), -1], ...terms],
            least: 0,
            most: Infinity,
          })
      }
  const priced = (vector: number) => {
    const prices = new Sum()
    const reduced = Float64Array.from(cost)
    const sizes = Float64Array.from(cost, Math.abs)
    for (const [r, { terms, least, most }] of rows.entries()) {
      const price = certificate.multipliers[vector * rows.length + r]!
      if (price === 0) continue
      if ((price > 0 ? least : most) === (price > 0 ? -Infinity : Infinity)) return undefined
      prices.add(price * (price > 0 ? least : most))
      for (const [variable, factor] of terms) {
        reduced[variable]! -= price * factor
        sizes[variable]! += Math.abs(price * factor)
      }
    }
    return { prices: prices.proven, reduced, sizes }
  }
  let last: { vector: number; priced: ReturnType<typeof priced> } | undefined
  return leastOverLeaves(certificate, decisions, Math.max(rows.length, 1), (vector, fixed) => {
    if (last?.vector !== vector) last = { vector, priced: priced(vector) }
    if (!last.priced) return undefined
    const { prices, reduced, sizes } = last.priced
    const sum = new Sum()
    for (let j = 0; j < reduced.length; j++) {
      if (j < decisions && ((lower[j] === 1 && fixed[j] === -1) || (upper[j] === 0 && fixed[j] === 1)))
        return { bound: Infinity, slack: 0 }
      const [from, to] =
        j < decisions && fixed[j] !== 0
          ? [fixed[j] === 1 ? 1 : 0, fixed[j] === 1 ? 1 : 0]
          : [lower[j]!, upper[j]!]
      const at = reduced[j]! > 0 ? from : to
      if (at !== 0) sum.addParts(reduced[j]! * at, sizes[j]! * at, 1)
    }
    sum.addParts(prices.bound, Math.abs(prices.bound), rows.length)
    return { bound: sum.value, slack: sum.proven.slack + prices.slack }
  })
}

/** Money by year; departments by year; what excludes each other; obligations; the order of the years of each option. */
function rowsOf(
  plan: PlanProblem,
  by: (k: number, t: number) => number,
  extra: number[],
  carried: number[],
): Row[] {
  const { options, years, budget, carryOver, capacity, counties } = plan
  const rows: Row[] = []
  const begun = (t: number, amount: (k: number) => number, since: boolean): Row['terms'] =>
    options.flatMap((_, k) => {
      const [now, before] = [by(k, t), since ? by(k, t - 1) : -1]
      const terms: Row['terms'] = []
      if (now < 0 || now === before) return terms
      terms.push([now, amount(k)])
      if (before >= 0) terms.push([before, -amount(k)])
      return terms
    })
  for (let t = 0; t < years; t++) {
    const terms = begun(t, (k) => options[k]!.cost, carryOver < Infinity)
    if (carried.length > 0) terms.push([carried[t]!, 1])
    if (carried.length > 0 && t > 0) terms.push([carried[t - 1]!, -1])
    extra.forEach((column, y) => (carryOver === Infinity ? y <= t : y === t) && terms.push([column, -1]))
    const most =
      carryOver === Infinity ? budget.slice(0, t + 1).reduce((sum, each) => sum + each, 0) : budget[t]!
    rows.push({ terms, least: -Infinity, most })
  }
  capacity.forEach((of, d) => {
    for (let t = 0; t < years; t++)
      rows.push({ terms: begun(t, (k) => options[k]!.uses[d] ?? 0, true), least: -Infinity, most: of[t]! })
  })
  for (const group of new Set(options.map(({ exclusive }) => exclusive).filter((each) => each >= 0))) {
    const of = [...options.keys()].filter((k) => options[k]!.exclusive === group && by(k, years - 1) >= 0)
    rows.push({ terms: of.map((k) => [by(k, years - 1), 1]), least: -Infinity, most: 1 })
  }
  counties.forEach(({ required, deadline }, county) => {
    if (!required) return
    const ends = options.flatMap(({ fulfils, readyAfter, county: of }, k) =>
      fulfils && of === county ? [by(k, deadline - readyAfter)] : [],
    )
    rows.push({ terms: ends.filter((each) => each >= 0).map((each) => [each, 1]), least: 1, most: Infinity })
  })
  options.forEach(({ earliest }, k) => {
    for (let t = earliest; t < lastOf(plan, k); t++)
      rows.push({
        terms: [
          [k * years + t, 1],
          [k * years + t + 1, -1],
        ],
        least: -Infinity,
        most: 0,
      })
  })
  return rows
}

/** Points that the same options reach count together, in the order of the first of each. */
function together({ weight, options }: PlanProblem): { weight: number; options: number[] }[] {
  const groups = new Map<string, { weight: number; options: number[] }>()
  weight.forEach((people, i) => {
    const by = [...options.keys()].filter(
      (k) => options[k]!.state !== 'forbidden' && options[k]!.reaches.includes(i),
    )
    if (by.length === 0 || people <= 0) return
    const group = groups.get(by.join()) ?? { weight: 0, options: by }
    group.weight += people
    groups.set(by.join(), group)
  })
  return [...groups.values()]
}

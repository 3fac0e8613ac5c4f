import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPlan, checkShortfall } from './check/plan.ts'
import { solvePlan } from './plan/solve.ts'
import { type PlanOption, type PlanProblem, WORKS, type YearPlan } from './problem.ts'

const control = { progress: () => undefined, shouldStop: () => false }
const solve = (plan: PlanProblem) => solvePlan({ kind: 'yearPlan', plan }, control)

const option = (more: Partial<PlanOption> = {}): PlanOption => ({
  county: 0,
  work: 'build',
  cost: 10,
  gain: 100,
  reaches: new Int32Array(),
  earliest: 0,
  readyAfter: 0,
  uses: [],
  fulfils: true,
  exclusive: -1,
  state: 'free',
  ...more,
})
const problem = (more: Partial<PlanProblem> = {}): PlanProblem => ({
  years: 2,
  weight: new Float64Array(),
  counties: [{ required: false, deadline: 1 }],
  options: [option()],
  budget: [10, 10],
  carryOver: Infinity,
  capacity: [],
  ...more,
})

/** Tries every start of every option. Returns the best reach, and the least extra money with which any plan holds. */
function bruteForce(plan: PlanProblem): { best: number; extra: number } {
  const { options, years, counties, capacity, budget, carryOver, weight, yearWeight = [] } = plan
  let [best, least] = [-Infinity, Infinity]
  const start = options.map(() => -1)
  const look = () => {
    const done = options.flatMap((each, k) => (start[k]! < 0 ? [] : [{ ...each, t: start[k]! }]))
    if (options.some(({ state }, k) => state === 'open' && start[k]! < 0)) return
    const groups = done.map(({ exclusive }) => exclusive).filter((each) => each >= 0)
    if (new Set(groups).size < groups.length) return
    if (
      counties.some(
        ({ required, deadline }, c) =>
          required && !done.some((o) => o.county === c && o.fulfils && o.t + o.readyAfter <= deadline),
      )
    )
      return
    if (
      capacity.some((of, d) =>
        of.some((most, t) => done.reduce((sum, o) => sum + (o.t === t ? o.uses[d]! : 0), 0) > most),
      )
    )
      return
    let [left, extra, value] = [0, 0, 0]
    for (let t = 0; t < years; t++) {
      left += budget[t]! - done.reduce((sum, o) => sum + (o.t === t ? o.cost : 0), 0)
      if (left < 0) [extra, left] = [extra - left, 0]
      left = Math.min(left, carryOver)
      const ready = done.filter((o) => o.t + o.readyAfter <= t)
      const people = [...new Set(ready.flatMap((o) => [...o.reaches]))].reduce(
        (sum, i) => sum + weight[i]!,
        0,
      )
      value += (people + ready.reduce((sum, o) => sum + o.gain, 0)) * (yearWeight[t] ?? 1)
    }
    least = Math.min(least, extra)
    if (extra === 0) best = Math.max(best, value)
  }
  const choose = (k: number): void => {
    if (k === options.length) return look()
    start[k] = -1
    choose(k + 1)
    const { earliest, latest = years - 1, state } = options[k]!
    if (state === 'forbidden') return
    for (let t = earliest; t <= Math.min(latest, years - 1); t++) {
      start[k] = t
      choose(k + 1)
    }
    start[k] = -1
  }
  choose(0)
  return { best, extra: least }
}

const plans = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .chain(([years, counties]) =>
    fc.record({
      years: fc.constant(years),
      yearWeight: fc.option(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: years, maxLength: years }),
        { nil: undefined },
      ),
      weight: fc
        .array(fc.integer({ min: 0, max: 20 }), { minLength: 4, maxLength: 4 })
        .map((each) => Float64Array.from(each)),
      counties: fc.array(
        fc.record({ required: fc.boolean(), deadline: fc.integer({ min: 0, max: years - 1 }) }),
        { minLength: counties, maxLength: counties },
      ),
      options: fc.array(
        fc.record({
          county: fc.integer({ min: 0, max: counties - 1 }),
          work: fc.constantFrom(...WORKS),
          cost: fc.integer({ min: 0, max: 12 }),
          gain: fc.integer({ min: 0, max: 10 }),
          reaches: fc
            .uniqueArray(fc.integer({ min: 0, max: 3 }), { maxLength: 3 })
            .map((each) => Int32Array.from(each.toSorted())),
          earliest: fc.integer({ min: 0, max: years - 1 }),
          latest: fc.option(fc.integer({ min: 0, max: years }), { nil: undefined }),
          readyAfter: fc.integer({ min: 0, max: 1 }),
          uses: fc.tuple(fc.integer({ min: 0, max: 2 })),
          fulfils: fc.boolean(),
          exclusive: fc.integer({ min: -1, max: 1 }),
          state: fc.constantFrom(
            'free' as const,
            'free' as const,
            'free' as const,
            'open' as const,
            'forbidden' as const,
          ),
        }),
        { maxLength: 5 },
      ),
      budget: fc.array(fc.integer({ min: 0, max: 15 }), { minLength: years, maxLength: years }),
      carryOver: fc.constantFrom(0, 4, Infinity),
      capacity: fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: years, maxLength: years }), {
        minLength: 1,
        maxLength: 1,
      }),
    }),
  )

describe('the plan of several years', () => {
  it('is the best that trying all plans finds, or tells the smallest extra money', async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const answer = await solve(plan)
        const { best, extra } = bruteForce(plan)
        const question: YearPlan = { kind: 'yearPlan', plan }
        const { status, value, bound, obstacle, shortfall } = answer
        const seen = {
          plan: status === 'optimal' && [value, bound, checkPlan(question, answer)],
          money: obstacle?.kind === 'money' && [
            obstacle.extra,
            shortfall!.bound,
            checkShortfall(question, answer),
          ],
          impossible: status === 'infeasible' && obstacle?.kind !== 'money',
        }
        const possible = best > -Infinity
        expect(seen).toEqual({
          plan: possible && [best, best, { accepted: true, bound: best }],
          money: !possible && extra < Infinity && [extra, extra, { accepted: true, bound: extra }],
          impossible: extra === Infinity,
        })
      }),
      { numRuns: 300, seed: 20261123 },
    )
  }, 60_000)

  it('tells the smallest extra, also when one yuan is short', async () => {
    const counties = [{ required: true, deadline: 1 }]
    const plan = (money: number) =>
      problem({ counties, options: [option({ cost: 30_000_000 })], budget: [0, money] })
    expect((await solve(plan(30_000_000))).status).toBe('optimal')
    const short = await solve(plan(29_999_999))
    expect(short.obstacle).toEqual({ kind: 'money', extra: 1 })
    expect(short.shortfall).toMatchObject({ total: 1, bound: 1, status: 'optimal', chosen: Int32Array.of(0) })
    expect(checkShortfall({ kind: 'yearPlan', plan: plan(29_999_999) }, short).accepted).toBe(true)
  })

  it('carries money over the end of a year only as far as it may', async () => {
    const at = async (carryOver: number) => [
      ...(await solve(problem({ options: [option({ cost: 20 })], carryOver }))).start,
    ]
    expect(await at(Infinity)).toEqual([1])
    expect(await at(10)).toEqual([1])
    expect(await at(9)).toEqual([])
    expect(await at(0)).toEqual([])
    const { spent, carried } = await solve(problem({ options: [option({ cost: 15 })] }))
    expect([[...spent], [...carried]]).toEqual([
      [0, 15],
      [10, 5],
    ])
  })

  it('prefers the upgrade where a new building does the same, whichever stands first', async () => {
    const [build, upgrade] = [option({ exclusive: 0 }), option({ exclusive: 0, work: 'upgrade' })]
    expect([...(await solve(problem({ options: [build, upgrade] }))).chosen]).toEqual([1])
    expect([...(await solve(problem({ options: [upgrade, build] }))).chosen]).toEqual([0])
  })

  it('names what cannot be: locks that exclude each other, a county without an option, departments without time', async () => {
    const open = option({ exclusive: 3, state: 'open' })
    expect((await solve(problem({ options: [open, open] }))).obstacle).toEqual({
      kind: 'locks',
      options: Int32Array.of(0, 1),
    })
    const counties = [{ required: true, deadline: 1 }]
    expect((await solve(problem({ counties, options: [option({ readyAfter: 2 })] }))).obstacle).toEqual({
      kind: 'noOption',
      counties: Int32Array.of(0),
    })
    const busy = problem({ counties, options: [option({ uses: [2] })], capacity: [[1, 1]] })
    expect((await solve(busy)).obstacle).toEqual({ kind: 'capacity' })
  })

  it('gives the same plan every time, and one that holds when stopped at once', async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        expect(await solve(plan)).toEqual(await solve(plan))
        const stopped = await solvePlan({ kind: 'yearPlan', plan }, { ...control, shouldStop: () => true })
        expect(
          stopped.status === 'stopped' && stopped.value === -Infinity
            ? true
            : stopped.status === 'infeasible' || checkPlan({ kind: 'yearPlan', plan }, stopped).accepted,
        ).toBe(true)
      }),
      { numRuns: 15, seed: 3 },
    )
  })

  it('counts large numbers exactly', async () => {
    const options = [option({ cost: 999_999_999_999, gain: 1e9 }), option({ cost: 1, gain: 1 })]
    const answer = await solve(problem({ years: 1, options, budget: [999_999_999_999] }))
    expect([answer.status, answer.value, [...answer.chosen]]).toEqual(['optimal', 1e9, [0]])
  })
})

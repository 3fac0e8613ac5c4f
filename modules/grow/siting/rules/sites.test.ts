import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SiteAnswer } from './answer.ts'
import { checkCover } from './check/cover.ts'
import { checkTravel } from './check/travel.ts'
import { answerSites } from './computation.ts'
import { type Instance, SITE, type SiteQuestion } from './problem.ts'

const control = { progress: () => undefined, shouldStop: () => false }
const solve = (question: SiteQuestion) => answerSites(question, control)
const check = (question: SiteQuestion, answer: SiteAnswer) =>
  question.kind === 'leastTravel' ? checkTravel(question, answer) : checkCover(question, answer)

/** Small instances with everything that is awkward: ties, nobody there, no way, one-way streets, locks. */
const instances = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 6 }))
  .chain(([n, m]) =>
    fc.record({
      weight: fc.array(fc.oneof(fc.constantFrom(0, 1), fc.integer({ min: 0, max: 50 })), {
        minLength: n,
        maxLength: n,
      }),
      minutes: fc.array(
        fc.oneof(
          { weight: 6, arbitrary: fc.integer({ min: 0, max: 30 }) },
          { weight: 1, arbitrary: fc.constant(Infinity) },
        ),
        { minLength: n * m, maxLength: n * m },
      ),
      cost: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: m, maxLength: m }),
      state: fc.array(fc.constantFrom(SITE.free, SITE.free, SITE.free, SITE.open, SITE.forbidden), {
        minLength: m,
        maxLength: m,
      }),
    }),
  )
  .map(({ weight, minutes, cost, state }): Instance => ({
    weight: Float64Array.from(weight),
    minutes: Float64Array.from(minutes),
    cost: Float64Array.from(cost),
    state: Uint8Array.from(state),
  }))
const limits = {
  sites: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }),
  budget: fc.option(fc.integer({ min: 0, max: 25 }), { nil: undefined }),
}
const questions: fc.Arbitrary<SiteQuestion> = fc.oneof(
  fc.record({ kind: fc.constant('leastTravel' as const), instance: instances, ...limits }),
  fc.record({
    kind: fc.constant('mostCovered' as const),
    instance: instances,
    withinMinutes: fc.integer({ min: 0, max: 30 }),
    ...limits,
  }),
  fc.record({
    kind: fc.constant('fewestSites' as const),
    instance: instances,
    withinMinutes: fc.integer({ min: 5, max: 30 }),
    minimise: fc.constantFrom('sites' as const, 'cost' as const),
  }),
)

/** The best value of all sets of sites there are; Infinity or -Infinity when none will do. */
function bruteForce(question: SiteQuestion): number {
  const { instance } = question
  const m = instance.cost.length
  let best = question.kind === 'mostCovered' ? -Infinity : Infinity
  for (let set = 0; set < 1 << m; set++) {
    const open = Array.from({ length: m }, (_, j) => j).filter((j) => set & (1 << j))
    if (
      instance.state.some(
        (is, j) => (is === SITE.open && !open.includes(j)) || (is === SITE.forbidden && open.includes(j)),
      )
    )
      continue
    const money = open.reduce((sum, j) => sum + instance.cost[j]!, 0)
    if (
      question.kind !== 'fewestSites' &&
      (open.length > (question.sites ?? Infinity) || money > (question.budget ?? Infinity))
    )
      continue
    const nearest = [...instance.weight].map((_, i) =>
      Math.min(Infinity, ...open.map((j) => instance.minutes[i * m + j]!)),
    )
    const people = (of: (minutes: number) => number) =>
      nearest.reduce(
        (sum, minutes, i) => sum + (instance.weight[i]! > 0 ? instance.weight[i]! * of(minutes) : 0),
        0,
      )
    if (question.kind === 'leastTravel')
      best = Math.min(
        best,
        people((minutes) => minutes),
      )
    else if (question.kind === 'mostCovered')
      best = Math.max(
        best,
        people((minutes) => (minutes <= question.withinMinutes ? 1 : 0)),
      )
    else if (people((minutes) => (minutes <= question.withinMinutes ? 0 : 1)) === 0)
      best = Math.min(best, question.minimise === 'cost' ? money : open.length)
  }
  return best
}

describe('every question about sites', () => {
  it('finds and proves what trying all sets finds', async () => {
    await fc.assert(
      fc.asyncProperty(questions, async (question) => {
        const answer = await solve(question)
        const best = bruteForce(question)
        const seen = [
          answer.status,
          answer.value,
          answer.bound,
          answer.obstacle === undefined && check(question, answer),
        ]
        expect(seen).toEqual(
          Number.isFinite(best)
            ? ['optimal', best, best, { accepted: true, bound: best }]
            : ['infeasible', answer.value, answer.bound, false],
        )
      }),
      { numRuns: 250, seed: 20261123 },
    )
  }, 60_000)

  it('gives the same answer every time', async () => {
    await fc.assert(
      fc.asyncProperty(questions, async (question) => {
        expect(await solve(question)).toEqual(await solve(question))
      }),
      { numRuns: 25, seed: 5 },
    )
  })

  it('stopped at once, still has a plan and a bound that holds', async () => {
    await fc.assert(
      fc.asyncProperty(questions, async (question) => {
        const answer = await answerSites(question, { ...control, shouldStop: () => true })
        const best = bruteForce(question)
        fc.pre(Number.isFinite(best) && Number.isFinite(answer.value))
        const sign = question.kind === 'mostCovered' ? -1 : 1
        expect(sign * answer.value).toBeGreaterThanOrEqual(sign * best)
        expect(sign * answer.bound).toBeLessThanOrEqual(sign * best + 1e-9)
        expect(check(question, answer).accepted).toBe(true)
      }),
      { numRuns: 100, seed: 9 },
    )
  })
})

import { describe, expect, test } from 'vitest'
import type { PlanResult } from '../contract.ts'
import { differentCounties, yearsBeside } from './compare.ts'
import { explainPlan } from './explain-plan.ts'
import type { FrozenOption, FrozenPlan } from './frozen.ts'
import { impossible, planQuestion, withoutDecision } from './plan-question.ts'

const option = (county: number, more: Partial<FrozenOption> = {}): FrozenOption => ({
  county,
  target: `site-${county}`,
  name: `地块 ${county}`,
  work: 'compact',
  costFen: 10_000,
  gain: 0,
  reaches: [county],
  earliest: 0,
  latest: 2,
  readyAfter: 1,
  fulfils: true,
  running: false,
  basis: null,
  decided: null,
  ...more,
})
const county = (code: string, required = true) => ({
  code,
  name: code,
  workers: 100,
  required,
  standing: null,
})
const frozen = (options: FrozenOption[], more: Partial<FrozenPlan> = {}): FrozenPlan => ({
  kind: 'plan',
  parameters: {
    question: 'plan',
    fromYear: 2025,
    toYear: 2027,
    minutes: 30,
    fromNow: true,
    extraFen: 0,
    lawfulOnly: true,
  },
  deadline: 2,
  counties: [county('a'), county('b'), county('c')],
  points: ['a', 'b', 'c'].map((code) => ({ code, name: code, workers: 100, lng: 114, lat: 30 })),
  served: [false, false, false],
  lacking: [0, 0, 0],
  options,
  budgetFen: [10_000, 10_000, 10_000],
  mostStarts: [1, 1, 1],
  ...more,
})
const told = (asked: FrozenPlan, chosen: number[], start: number[]) => explainPlan(asked, chosen, start)

describe('a plan told year by year', () => {
  const asked = frozen([option(0), option(1), option(2)])
  test('money moves on, reach and coverage count from the year in which a house is ready', () => {
    const { years } = told(asked, [0, 1], [0, 2])
    expect(years.map(({ spentFen, carriedFen }) => [spentFen, carriedFen])).toEqual([
      [10_000, 0],
      [0, 10_000],
      [10_000, 10_000],
    ])
    expect(years.map(({ covered, reach }) => [covered, reach])).toEqual([
      [0, 0],
      [1, 100],
      [1, 100],
    ])
  })
  test('says why a step does not begin earlier', () => {
    const delays = (more: Partial<FrozenPlan>) =>
      told(frozen([option(0), option(1), option(2)], more), [0, 1], [0, 1]).steps.map(({ delay }) => delay)
    expect(delays({ mostStarts: [null, null, null] })).toEqual(['none', 'money'])
    expect(delays({ budgetFen: [30_000, 0, 0] })).toEqual(['none', 'capacity'])
    expect(delays({})).toEqual(['none', 'both'])
    expect(delays({ budgetFen: [30_000, 0, 0], mostStarts: [2, 2, 2] })).toEqual(['none', 'order'])
  })
  test('says why a county has no step', () => {
    const forbidden = { kind: 'forbid' as const, reason: '另有安排' }
    const some = frozen([option(0, { decided: forbidden }), option(1, { latest: 2, earliest: 2 })])
    expect(told(some, [], []).waiting.map(({ why }) => why)).toEqual(['forbidden', 'noOption', 'noOption'])
    const free = frozen([option(0)], {
      counties: [county('a', false), { ...county('b', false), standing: 'own' }, county('c', false)],
    })
    expect(told(free, [], []).waiting.map(({ why }) => why)).toEqual([
      'notChosen',
      'hasPalace',
      'notRequired',
    ])
  })
})

test('counties for which nothing is ready in time are not asked of the solver, the others are', () => {
  const asked = frozen([option(0), option(1, { readyAfter: 3 })])
  expect(impossible(asked)).toEqual([1, 2])
  expect(planQuestion(asked).plan.counties.map(({ required }) => required)).toEqual([true, false, false])
})

test('costs are rounded up to yuan and budgets down, and a decision is asked without', () => {
  const locked = { kind: 'lock' as const, reason: '已征地' }
  const asked = frozen([option(0, { costFen: 10_001, decided: locked })], { budgetFen: [199, 0, 0] })
  const { plan } = planQuestion(asked)
  expect([plan.options[0]!.cost, plan.options[0]!.state, plan.budget[0]]).toEqual([101, 'open', 1])
  expect(planQuestion(withoutDecision(asked, 'site-0')).plan.options[0]!.state).toBe('free')
})

test('two plans differ where a county does something else, elsewhere or in another year', () => {
  const asked = frozen([option(0), option(1), option(2), option(0, { target: 'other' })])
  const plan = (chosen: number[], start: number[]) =>
    ({ ...told(asked, chosen, start), kind: 'plan' }) as PlanResult
  const [left, right] = [plan([0, 1, 2], [0, 0, 0]), plan([3, 1], [0, 1])]
  expect(differentCounties(left, right).map(({ divisionCode, kind }) => [divisionCode, kind])).toEqual([
    ['a', 'otherWork'],
    ['b', 'otherYear'],
    ['c', 'onlyLeft'],
  ])
  expect(differentCounties(left, left)).toEqual([])
  expect(yearsBeside(left, right).map(({ year }) => year)).toEqual([2025, 2026, 2027])
})

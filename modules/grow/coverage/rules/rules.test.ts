import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planActions, statedStates } from '../contract/words.ts'
import { curveOf, yearsTo } from './curve.ts'
import type { Facts, House, Project } from './facts.ts'
import { riskOf } from './risk.ts'
import { endOf, isCovered, stateInYear, stateOn } from './state.ts'

const TODAY = '2026-11-23'
const at = { today: TODAY, targetYear: 2027, yearsAhead: 1 }
const nothing: Facts = {
  code: '420102',
  required: true,
  houses: [],
  shared: null,
  projects: [],
  lines: [],
  statements: [],
  decided: true,
}
const house = (openedOn: string | null): House => ({ id: 'h', name: '', slug: '', openedOn, synthetic: true })
const project = (wish: Partial<Project> = {}): Project => ({
  id: 'p',
  name: '',
  startedOn: '2024-05-01',
  finishedOn: null,
  forecastFinish: '2027-06-30',
  asleep: null,
  ...wish,
})
const line = (year: number) => ({ id: 'l', year, action: 'newBuild' as const })
const states = (facts: Facts) =>
  [2023, 2024, 2025, 2026, 2027].map((year) => stateInYear(facts, year, TODAY).state)

describe('the state of a division', () => {
  test('follows its palace, its project, its plan, its neighbour, and whether one is due', () => {
    expect(states(nothing)).toEqual(['nothing', 'nothing', 'nothing', 'nothing', 'nothing'])
    expect(states({ ...nothing, required: false })[0]).toBe('notRequired')
    expect(states({ ...nothing, lines: [line(2025)] })[2]).toBe('planned')
    expect(states({ ...nothing, lines: [line(2025)], projects: [project()] })).toEqual([
      'planned',
      'underWay',
      'underWay',
      'underWay',
      'covered',
    ])
    expect(states({ ...nothing, houses: [house('2025-07-01')] })).toEqual([
      'nothing',
      'nothing',
      'covered',
      'covered',
      'covered',
    ])
    expect(states({ ...nothing, shared: house('2024-07-01') })[1]).toBe('shared')
    expect(states({ ...nothing, shared: house('2024-07-01') })[0]).toBe('nothing')
  })

  test('opens on the day itself, and a year ends on its last day', () => {
    const opened = { ...nothing, houses: [house('2025-12-31')] }
    expect(stateInYear(opened, 2025, TODAY).state).toBe('covered')
    expect(stateOn(opened, '2025-12-30', TODAY).state).toBe('nothing')
    const running = { ...nothing, projects: [project({ forecastFinish: '2027-12-31' })] }
    expect(stateInYear(running, 2027, TODAY)).toMatchObject({ state: 'covered', forecast: true })
    const late = { ...nothing, projects: [project({ forecastFinish: '2028-01-01' })] }
    expect(stateInYear(late, 2027, TODAY).state).toBe('underWay')
  })

  test('rests on a statement where the register has no dated palace, and only in its year', () => {
    const statements = [{ id: 's', year: 2024, state: 'covered' as const }]
    expect(states({ ...nothing, statements })).toEqual([
      'nothing',
      'covered',
      'nothing',
      'nothing',
      'nothing',
    ])
    expect(stateInYear({ ...nothing, statements }, 2024, TODAY).basis).toEqual({ kind: 'statement', id: 's' })
    const denied = [{ id: 's', year: 2024, state: 'nothing' as const }]
    expect(states({ ...nothing, statements: denied, houses: [house('2023-01-01')] })[1]).toBe('covered')
    expect(states({ ...nothing, statements: denied, houses: [house(null)] }).slice(0, 2)).toEqual([
      'covered',
      'nothing',
    ])
    const ahead = [{ id: 's', year: 2027, state: 'covered' as const }]
    expect(states({ ...nothing, statements: ahead })[4]).toBe('nothing')
  })
})

describe('what is at risk', () => {
  test('says why, and is silent where a palace is open or none is due', () => {
    const codes = (facts: Facts) => riskOf(facts, at)?.reasons.map(({ code }) => code)
    expect(codes(nothing)).toEqual(['noPlan'])
    expect(codes({ ...nothing, decided: false })).toEqual(['noPlan', 'noDecision'])
    expect(codes({ ...nothing, lines: [line(2025)] })).toEqual(['overdue'])
    expect(codes({ ...nothing, lines: [line(2027)] })).toEqual(['noProject'])
    expect(riskOf({ ...nothing, lines: [line(2027)] }, { ...at, yearsAhead: 0 })).toBeNull()
    expect(codes({ ...nothing, projects: [project({ forecastFinish: '2028-02-01' })] })).toEqual(['late'])
    expect(codes({ ...nothing, projects: [project()], lines: [line(2026)] })).toEqual(['slips'])
    expect(codes({ ...nothing, projects: [project({ forecastFinish: null })] })).toEqual(['noForecast'])
    const asleep = { department: 'finance', since: '2026-06-01' }
    expect(riskOf({ ...nothing, projects: [project({ asleep })] }, at)).toEqual({
      level: 'watch',
      reasons: [{ code: 'asleep', ...asleep }],
    })
    expect(riskOf({ ...nothing, projects: [project()], lines: [line(2027)] }, at)).toBeNull()
    expect(riskOf({ ...nothing, houses: [house(null)] }, at)).toBeNull()
    expect(riskOf({ ...nothing, required: false }, at)).toBeNull()
  })
})

const day = fc
  .tuple(
    fc.integer({ min: 2020, max: 2030 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, ...rest]) => [year, ...rest.map((part) => String(part).padStart(2, '0'))].join('-'))
const pastDay = day.filter((one) => one <= TODAY)
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null })
const someHouse = maybe(pastDay).map(house)
const someProject = fc
  .record({ startedOn: pastDay, finishedOn: fc.constant(null), forecastFinish: maybe(day) })
  .map(project)
const someFacts: fc.Arbitrary<Facts> = fc.record({
  code: fc.constantFrom('420102', '420500'),
  required: fc.boolean(),
  houses: fc.array(someHouse, { maxLength: 2 }),
  shared: maybe(someHouse),
  projects: fc.array(someProject, { maxLength: 2 }),
  lines: fc
    .array(fc.integer({ min: 2023, max: 2027 }), { maxLength: 2 })
    .chain((years) =>
      fc
        .constantFrom(...planActions)
        .map((action) => years.toSorted().map((year) => ({ id: 'l', year, action }))),
    ),
  statements: fc
    .uniqueArray(fc.integer({ min: 2022, max: 2026 }), { maxLength: 3 })
    .chain((years) =>
      fc.constantFrom(...statedStates).map((state) => years.map((year) => ({ id: 's', year, state }))),
    ),
  decided: fc.boolean(),
})

describe('in any province', () => {
  test('the plan never falls, no count exceeds what is due, actual and forecast meet in the running year', () => {
    fc.assert(
      fc.property(fc.array(someFacts, { maxLength: 12 }), (all) => {
        const { due, points } = curveOf(all, { ...at, planned: true })
        const planned = points.map((point) => point.planned!)
        expect(points.map(({ year }) => year)).toEqual(yearsTo(2027))
        expect(planned).toEqual(planned.toSorted((a, b) => a - b))
        const counts = points.flatMap((point) => [point.planned, point.actual, point.forecast])
        expect(counts.every((count) => (count ?? 0) <= due)).toBe(true)
        expect(points.map(({ actual }) => actual !== null)).toEqual([true, true, true, true, false])
        expect(points.map(({ forecast }) => forecast !== null)).toEqual([false, false, false, true, true])
      }),
    )
  })

  test('another palace never takes a state away', () => {
    fc.assert(
      fc.property(someFacts, someHouse, fc.integer({ min: 2023, max: 2027 }), (facts, one, year) => {
        fc.pre(isCovered(stateInYear(facts, year, TODAY).state))
        const more = { ...facts, houses: [...facts.houses, one] }
        expect(isCovered(stateInYear(more, year, TODAY).state)).toBe(true)
      }),
    )
  })

  test('who is at risk is due and has no palace; who will have nothing is at high risk, whoever still builds is told', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const risk = riskOf(facts, at)
        const covered = isCovered(stateOn(facts, TODAY, TODAY).state)
        const end = stateOn(facts, endOf(2027), TODAY).state
        expect(risk !== null && (covered || !facts.required)).toBe(false)
        const told = !facts.required || covered
        expect(told || end !== 'nothing' || risk?.level === 'high').toBe(true)
        expect(told || end !== 'underWay' || risk !== null).toBe(true)
      }),
    )
  })
})

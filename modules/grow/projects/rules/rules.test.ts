import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { departments, projectKinds, steps } from '../contract/vocabulary.ts'
import { forecast, milestonesOf, spreadBaselines } from './milestones.ts'
import { officeCheck, restOf } from './rest.ts'
import { missingPapers, nextStep, stepsOf, stepTable } from './steps.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const at = (text: string) => Temporal.Instant.from(`${text}+08:00`)

describe('the table of steps', () => {
  test('a new house goes through all seven departments; every step follows from the one before', () => {
    const chain = stepsOf('newBuild')
    expect(chain.map(({ step }) => step)).toEqual([...steps])
    expect(new Set(chain.map(({ department }) => department))).toEqual(new Set(departments))
    expect(stepTable.every(({ papers }) => papers.length > 0)).toBe(true)
  })

  test.each(projectKinds)('%s begins with a proposal and ends with the handover', (kind) => {
    const chain = stepsOf(kind)
    expect([chain[0]!.step, chain.at(-1)!.step]).toEqual(['proposal', 'handover'])
    const walked = ['proposal']
    for (let next = nextStep(kind, 'proposal'); next; next = nextStep(kind, next.step)) walked.push(next.step)
    expect(walked).toEqual(chain.map(({ step }) => step))
  })

  test('upgrading needs neither posts, land nor a building permit', () => {
    expect(nextStep('upgrade', 'proposal')!.step).toBe('approval')
    expect(nextStep('upgrade', 'funding')!.step).toBe('design')
    expect(nextStep('upgrade', 'design')!.step).toBe('works')
    expect(nextStep('upgrade', 'handover')).toBeNull()
  })

  test('papers that have not come are named', () => {
    expect(missingPapers('approval', new Set(['feasibility', 'photo']))).toEqual(['approvalReply'])
    expect(missingPapers('approval', new Set(['feasibility', 'approvalReply']))).toEqual([])
  })
})

describe('resting', () => {
  const stay = { step: 'approval', department: 'development', returned: false } as const
  const beganAt = at('2026-03-02T23:30')

  test('local days are counted; it sleeps the day after the standard is used up', () => {
    expect(restOf({ ...stay, beganAt }, 28, at('2026-03-03T00:10'))).toMatchObject({
      days: 1,
      sleeping: false,
    })
    expect(restOf({ ...stay, beganAt }, 28, at('2026-03-30T23:59'))).toMatchObject({
      days: 28,
      sleeping: false,
    })
    const asleep = restOf({ ...stay, beganAt }, 28, at('2026-03-31T00:00'))
    expect(asleep).toMatchObject({ days: 29, sleeping: true, limit: 28 })
    expect(asleep.sleepsOn!.toString()).toBe('2026-03-31')
  })

  test('building does not sleep, papers that were sent back do', () => {
    const works = { ...stay, step: 'works', department: 'federation', beganAt } as const
    expect(restOf(works, 15, at('2027-03-02T10:00'))).toMatchObject({ sleeping: false, limit: null })
    expect(restOf({ ...works, returned: true }, 15, at('2026-03-20T10:00')).sleeping).toBe(true)
  })
})

test('offices at the standard are allowed, above it they are not', () => {
  expect(officeCheck({ officeM2: 400, floorM2: 4000 }, 0.1).over).toBe(false)
  expect(officeCheck({ officeM2: 401, floorM2: 4000 }, 0.1)).toMatchObject({ over: true, most: 0.1 })
})

describe('milestones', () => {
  const baselines = spreadBaselines('newBuild', day('2026-01-01'), day('2027-12-31')).map((one) => ({
    ...one,
    expected: null,
    reason: null,
  }))
  const told = (
    passed: [Parameters<typeof nextStep>[1], string][],
    today: string,
    changed: Partial<Record<string, string>> = {},
  ) =>
    forecast(
      'newBuild',
      baselines.map((one) =>
        changed[one.key] ? { ...one, expected: day(changed[one.key]!), reason: '雨季' } : one,
      ),
      new Map(passed.map(([step, on]) => [step, day(on)])),
      day(today),
    )
  const find = (milestones: ReturnType<typeof told>, key: string) =>
    milestones.find((one) => one.key === key)!

  test('a first baseline runs from the start to the finish, in order', () => {
    expect(baselines.at(-1)!.baseline.toString()).toBe('2027-12-31')
    const texts = baselines.map(({ baseline }) => baseline.toString())
    expect(texts).toEqual(texts.toSorted())
    expect(baselines.map(({ key }) => key)).toEqual(milestonesOf('newBuild').map(({ key }) => key))
  })

  test('nothing has happened and nothing is due: as planned', () => {
    const milestones = told([], '2026-01-02')
    expect(new Set(milestones.map(({ ground, slipDays }) => `${ground} ${slipDays}`))).toEqual(
      new Set(['planned 0']),
    )
  })

  test('a delay is carried to what follows, and says what it carries', () => {
    const approved = find(told([], '2026-01-02'), 'approved').baseline
    const late = told(
      [['approval', approved.add({ days: 40 }).toString()]],
      approved.add({ days: 41 }).toString(),
    )
    expect(find(late, 'approved')).toMatchObject({ ground: 'reached', slipDays: 40 })
    expect(find(late, 'funded')).toMatchObject({ ground: 'carried', behind: 'approved', slipDays: 40 })
    expect(find(late, 'opened')).toMatchObject({ ground: 'carried', slipDays: 40 })
    expect(find(late, 'opened').forecast.toString()).toBe('2028-02-09')
  })

  test('being early gives nothing away', () => {
    const early = told([['approval', '2026-01-10']], '2026-01-11')
    expect(find(early, 'approved').slipDays).toBeLessThan(0)
    expect(find(early, 'opened')).toMatchObject({ ground: 'planned', slipDays: 0 })
  })

  test('what is due already is due today, and takes the rest with it', () => {
    const approved = find(told([], '2026-01-02'), 'approved').baseline
    const today = approved.add({ days: 10 })
    const due = told([], today.toString())
    expect(find(due, 'approved')).toMatchObject({ ground: 'due', slipDays: 10 })
    expect(find(due, 'approved').forecast.toString()).toBe(today.toString())
    expect(find(due, 'opened')).toMatchObject({ ground: 'carried', slipDays: 10 })
  })

  test('what whoever builds states counts, until it is over', () => {
    const stated = told([], '2026-01-02', { built: '2027-11-30' })
    expect(find(stated, 'built')).toMatchObject({ ground: 'stated' })
    expect(find(stated, 'opened').slipDays).toBe(find(stated, 'built').slipDays)
    expect(find(told([], '2027-12-24', { built: '2027-11-30' }), 'built').ground).not.toBe('stated')
  })

  test('whatever happens: forecasts never run backwards, and nothing that is ahead lies in the past', () => {
    const kinds = fc.constantFrom(...projectKinds)
    const days = fc.integer({ min: 0, max: 900 }).map((n) => day('2026-01-01').add({ days: n }))
    const property = fc.property(
      kinds,
      days,
      fc.array(days, { maxLength: 11 }),
      fc.array(fc.option(days), { minLength: 7, maxLength: 7 }),
      (kind, today, reached, expected) => {
        const passed = new Map(
          reached
            .toSorted((a, b) => Temporal.PlainDate.compare(a, b))
            .filter((one) => Temporal.PlainDate.compare(one, today) <= 0)
            .flatMap((one, i) => (stepsOf(kind)[i] ? [[stepsOf(kind)[i]!.step, one] as const] : [])),
        )
        const base = spreadBaselines(kind, day('2026-01-01'), day('2027-06-30')).map((one, i) => ({
          ...one,
          expected: expected[i] ?? null,
          reason: 'x',
        }))
        const found = forecast(kind, base, passed, today)
        const notBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate) =>
          Temporal.PlainDate.compare(a, b) >= 0
        return found.every(
          (one, i) =>
            (one.reachedOn !== null || notBefore(one.forecast, today)) &&
            (i === 0 || notBefore(one.forecast, found[i - 1]!.forecast)),
        )
      },
    )
    expect(fc.check(property).failed).toBe(false)
  })
})

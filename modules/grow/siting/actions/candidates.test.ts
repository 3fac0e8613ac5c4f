import { beforeAll, describe, expect, test } from 'vitest'
import type { Grant } from '#kit/access/index.ts'
import type { ActionContext } from '#kit/db/action.ts'
import { newId } from '#kit/db/index.ts'
import { Problem } from '#kit/http/problem.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { aProvince } from '#modules/base/places/testing.ts'
import { budgetsOf, candidatesUnder } from '../queries/candidates.ts'
import { setBudget } from './budgets.ts'
import { editCandidate, recordCandidate, retireCandidate } from './candidates.ts'

const database = testDatabase()
const clock = fakeClock('2026-11-24T10:00+08:00')
beforeAll(async () => void (await aProvince(database.db)))

const by = (grant: Grant): ActionContext => ({
  db: database.db,
  actor: { personId: newId(), grants: [grant] },
  clock,
  outbox: { send: async () => {}, emit: async () => {} },
})
const county = () => by({ role: 'federationOfficer', scope: '420102' })
const elsewhere = () => by({ role: 'federationOfficer', scope: '420500' })
const codeOf = async (act: Promise<unknown>) => {
  const problem = await act.catch((error: unknown) => error)
  if (!(problem instanceof Problem)) throw new Error(`expected a problem, not ${String(problem)}`)
  return problem.code
}
const site = (code: string, more: object = {}) => ({
  code,
  divisionCode: '420102',
  name: `${code} 地块`,
  lng: 114.31,
  lat: 30.61,
  mode: 'standalone' as const,
  planStatus: 'inPlan' as const,
  landStatus: 'allocated' as const,
  costFen: 3_000_000_00,
  areaM2: 3_000,
  capacity: null,
  ...more,
})

describe('a candidate site', () => {
  test('is entered by the federation over it, and by nobody from elsewhere', async () => {
    expect(await codeOf(recordCandidate(elsewhere(), site('420102-01')))).toBe('not-allowed')
    await recordCandidate(county(), site('420102-01'))
    expect((await candidatesUnder(database.db, '420102')).map(({ code }) => code)).toEqual(['420102-01'])
  })
  test('outside its county, or within 200 m of another, is told and not entered', async () => {
    expect(await codeOf(recordCandidate(county(), site('420102-02', { lng: 111.3, lat: 30.7 })))).toBe(
      'site-outside-division',
    )
    expect(await codeOf(recordCandidate(county(), site('420102-02', { lat: 30.6109 })))).toBe('site-too-near')
    expect(await codeOf(recordCandidate(county(), site('420102-01', { lat: 30.63 })))).toBe('code-taken')
  })
  test('edited by two: the later is told, and what the first wrote stands', async () => {
    const [first] = await candidatesUnder(database.db, '420102')
    const { id: candidateId, version } = first!
    await editCandidate(county(), { candidateId, version, text: site('420102-01', { costFen: 5 }) })
    expect(
      await codeOf(
        editCandidate(county(), { candidateId, version, text: site('420102-01', { costFen: 6 }) }),
      ),
    ).toBe('changed-meanwhile')
    expect((await candidatesUnder(database.db, '420102'))[0]).toMatchObject({
      costFen: 5,
      version: version + 1,
    })
    expect(
      await codeOf(editCandidate(elsewhere(), { candidateId, version: 2, text: site('420102-01') })),
    ).toBe('not-allowed')
  })
  test('goes off the list with a reason, once', async () => {
    const { id: candidateId } = (await candidatesUnder(database.db, '420102'))[0]!
    expect(await codeOf(retireCandidate(elsewhere(), { candidateId, reason: '已作他用' }))).toBe(
      'not-allowed',
    )
    await retireCandidate(county(), { candidateId, reason: '已作他用' })
    expect(await candidatesUnder(database.db, '420102')).toEqual([])
    expect(await codeOf(retireCandidate(county(), { candidateId, reason: '已作他用' }))).toBe(
      'candidate-not-found',
    )
  })
})

test('a budget set by two at once: the later is told, and a repeated one changes nothing', async () => {
  const of = (amountFen: number, version: number | null) => ({
    division: '420102',
    year: 2026,
    amountFen,
    mostStarts: 3,
    version,
  })
  expect(await setBudget(county(), of(100, null))).toEqual({ version: 1 })
  expect(await codeOf(setBudget(county(), of(200, null)))).toBe('changed-meanwhile')
  expect(await setBudget(county(), of(200, 1))).toEqual({ version: 2 })
  expect(await codeOf(setBudget(county(), of(300, 1)))).toBe('changed-meanwhile')
  expect(await setBudget(county(), of(200, 2))).toEqual({ version: 2 })
  expect(await budgetsOf(database.db, '420102')).toEqual([
    { year: 2026, amountFen: 200, mostStarts: 3, version: 2 },
  ])
})

import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import type { Db } from '#kit/db/index.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { divisionTree, setCoveredBy } from '#modules/base/places/index.ts'
import { aPalace, aProvince } from '#modules/base/places/testing.ts'
import { forgetStandards } from '#modules/base/standards/index.ts'
import { aProject } from '#modules/grow/projects/testing.ts'
import { publishPlan } from '../actions/publish-plan.ts'
import { aPlan, contextOf, officerOf } from '../testing.ts'
import { coverageStates, readCoverage, readDivisionCoverage } from './read.ts'

const database = testDatabase()
const NOW = Temporal.Instant.from('2026-11-23T02:00Z')
let owners: Map<string, string>

beforeEach(async () => {
  await sql`truncate places.division, places.palace, projects.project, coverage.plan, coverage.statement cascade`.execute(
    database.db,
  )
  owners = await aProvince(database.db)
})

const province = () => contextOf(database.db, officerOf('42'))
const house = async (divisionCode: string, slug: string, openedOn: string | null, level?: 'city') => {
  const owner = owners.get(divisionCode)!
  const { id } = await aPalace(database.db, {
    ownerId: owner,
    divisionCode,
    slug,
    ...(level ? { level } : {}),
  })
  await sql`update places.palace set opened_on = ${openedOn}::date where id = ${id}`.execute(database.db)
  return id
}
const project = (divisionCode: string, baselineFinish: string) =>
  aProject(database.db, fakeClock('2026-03-02T09:00+08:00'), { divisionCode, baselineFinish })

test('states follow the register, the decision to share, projects and the plan', async () => {
  const city = await house('420102', 'wuhan', '2024-05-01', 'city')
  await house('420500', 'yichang', null)
  await setCoveredBy(province(), {
    divisionCode: '420103',
    palaceId: city,
    coverageRequired: true,
    reason: '与市宫同城，步行可达',
  })
  await project('429004', '2027-12-01')
  await publishPlan(province(), aPlan([['420102', 2026, 'compact']]))
  const at = async (year: number) =>
    Object.fromEntries(
      [...(await coverageStates(database.db, NOW, year))].map(([code, { state }]) => [code, state]),
    )
  expect(await at(2023)).toEqual({
    '420100': 'nothing',
    '420102': 'planned',
    '420103': 'nothing',
    '420500': 'covered',
    '429004': 'nothing',
  })
  expect(await at(2026)).toMatchObject({ '420100': 'covered', '420103': 'shared', '429004': 'underWay' })
  const { points, due, divisions } = await readCoverage(database.db, NOW)
  expect(due).toBe(5)
  expect(points.at(-2)).toMatchObject({ year: 2026, planned: 2, actual: 3 })
  expect(divisions.find(({ code }) => code === '420102')?.risk).toEqual({
    level: 'high',
    reasons: [{ code: 'noProject', year: 2026 }, { code: 'noDecision' }],
  })
})

test('of a city is its own part, and unknown divisions are told', async () => {
  const { divisions } = await readCoverage(database.db, NOW, '4201')
  expect(divisions.map(({ name, prefectureName }) => [name, prefectureName])).toEqual([
    ['武汉市', '武汉市'],
    ['江岸区', '武汉市'],
    ['江汉区', '武汉市'],
  ])
  await expect(readDivisionCoverage(database.db, NOW, '420000')).rejects.toMatchObject({
    code: 'division-not-found',
  })
  await expect(readDivisionCoverage(database.db, NOW, '110000')).rejects.toMatchObject({
    code: 'division-not-found',
  })
})

/** How many statements the database gets, when what is kept in memory is there. */
async function statements(ask: (db: Db) => Promise<unknown>): Promise<number> {
  let count = 0
  const counting = database.db.withPlugin({
    transformQuery: ({ node }) => {
      count++
      return node
    },
    transformResult: async ({ result }) => result,
  })
  await ask(counting)
  return count
}

test('one division or three, with one project or three: the same nine statements', async () => {
  forgetStandards()
  const ask = (db: Db) => readCoverage(db, NOW)
  await house('420102', 'jiangan', '2024-05-01')
  await project('429004', '2027-12-01')
  await publishPlan(province(), aPlan([['420103', 2026, 'compact']]))
  await divisionTree(database.db)
  await ask(database.db)
  expect(await statements(ask)).toBe(9)
  await house('420103', 'jianghan', '2025-05-01')
  await house('420500', 'yichang', null)
  for (const code of ['420102', '420500']) await project(code, '2027-06-01')
  await publishPlan(
    province(),
    aPlan([
      ['420103', 2026, 'compact'],
      ['420500', 2026, 'upgrade'],
      ['429004', 2027, 'newBuild'],
    ]),
  )
  expect(await statements(ask)).toBe(9)
  expect(await statements((db) => readDivisionCoverage(db, NOW, '429004'))).toBe(10)
})

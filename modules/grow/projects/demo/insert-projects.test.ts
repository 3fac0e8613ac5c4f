import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#kit/testing/database.ts'
import { prepareIdentity } from '#modules/base/identity/testing.ts'
import { aPalace, aProvince } from '#modules/base/places/testing.ts'
import { insertDemoProjects, projectsByDivision } from '../index.ts'

const database = testDatabase()
const now = Temporal.Instant.from('2026-11-23T09:00+08:00')

beforeAll(async () => {
  prepareIdentity()
  const owners = await aProvince(database.db)
  await aPalace(database.db, { ownerId: owners.get('420102')!, divisionCode: '420102', slug: 'jiangan' })
})

test('projects of the demonstration stand as they are wished, keep every constraint, and say that they are made', async () => {
  const count = await insertDemoProjects(database.db, now)
  const projects = await projectsByDivision(database.db, now)
  // One house, and two counties without one.
  expect([count, projects.length]).toEqual([3, 3])
  expect(projects.every(({ synthetic }) => synthetic)).toBe(true)
  const home = projects.find(({ divisionCode }) => divisionCode === '420102')!
  expect(home).toMatchObject({
    step: 'funding',
    department: 'finance',
    restDays: 47,
    sleeping: true,
    missing: ['fundingReply'],
    openProblems: 1,
  })
  expect(home.slipDays).toBeGreaterThan(0)
  const works = projects.find(({ step }) => step === 'works')!
  expect(works).toMatchObject({ status: 'underWay', sleeping: false })
  expect(works.paidFen).toBeGreaterThan(0)
  expect(works.grantedFen).toBeGreaterThan(works.paidFen)
})

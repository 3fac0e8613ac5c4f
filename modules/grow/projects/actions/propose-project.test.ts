import { beforeAll, expect, test } from 'vitest'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { buildStaff, contextFor, prepareIdentity } from '#modules/base/identity/testing.ts'
import { aPalace, aProvince } from '#modules/base/places/testing.ts'
import { projectsByDivision, proposeProject } from '../index.ts'
import { aProject, aProposal } from '../testing.ts'

const database = testDatabase()
const clock = fakeClock('2026-03-02T10:00+08:00')
let palaceId: string
const officer = async (scope: string) =>
  contextFor(await buildStaff(database.db, { role: 'federationOfficer', scope }), { db: database.db, clock })

beforeAll(async () => {
  prepareIdentity()
  const owners = await aProvince(database.db)
  const house = await aPalace(database.db, {
    ownerId: owners.get('420102')!,
    divisionCode: '420102',
    slug: 'jiangan',
  })
  palaceId = house.id
})

test('a county proposes; everybody sees who holds the next step, since when, and what it lacks', async () => {
  const { projectId } = await proposeProject(await officer('420102'), aProposal())
  const [project] = await projectsByDivision(database.db, clock.now())
  expect(project).toMatchObject({
    id: projectId,
    divisionCode: '420102',
    kind: 'newBuild',
    status: 'underWay',
    stage: 'prepare',
    step: 'proposal',
    department: 'federation',
    restDays: 0,
    restLimit: 15,
    sleeping: false,
    missing: ['proposal', 'assessment'],
    plannedFen: 3_000_000_000,
    grantedFen: 0,
    paidFen: 0,
    openProblems: 0,
    slipDays: 0,
    officeShare: 0.05,
    officeOver: false,
  })
  expect(project!.baselineFinish!.toString()).toBe('2027-12-01')
  expect(project!.forecastFinish!.toString()).toBe('2027-12-01')
  expect(project!.milestones.map(({ key }) => key)).toEqual([
    'approved',
    'funded',
    'landReady',
    'started',
    'built',
    'accepted',
    'opened',
  ])
})

test('a disguised office building is refused, with the numbers', async () => {
  const own = await officer('420102')
  await expect(proposeProject(own, aProposal({ officeM2: 401 }))).rejects.toMatchObject({
    code: 'office-share-too-large',
    field: 'officeM2',
    params: { share: 10.1, most: 10 },
  })
  await expect(proposeProject(own, aProposal({ officeM2: 4001 }))).rejects.toMatchObject({
    code: 'offices-exceed-floor',
  })
})

test.each([
  ['a neighbouring county', '420103'],
  ['another city', '4205'],
])('%s may not', async (_, scope) => {
  await expect(proposeProject(await officer(scope), aProposal())).rejects.toMatchObject({
    code: 'not-allowed',
  })
})

test('what is wrong is told beside its field', async () => {
  const city = await officer('4201')
  const wrong = async (of: Parameters<typeof aProposal>[0], code: string) =>
    expect(proposeProject(city, aProposal(of))).rejects.toMatchObject({ code })
  await wrong({ kind: 'upgrade' }, 'palace-needed')
  await wrong({ kind: 'upgrade', palaceId: '0195e1a0-0000-7000-8000-000000000000' }, 'palace-not-found')
  await wrong({ kind: 'upgrade', palaceId, divisionCode: '420103' }, 'palace-elsewhere')
  await wrong({ baselineFinish: '2026-03-05' }, 'finish-too-soon')
  await wrong({ divisionCode: '420199' }, 'division-not-found')
})

test('a line of a plan becomes one project', async () => {
  const planLineId = '0195e1a0-0000-7000-8000-000000000001'
  await proposeProject(await officer('42'), aProposal({ planLineId }))
  await expect(proposeProject(await officer('42'), aProposal({ planLineId }))).rejects.toMatchObject({
    code: 'plan-line-taken',
  })
})

test('how projects stand takes as many statements for three as for one', async () => {
  let questions = 0
  const counting = database.db.withPlugin({
    transformQuery: ({ node }) => {
      questions += 1
      return node
    },
    transformResult: async ({ result }) => result,
  })
  const ask = async () => {
    questions = 0
    return (await projectsByDivision(counting, clock.now())).length
  }
  const before = await ask()
  expect(questions).toBe(4)
  for (const divisionCode of ['420103', '420500', '429004'])
    await aProject(database.db, clock, { divisionCode })
  expect(await ask()).toBe(before + 3)
  expect(questions).toBe(4)
})

import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { ActionContext } from '#kit/db/action.ts'
import { system } from '#kit/access/index.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { buildStaff, contextFor, prepareIdentity } from '#modules/base/identity/testing.ts'
import { palaceById, palaceBySlug, spacesOf } from '#modules/base/places/index.ts'
import { aPalace, aProvince } from '#modules/base/places/testing.ts'
import { decisionsInForce, recordVenue, stateNone, venueOfPalace } from '#modules/grow/assessment/index.ts'
import { projectsByDivision, proposeProject } from '../index.ts'
import { paperFile } from '../queries/papers.ts'
import { stepNamed } from '../rules/steps.ts'
import { aPdf, aProject, aProposal, walkTo } from '../testing.ts'
import { addRemark, enterMoney, resolveProblem } from './add-to-project.ts'
import { editProject } from './edit-project.ts'
import { handOn, sendBack } from './hand-on.ts'
import { handOver } from './hand-over.ts'
import { takePaper, withdrawPaper } from './papers.ts'
import { setMilestone } from './set-milestone.ts'
import { cancelProject, resumeProject, suspendProject } from './stand-still.ts'
import { tellSleepers } from './tell-sleepers.ts'

const database = testDatabase()
const clock = fakeClock('2026-03-02T10:00+08:00')
let county: ActionContext
let city: ActionContext
let palaceId: string

const standing = async (id: string) =>
  (await projectsByDivision(database.db, clock.now())).find((one) => one.id === id)!
const decided = async () => (await decisionsInForce(database.db, '420102'))[0]
const refuses = (done: Promise<unknown>, code: string) => expect(done).rejects.toMatchObject({ code })

beforeAll(async () => {
  prepareIdentity()
  const { db } = database
  const owners = await aProvince(db)
  const staff = async (scope: string) =>
    contextFor(await buildStaff(db, { role: 'federationOfficer', scope }), { db, clock })
  county = await staff('420102')
  city = await staff('4201')
  const house = await aPalace(db, { ownerId: owners.get('420102')!, divisionCode: '420102', slug: 'jiangan' })
  palaceId = house.id
})
beforeEach(() => clock.set('2026-03-02T10:00+08:00'))

const propose = async (of: Parameters<typeof aProposal>[0] = {}) =>
  (await proposeProject(county, aProposal(of))).projectId

test('a step is handed on when its papers are there, and not before', async () => {
  const projectId = await propose()
  await refuses(handOn(county, { projectId, version: 1 }), 'papers-missing')
  for (const kind of stepNamed('proposal').papers)
    await takePaper(county, { projectId, kind, fileName: `${kind}.pdf`, bytes: aPdf })
  expect((await standing(projectId)).missing).toEqual([])
  clock.advance({ hours: 48 })
  expect(await handOn(county, { projectId, version: 1 })).toEqual({ version: 2 })
  expect(await standing(projectId)).toMatchObject({
    step: 'establishment',
    department: 'establishment',
    restDays: 0,
    missing: ['establishmentReply'],
  })
})

test('a department sends papers back; the federation mends them and the same step begins anew', async () => {
  const projectId = await propose({ kind: 'compact' })
  await walkTo(city, projectId, 'approval')
  const { version } = await standing(projectId)
  await refuses(
    sendBack(county, { projectId, version: version - 1, reason: '概算有误' }),
    'changed-meanwhile',
  )
  await sendBack(county, { projectId, version, reason: '概算有误' })
  expect(await standing(projectId)).toMatchObject({
    step: 'approval',
    department: 'federation',
    returned: true,
    restLimit: 15,
  })
  await refuses(sendBack(county, { projectId, version: version + 1, reason: '再退' }), 'nothing-to-return')
  for (const kind of stepNamed('approval').papers)
    await takePaper(county, { projectId, kind, fileName: 'x.pdf', bytes: aPdf })
  await handOn(county, { projectId, version: version + 1 })
  expect(await standing(projectId)).toMatchObject({
    step: 'approval',
    department: 'development',
    returned: false,
  })
})

test('what a paper holds comes back as it came, and lies encrypted; a withdrawn one counts no more', async () => {
  const projectId = await propose()
  const bytes = new Uint8Array(600_000).fill(7)
  bytes.set(aPdf)
  const { paperId } = await takePaper(county, { projectId, kind: 'proposal', fileName: '建议书.pdf', bytes })
  const file = await paperFile(database.db, projectId, paperId)
  expect(file).toMatchObject({ fileName: '建议书.pdf', mediaType: 'application/pdf' })
  expect(Buffer.compare(file!.content, bytes)).toBe(0)
  const { rows } = await sql<{ pieces: number; clear: number }>`
    select count(*)::integer as pieces, count(*) filter (where position('%PDF'::bytea in content) > 0)::integer as clear
    from projects.paper_piece where paper_id = ${paperId}`.execute(database.db)
  expect(rows[0]).toEqual({ pieces: 3, clear: 0 })
  expect((await standing(projectId)).missing).toEqual(['assessment'])
  await withdrawPaper(county, { projectId, paperId, reason: '传错了' })
  expect((await standing(projectId)).missing).toEqual(['proposal', 'assessment'])
  await refuses(withdrawPaper(county, { projectId, paperId, reason: '再撤' }), 'paper-not-found')
  const refusedBytes = async (some: Uint8Array<ArrayBuffer>, code: string) =>
    refuses(takePaper(county, { projectId, kind: 'other', fileName: 'a.pdf', bytes: some }), code)
  await refusedBytes(new Uint8Array(0), 'file-empty')
  await refusedBytes(new TextEncoder().encode('<script>'), 'file-kind')
  const large = new Uint8Array(10 * 1024 * 1024 + 1)
  large.set(aPdf)
  await refusedBytes(large, 'file-too-large')
})

test('payments stay within grants and grants within the plan, also for who goes around the code', async () => {
  const projectId = await propose()
  const enter = (kind: 'planned' | 'granted' | 'paid', amountFen: number) =>
    enterMoney(county, { projectId, kind, amountFen, onDay: '2026-03-02', source: '鄂财〔2026〕1 号' })
  await refuses(enter('granted', 3_000_000_001), 'grant-exceeds-plan')
  await enter('granted', 2_000_000_000)
  await refuses(enter('paid', 2_000_000_001), 'payment-exceeds-grant')
  await enter('paid', 2_000_000_000)
  await refuses(enter('granted', -1), 'payment-exceeds-grant')
  await refuses(enter('paid', -2_000_000_001), 'money-below-nothing')
  expect(await standing(projectId)).toMatchObject({
    plannedFen: 3_000_000_000,
    grantedFen: 2_000_000_000,
    paidFen: 2_000_000_000,
  })
  const around = async (statement: ReturnType<typeof sql>, constraint: string) =>
    expect(statement.execute(database.db)).rejects.toMatchObject({ constraint })
  await around(
    sql`update projects.project set paid_fen = paid_fen + 1 where id = ${projectId}`,
    'payments_stay_within_the_grants',
  )
  const asWritten = 'money_entry_stays_as_written'
  await around(sql`update projects.money set amount_fen = 1 where project_id = ${projectId}`, asWritten)
  await around(sql`delete from projects.money where project_id = ${projectId}`, asWritten)
  const { rows } = await sql<{
    same: boolean
  }>`select bool_and(coalesce((select sum(amount_fen) from projects.money m
    where m.project_id = p.id and m.kind = 'paid'), 0) = p.paid_fen) as same from projects.project p`.execute(
    database.db,
  )
  expect(rows[0]!.same).toBe(true)
})

test('a project rests with one department at a time, also for who goes around the code', async () => {
  const projectId = await propose()
  await expect(
    sql`insert into projects.stay (project_id, id, step, department, began_at)
      values (${projectId}, gen_random_uuid(), 'approval', 'development', now())`.execute(database.db),
  ).rejects.toMatchObject({ constraint: 'project_rests_with_one_department_at_a_time' })
})

test('a suspended project is held by nobody and does not sleep; taken up again, its days begin anew', async () => {
  const projectId = await propose()
  clock.advance({ hours: 24 * 10 })
  await suspendProject(county, { projectId, version: 1, reason: '等选址调整' })
  expect(await standing(projectId)).toMatchObject({ status: 'suspended', department: null, restDays: null })
  await refuses(handOn(county, { projectId, version: 2 }), 'project-suspended')
  clock.advance({ hours: 24 * 30 })
  expect((await standing(projectId)).sleeping).toBe(false)
  await resumeProject(city, { projectId, version: 2, reason: '选址已定' })
  expect(await standing(projectId)).toMatchObject({
    status: 'underWay',
    department: 'federation',
    restDays: 0,
  })
  await refuses(resumeProject(city, { projectId, version: 3, reason: '再来' }), 'project-not-suspended')
  await cancelProject(city, { projectId, version: 3, reason: '并入市宫' })
  expect(await standing(projectId)).toMatchObject({ status: 'cancelled', forecastFinish: null, missing: [] })
  await refuses(resumeProject(city, { projectId, version: 4, reason: '再来' }), 'project-ended')
})

test('two officers at once: the later is told, and nothing is lost', async () => {
  const projectId = await propose()
  const text = { ...aProposal(), address: '江岸区中山大道 9 号' }
  await editProject(county, { projectId, version: 1, text })
  await refuses(
    editProject(city, { projectId, version: 1, text: { ...text, floorM2: 5000 } }),
    'changed-meanwhile',
  )
  expect(await standing(projectId)).toMatchObject({
    address: '江岸区中山大道 9 号',
    floorM2: 4000,
    version: 2,
  })
  await refuses(
    editProject(city, { projectId, version: 2, text: { ...text, officeM2: 900 } }),
    'office-share-too-large',
  )
  const races = await Promise.allSettled(
    [county, city].map((who) => suspendProject(who, { projectId, version: 2, reason: '同时' })),
  )
  expect(races.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('a milestone says when it is expected, and why; what was reached stays', async () => {
  const projectId = await propose()
  const change = { projectId, milestone: 'built' as const, reason: '雨季停工' }
  await setMilestone(county, { ...change, version: 1, expected: '2027-11-30' })
  const built = (await standing(projectId)).milestones.find(({ key }) => key === 'built')!
  expect(built).toMatchObject({ ground: 'stated', reason: '雨季停工' })
  expect((await standing(projectId)).slipDays).toBe(built.slipDays)
  await walkTo(county, projectId, 'funding')
  const { version } = await standing(projectId)
  await refuses(
    setMilestone(county, { ...change, milestone: 'approved', version, expected: '2027-01-01' }),
    'milestone-reached',
  )
})

test('a problem stays open until somebody says how it was solved', async () => {
  const projectId = await propose()
  await addRemark(county, { projectId, kind: 'note', text: '现场看过' })
  const { remarkId } = await addRemark(county, { projectId, kind: 'problem', text: '地下有管线' })
  expect((await standing(projectId)).openProblems).toBe(1)
  await resolveProblem(county, { projectId, remarkId, resolution: '管线改迁' })
  expect((await standing(projectId)).openProblems).toBe(0)
  await refuses(resolveProblem(county, { projectId, remarkId, resolution: '又一次' }), 'remark-not-found')
})

const palaceText = {
  divisionCode: '420102',
  name: '江岸区工人文化宫',
  level: 'county' as const,
  operationMode: 'own' as const,
  constructionMode: 'standalone' as const,
  address: '解放大道 1 号',
  lng: 114.3,
  lat: 30.6,
  phone: '027-5550-0000',
  floorM2: 4200,
}

/** What was found at the handover. */
const house = {
  year: 2026,
  functions: [
    'hall' as const,
    'sports' as const,
    'classroom' as const,
    'civicPractice' as const,
    'bookroom' as const,
    'serviceCounter' as const,
    'legalAid' as const,
  ],
  condition: 'A' as const,
  seats: 300,
  independentTitle: true,
  operatingRight: true,
}

test('a finished new house enters the register with its spaces, all or nothing', async () => {
  const projectId = await propose()
  await refuses(
    handOver(county, { projectId, version: 1, slug: 'new-house', text: palaceText, house }),
    'not-at-handover',
  )
  await walkTo(county, projectId, 'handover')
  const { version } = await standing(projectId)
  await refuses(handOn(county, { projectId, version }), 'papers-missing')
  for (const kind of stepNamed('handover').papers)
    await takePaper(county, { projectId, kind, fileName: 'x.pdf', bytes: aPdf })
  await refuses(handOn(county, { projectId, version }), 'hand-over-instead')
  const hall = { name: '礼堂', kind: 'hall' as const, capacity: 300, areaM2: 400 }
  const input = { projectId, version, slug: 'new-house', text: palaceText, house }
  await refuses(
    handOver(county, { ...input, text: { ...palaceText, divisionCode: '420103' } }),
    'palace-elsewhere',
  )
  // The second hall has the name of the first: the palace that was entered before it is gone again.
  await refuses(handOver(county, { ...input, spaces: [hall, hall] }), 'space-name-taken')
  expect(await palaceBySlug(database.db, 'new-house')).toBeNull()
  await refuses(handOver(county, { ...input, house: { ...house, year: 2027 } }), 'year-in-the-future')
  await stateNone(county, { divisionCode: '420102', factsOn: '2026-03-01', source: '区总工会' })
  expect(await decided()).toMatchObject({ decision: 'newBuild', venueId: null })
  const handed = await handOver(county, { ...input, spaces: [hall] })
  // Its facts are judged at once: 4,200 m² for 400,000 people, and every room.
  expect(await decided()).toMatchObject({
    decision: 'enough',
    palaceId: handed.palaceId,
    floorM2: 4200,
    missingM2: 0,
  })
  expect(await palaceBySlug(database.db, 'new-house')).toMatchObject({ id: handed.palaceId, status: 'open' })
  expect((await spacesOf(database.db, handed.palaceId)).map(({ name }) => name)).toEqual(['礼堂'])
  expect(await standing(projectId)).toMatchObject({
    status: 'handedOver',
    stage: 'done',
    palaceId: handed.palaceId,
    sleeping: false,
  })
  await refuses(handOn(county, { projectId, version: version + 1 }), 'project-ended')
})

test('an old house that was expanded is brought up to date, and nobody’s change to it is written over', async () => {
  await sql`truncate assessment.venue cascade`.execute(database.db)
  const old = {
    palaceId,
    name: '江岸老宫',
    floorM2: 2600,
    builtYear: 1978,
    expansionM2: 5000,
    compact: false,
  }
  await recordVenue(county, {
    ...old,
    divisionCode: '420102',
    functions: ['hall'],
    unknownRooms: ['bookroom'],
    condition: 'C',
    independentTitle: true,
    operatingRight: true,
    costFen: 100,
    factsOn: '2026-03-01',
    source: '现场查看',
  })
  expect(await decided()).toMatchObject({ decision: 'renovateExpand' })
  const projectId = await propose({ kind: 'renovateExpand', palaceId })
  await walkTo(county, projectId, 'handover', true)
  const { version } = await standing(projectId)
  const input = { projectId, version, text: { ...palaceText, floorM2: 6400 }, house }
  await refuses(handOver(county, input), 'palace-version-needed')
  await refuses(handOver(county, { ...input, palaceVersion: 9 }), 'changed-meanwhile')
  await handOver(county, { ...input, palaceVersion: 1 })
  const { rows } = await sql<{
    floor: number
  }>`select floor_m2 as floor from places.palace where id = ${palaceId}`.execute(database.db)
  expect(rows[0]!.floor).toBe(6400)
  expect(await decided()).toMatchObject({ decision: 'enough', floorM2: 6400, cost: null })
  // What the handover does not say stays: the year of building, and the land beside the house.
  expect(await venueOfPalace(database.db, palaceId)).toMatchObject({
    builtYear: 1978,
    renovatedYear: 2026,
    expansionM2: 5000,
    unknownRooms: [],
    version: 2,
    source: '建设项目移交：江岸区工人文化宫新建',
  })
  expect(await palaceById(database.db, palaceId)).not.toBeNull()
})

test('who should act is told once that a project sleeps, and again only after it moved', async () => {
  const { db } = database
  const morning: ActionContext = {
    db,
    clock,
    actor: system,
    outbox: { send: async () => {}, emit: async () => {} },
  }
  await refuses(tellSleepers(county, {}), 'not-allowed')
  clock.set('2026-08-01T08:30+08:00')
  await tellSleepers(morning, {})
  const { projectId } = await aProject(db, clock, {
    title: '江岸区工人文化宫二期',
    baselineFinish: '2028-01-01',
  })
  const messages = async () => {
    const { rows } = await sql<{ person: string; department: string }>`
      select person_id as person, params ->> 'department' as department from notifications.message
      where template = 'projectSleeps' and params ->> 'title' = '江岸区工人文化宫二期' order by created_at`.execute(
      db,
    )
    return rows
  }
  clock.set('2026-08-16T08:30+08:00')
  await tellSleepers(morning, {})
  expect(await messages()).toEqual([])
  clock.set('2026-08-17T08:30+08:00')
  expect((await tellSleepers(morning, {})).told).toBe(1)
  const people = [county.actor.personId, city.actor.personId]
  expect((await messages()).map(({ person }) => person).toSorted()).toEqual(people.toSorted())
  clock.set('2026-08-18T08:30+08:00')
  expect((await tellSleepers(morning, {})).told).toBe(0)
  await walkTo(county, projectId, 'establishment')
  clock.set('2026-09-30T08:30+08:00')
  expect((await tellSleepers(morning, {})).told).toBe(1)
  expect((await messages()).slice(2).map(({ department }) => department)).toEqual([
    'establishment',
    'establishment',
  ])
})

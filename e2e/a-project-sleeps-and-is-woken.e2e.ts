import { expect, inject, test } from 'vitest'
import { expectAccessible } from './fixture/accessible.ts'
import { type Json, type Program, staff } from './fixture/api.ts'
import { demoPalace, palaceBySlug } from './fixture/house.ts'
import { demoPassword, signInStaff } from './fixture/sign-in.ts'
import { journeys } from './fixture/visit.ts'
import { say } from './fixture/words.ts'

const visit = journeys()
const pdf = Buffer.from('%PDF-1.4\n%%EOF\n')
const FLOOR = 5432

test('a project sleeps at a department, the right person is told, and in the end the house is handed over', async () => {
  const jiangan = await staff('jiangan')
  const { projects } = await jiangan.get('/projects?scope=420102')
  const sleeper = projects.find((one: Json) => one.sleeping && one.kind === 'renovateExpand')
  const title: string = sleeper.title

  // The federation that owns it and the one above were told; the province and the auditor were not.
  const told = async (who: Program) =>
    ((await who.get('/me/inbox')).messages as Json[]).filter(({ subject }) => subject.includes(title))
  expect(await told(jiangan)).toHaveLength(1)
  expect(await told(await staff('wuhan'))).toHaveLength(1)
  expect(await told(await staff('province'))).toHaveLength(0)

  const officer = await visit('desktop')
  const { page } = officer
  await signInStaff(officer, 'jiangan', '/my/inbox')
  await page
    .getByRole('link', { name: new RegExp(title) })
    .first()
    .click()
  await page.goto(`/console/projects/${sleeper.id}`)
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  const next = page.getByRole('region', { name: say('projects:console.next') })
  await next.getByText(say('projects:department.finance')).first().waitFor()
  await next.getByText(say('projects:rest.sleeping', { days: sleeper.restDays })).waitFor()
  await expectAccessible(page)

  // What is missing stops it, and says so; the paper comes, and it goes on.
  const passed = page.getByRole('button', { name: say('projects:console.passed') })
  expect(await passed.isDisabled()).toBe(true)
  await page.getByRole('tab', { name: say('projects:tab.papers') }).click()
  await page
    .getByLabel(say('projects:console.upload'), { exact: true })
    .setInputFiles({ name: '资金批复.pdf', mimeType: 'application/pdf', buffer: pdf })
  await page.getByText('资金批复.pdf').waitFor()
  await passed.click()
  await next.getByText(say('projects:department.naturalResources')).first().waitFor()

  await walkToTheHandover(jiangan, sleeper.id)
  await page.goto(`/console/projects/${sleeper.id}/hand-over`)
  await page.getByLabel(say('places:field.floorM2')).fill(String(FLOOR))
  await page.getByRole('checkbox', { name: say('assessment:function.hall') }).check()
  await page.getByLabel(say('assessment:fact.seats')).fill('333')
  await page.getByRole('button', { name: say('projects:space.add') }).click()
  await page.getByLabel(say('projects:space.name')).fill('新建多功能厅')
  await page.getByLabel(say('projects:space.kind')).click()
  await page.getByTitle(say('places:space.kind.hall')).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: say('projects:console.handOver') }).click()
  await page.getByText(say('projects:console.handedOver')).waitFor()

  const { id } = await palaceBySlug(demoPalace.slug)
  const palace = await jiangan.get(`/palaces/${id}`)
  expect(palace.floorM2).toBe(FLOOR)
  expect(palace.spaces.map((space: Json) => space.name)).toContain('新建多功能厅')
  expect((await jiangan.get(`/projects/${sleeper.id}`)).status).toBe('handedOver')
  // The assessment knows the house as it is now.
  const { venues } = await jiangan.get('/venues?division=420102')
  const listed = venues.find((venue: Json) => venue.palaceId === id)
  expect(listed).toMatchObject({ floorM2: FLOOR })
  const venue = await jiangan.get(`/venues/${listed.id}`)
  expect(venue.text).toMatchObject({ seats: 333, functions: expect.arrayContaining(['hall']) })
  expect((await told(jiangan)).length).toBe(1)
})

/** The rest of the way by the API: every paper, then on. */
async function walkToTheHandover(officer: Program, projectId: string): Promise<void> {
  const { token } = await officer.post('/session', { username: 'jiangan', password: demoPassword })
  for (;;) {
    const project = await officer.get(`/projects/${projectId}`)
    for (const kind of project.missing)
      await fetch(`${inject('baseUrl')}/api/v1/projects/files/${projectId}/${kind}?name=${kind}.pdf`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
        body: pdf,
      })
    if (project.step === 'handover') return
    await officer.post(`/projects/${projectId}/hand-on`, { version: project.version })
  }
}

test('two officers at once: the later sees what the other changed, keeps what was typed, and saves it then', async () => {
  const city = await staff('wuhan')
  const { projectId } = await city.post('/projects', {
    divisionCode: demoPalace.divisionCode,
    kind: 'compact',
    title: '两个人同时改的项目',
    address: '江岸区解放大道 1 号',
    floorM2: 1000,
    officeM2: 20,
    plannedFen: 400_000_000,
    baselineFinish: '2030-12-01',
  })
  const officer = await visit('desktop', { expectErrors: /status of 409/ })
  const { page } = officer
  await signInStaff(officer, 'jiangan', `/console/projects/${projectId}`)
  await page.getByRole('button', { name: say('projects:console.edit') }).click()
  const dialog = page.getByRole('dialog', { name: say('projects:console.edit') })
  await dialog.getByLabel(say('projects:field.address')).fill('江岸区中山大道 9 号')
  await city.post(`/projects/${projectId}/suspend`, { version: 1, reason: '等选址调整' })
  const save = dialog.getByRole('button', { name: say('projects:console.save') })
  await save.click()
  await dialog.getByText(say('projects:console.meanwhile')).waitFor()
  await dialog.getByText('等选址调整').waitFor()
  expect(await dialog.getByLabel(say('projects:field.address')).inputValue()).toBe('江岸区中山大道 9 号')
  await dialog.getByRole('button', { name: say('projects:console.meanwhileRead') }).click()
  await save.click()
  await dialog.waitFor({ state: 'hidden' })
  const project = await city.get(`/projects/${projectId}`)
  expect([project.address, project.status]).toEqual(['江岸区中山大道 9 号', 'suspended'])
})

test('anybody reads what is being built, and nothing of what goes on inside', async () => {
  const { page } = await visit('phone')
  await page.goto('/projects')
  await page.getByRole('heading', { level: 1, name: say('projects:public.title') }).waitFor()
  await page.getByText(say('projects:kind.newBuild')).first().waitFor()
  expect(await page.getByText('地下管线改迁').count()).toBe(0)
  await expectAccessible(page)
})

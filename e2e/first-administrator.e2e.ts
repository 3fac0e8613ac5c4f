import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './fixture/accessible.ts'
import { type RunningServer, startServer } from './fixture/server.ts'
import { journeys } from './fixture/visit.ts'
import { say } from './fixture/words.ts'

const visit = journeys()
let server: RunningServer
let link = ''

beforeAll(async () => {
  server = await startServer({ DEMO: '0' })
  link = /http\S+\/setup\?token=\S+/.exec(server.said())?.[0] ?? ''
})
afterAll(() => server?.stop())

test('an empty installation invents nobody and nothing', async () => {
  const { page } = await visit('phone', { baseURL: server.baseUrl })
  await page.goto('/')
  await expectAccessible(page)
  await page.goto('/palaces')
  await expectAccessible(page)
  expect(server.said()).not.toContain('wenhuagong-demo')
  const palaces = await (await fetch(`${server.baseUrl}/api/v1/places/names`)).json()
  expect(palaces.palaces).toEqual([])
  expect(palaces.divisions.length).toBeGreaterThan(100)
})

test('codes are not shown to everyone', async () => {
  expect((await fetch(`${server.baseUrl}/dev/inbox`)).status).toBe(404)
})

test('the links make the first two administrators, once', async () => {
  expect(link).not.toBe('')
  const { page } = await visit('desktop', { baseURL: server.baseUrl, expectErrors: /status of 4/ })
  await page.goto(link)
  await expectAccessible(page)

  await page.getByLabel(say('identity:field.name')).fill('林向阳')
  await page.getByLabel(say('identity:field.username')).fill('linxiangyang')
  await page.getByLabel(say('identity:field.password')).fill('short')
  await page.getByRole('button', { name: say('identity:setup.do') }).click()
  await page.getByRole('link', { name: say('identity:errors.password-too-short', { length: 10 }) }).waitFor()
  expect(await page.getByLabel(say('identity:field.name')).inputValue()).toBe('林向阳')

  await page.getByLabel(say('identity:field.password')).fill('a sentence that I remember')
  await page.getByRole('button', { name: say('identity:setup.do') }).click()
  await page.getByRole('heading', { level: 1, name: say('identity:setup.next.title') }).waitFor()
  await expectAccessible(page)
  const passedOn = await page.getByText('/setup?token=').innerText()
  await page.getByRole('link', { name: say('identity:setup.next.go') }).click()
  await page.waitForURL(/\/console/)
  await page.getByRole('navigation', { name: say('console:shell.navigation') }).waitFor()
  await page.getByRole('link', { name: say('identity:roles.title') }).click()
  await page.getByRole('heading', { level: 1, name: say('identity:roles.title') }).waitFor()

  const { page: second } = await visit('desktop', { baseURL: server.baseUrl })
  await second.goto(passedOn)
  await second.getByLabel(say('identity:field.name')).fill('施怀谨')
  await second.getByLabel(say('identity:field.username')).fill('shihuaijin')
  await second.getByLabel(say('identity:field.password')).fill('another sentence')
  await second.getByRole('button', { name: say('identity:setup.do') }).click()
  await second.waitForURL(/\/console/)
  await second.getByRole('link', { name: say('identity:roles.title') }).click()
  await second.getByRole('button', { name: say('identity:roles.grant') }).waitFor()

  const late = await visit('desktop', { baseURL: server.baseUrl, expectErrors: /status of 4/ })
  const answer = await late.page.goto(link)
  expect(answer?.status()).toBeGreaterThanOrEqual(400)
  await late.page.getByText(say('identity:errors.link-over')).waitFor()
})

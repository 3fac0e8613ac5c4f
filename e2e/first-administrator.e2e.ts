import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './fixture/accessible.ts'
import { codeOfApp } from './fixture/authenticator.ts'
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
  // Without a second factor an administrator gets no further, also by another address.
  await page.getByRole('heading', { level: 1, name: say('identity:totp.title') }).waitFor()
  await expectAccessible(page)
  expect((await page.context().request.get('/api/v1/roles')).status()).toBe(401)
  const codes = await setUpAuthenticator(page)
  expect(codes).toHaveLength(10)
  await expectAccessible(page)
  await page.getByRole('link', { name: say('identity:recovery.go') }).click()
  await page.getByRole('heading', { level: 1, name: say('identity:setup.next.title') }).waitFor()
  await expectAccessible(page)
  const passedOn = await page.getByText('/setup?token=').innerText()
  await page.getByRole('link', { name: say('identity:setup.next.go') }).click()
  await page.waitForURL(/\/console/)
  await page.getByRole('navigation', { name: say('console:shell.navigation') }).waitFor()
  await page.getByRole('link', { name: say('identity:roles.title') }).click()
  await page.getByRole('heading', { level: 1, name: say('identity:roles.title') }).waitFor()

  const { page: second } = await visit('desktop', { baseURL: server.baseUrl, expectErrors: /status of 403/ })
  await second.goto(passedOn)
  await second.getByLabel(say('identity:field.name')).fill('施怀谨')
  await second.getByLabel(say('identity:field.username')).fill('shihuaijin')
  await second.getByLabel(say('identity:field.password')).fill('another sentence')
  await second.getByRole('button', { name: say('identity:setup.do') }).click()
  await setUpAuthenticator(second)
  await second.getByRole('link', { name: say('identity:recovery.go') }).click()
  await second.waitForURL(/\/console/)
  await second.getByRole('link', { name: say('identity:roles.title') }).click()
  await second.getByRole('button', { name: say('identity:roles.grant') }).waitFor()

  const late = await visit('desktop', { baseURL: server.baseUrl, expectErrors: /status of 4/ })
  const answer = await late.page.goto(link)
  expect(answer?.status()).toBeGreaterThanOrEqual(400)
  await late.page.getByText(say('identity:errors.link-over')).waitFor()

  await loseThePhone(codes)
})

/** Reads the key as someone who cannot scan, and types what the app shows; answers the recovery codes. */
async function setUpAuthenticator(page: Page): Promise<string[]> {
  const key = await page.locator('code').innerText()
  await page.getByLabel(say('identity:totp.code')).fill(await codeOfApp(key))
  await page.getByRole('button', { name: say('identity:totp.confirm') }).click()
  await page.getByRole('heading', { level: 1, name: say('identity:recovery.title') }).waitFor()
  return page.getByRole('listitem').locator('code').allInnerTexts()
}

/** On a device without JavaScript: the password, then a recovery code, which is good once; then a new phone. */
async function loseThePhone(codes: string[]): Promise<void> {
  const enter = async (code: string) => {
    const { page } = await visit('phone', {
      baseURL: server.baseUrl,
      javaScriptEnabled: false,
      expectErrors: /status of 4/,
    })
    await page.goto('/sign-in/staff?next=/my/security')
    await page.getByLabel(say('identity:field.username')).fill('linxiangyang')
    await page.getByLabel(say('identity:field.password')).fill('a sentence that I remember')
    await page.getByRole('button', { name: say('identity:staffSignIn.enter') }).click()
    await page.getByLabel(say('identity:secondFactor.code')).fill(code)
    await page.getByRole('button', { name: say('identity:secondFactor.enter') }).click()
    return page
  }
  const page = await enter(codes[0]!)
  await page.getByRole('heading', { level: 1, name: say('identity:security.title') }).waitFor()
  await page.getByText(say('identity:recovery.left', { count: 9 })).waitFor()
  const again = await enter(codes[0]!)
  await again.getByRole('link', { name: say('identity:errors.second-factor-wrong') }).waitFor()

  await page.getByRole('link', { name: say('identity:totp.change') }).click()
  await page.getByLabel(say('identity:totp.current')).fill(codes[1]!)
  expect(await setUpAuthenticator(page)).toHaveLength(10)
  await page.getByRole('link', { name: say('identity:recovery.go') }).click()
  await page.getByText(say('identity:recovery.left', { count: 10 })).waitFor()
}

import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  devices,
  type Page,
} from 'playwright-core'
import { afterAll, afterEach, beforeAll, inject } from 'vitest'

/** The screens that every journey is walked on. */
export const screens = {
  phone: { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } },
  desktop: { viewport: { width: 1440, height: 900 } },
} as const satisfies Record<string, BrowserContextOptions>
export type ScreenName = keyof typeof screens
export const screenNames = Object.keys(screens) as ScreenName[]

type Visitor = { page: Page; context: BrowserContext }

/**
 * Call once at the top of a test file: a browser for its journeys. `visit('phone')` gives a new visitor with a page of
 * their own; what a page complains of in its console, and any answer of 500, fails the test that met it.
 */
export function journey() {
  const baseUrl = inject('baseUrl')
  const open: BrowserContext[] = []
  const complaints: string[] = []
  let browser: Browser

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox'],
    })
  })
  afterAll(() => browser?.close())
  afterEach(async () => {
    await Promise.all(open.splice(0).map((context) => context.close()))
    const heard = complaints.splice(0)
    if (heard.length > 0) throw new Error(`Pages complained:\n${heard.join('\n')}`)
  })

  return {
    baseUrl,
    /** A new visitor; in Chinese and with JavaScript unless said otherwise. */
    async visit(screen: ScreenName, more: BrowserContextOptions = {}): Promise<Visitor> {
      const context = await browser.newContext({
        baseURL: baseUrl,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        ...screens[screen],
        ...more,
      })
      open.push(context)
      const page = await context.newPage()
      page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`)
      })
      page.on('response', (response) => {
        if (response.status() >= 500) complaints.push(`${response.url()}: ${response.status()}`)
      })
      return { page, context }
    },
  }
}

/** Signs a worker in by phone, with the code from the development inbox, and stands on `next` afterwards. */
export async function signIn({ page, context }: Visitor, phone: string, next = '/my'): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
  await page.locator('input[name=phone]').fill(phone)
  await page.locator('input[type=checkbox][name=agreed]').check()
  await page.locator('main form button').first().click()
  const inbox = await context.newPage()
  await inbox.goto('/dev/inbox')
  const card = inbox.locator('section.card', { hasText: phone }).first()
  const [code] = /\d{6}/.exec((await card.getByRole('heading').textContent()) ?? '') ?? []
  if (!code) throw new Error(`No code for ${phone} in the development inbox.`)
  await inbox.close()
  await page.locator('input[name=code]').fill(code)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

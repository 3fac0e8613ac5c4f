import { gzipSync } from 'node:zlib'
import type { BrowserContext } from 'playwright-core'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { program } from './fixture/api.ts'
import { expectAccessible } from './fixture/accessible.ts'
import { demoPalace } from './fixture/house.ts'
import { journeys, type ScreenName } from './fixture/visit.ts'
import { say } from './fixture/words.ts'

const visit = journeys()
const JS_BUDGET = 15 * 1024
const CSS_BUDGET = 20 * 1024

let session = ''
beforeAll(async () => {
  const { sessions } = await program().get('/sessions?limit=1')
  session = `/palaces/${sessions[0].palace.slug}/sessions/${sessions[0].id}`
})

const pages: [name: string, path: () => string][] = [
  ['home', () => '/'],
  ['search', () => '/search'],
  ['search without a result', () => '/search?q=zzzzzz'],
  ['session', () => session],
  ['palaces', () => '/palaces'],
  ['palace', () => `/palaces/${demoPalace.slug}`],
  ['divisions', () => '/divisions'],
  ['division', () => `/divisions/${demoPalace.divisionCode}`],
  ['the meter of the province', () => '/benefit'],
  ['the meter of a palace', () => `/palaces/${demoPalace.slug}/benefit?period=thisYear`],
  ['verification of a draw', () => '/draws/verify'],
  ['what is being built', () => '/projects'],
  ['sign-in', () => '/sign-in'],
  ['help', () => '/help'],
  ['accessibility', () => '/accessibility'],
  ['privacy', () => '/privacy'],
  ['figures', () => '/figures'],
  ['page that is not there', () => '/nowhere'],
]

const ways: { screen: ScreenName; lang: 'zh-CN' | 'en'; elder: boolean }[] = [
  { screen: 'phone', lang: 'zh-CN', elder: false },
  { screen: 'phone', lang: 'zh-CN', elder: true },
  { screen: 'phone', lang: 'en', elder: false },
  { screen: 'phone', lang: 'en', elder: true },
  { screen: 'desktop', lang: 'zh-CN', elder: false },
  { screen: 'desktop', lang: 'en', elder: true },
]

/** As a reader chooses it: by the links on top of each page. */
async function choose(context: BrowserContext, lang: string, elder: boolean): Promise<void> {
  if (lang === 'en') await context.request.get('/preferences?lang=en&back=/')
  if (elder) await context.request.get('/preferences?elder=1&back=/')
}

describe.each(ways)('on a $screen in $lang, elder mode $elder', ({ screen, lang, elder }) => {
  test('every public page is accessible, fits the screen and complains of nothing', async () => {
    const { page, context } = await visit(screen, { expectErrors: /status of 404/ })
    await choose(context, lang, elder)
    for (const [name, path] of pages) {
      const answer = await page.goto(path())
      expect.soft(answer?.status(), name).toBe(path() === '/nowhere' ? 404 : 200)
      expect.soft(await page.locator('html').getAttribute('lang'), name).toBe(lang)
      expect.soft(await page.getByRole('heading', { level: 1 }).count(), `${name}: one title`).toBe(1)
      await expectAccessible(page)
    }
  })
})

test('a page costs little: scripts and styles stay within their budgets', async () => {
  const { page } = await visit('phone')
  const sizes = { script: 0, stylesheet: 0 }
  const weighing: Promise<void>[] = []
  page.on('response', (response) => {
    const type = response.request().resourceType()
    if (type !== 'script' && type !== 'stylesheet') return
    weighing.push(response.body().then((body) => void (sizes[type] += gzipSync(body).length)))
  })
  for (const path of ['/', session]) {
    Object.assign(sizes, { script: 0, stylesheet: 0 })
    await page.goto(path, { waitUntil: 'networkidle' })
    await Promise.all(weighing.splice(0))
    expect(sizes.stylesheet, 'there are styles').toBeGreaterThan(0)
    expect(sizes.script, `scripts of ${path}`).toBeLessThanOrEqual(JS_BUDGET)
    expect(sizes.stylesheet, `styles of ${path}`).toBeLessThanOrEqual(CSS_BUDGET)
  }
})

test('no page comes with a script or a style in its text', async () => {
  for (const [name, path] of pages) {
    const html = await (await fetch(inject('baseUrl') + path())).text()
    expect
      .soft(html, name)
      .not.toMatch(/<script(?![^>]*\b(src=|type="application\/ld\+json"))|<style|\sstyle="|\son\w+="/)
  }
})

describe('with the keyboard alone', () => {
  test('the skip link is first and leads into the text', async () => {
    const { page } = await visit('desktop')
    await page.goto('/')
    await page.keyboard.press('Tab')
    const skip = page.getByRole('link', { name: say('ui:page.skip') })
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true)
    expect(await skip.isVisible()).toBe(true)
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
  })

  test('from the home page one finds and opens a session', async () => {
    const { page } = await visit('desktop')
    await page.goto('/')
    const search = page.getByRole('searchbox', { name: say('ui:search.label') })
    await reach(() => search.evaluate((field) => field === document.activeElement))
    await page.keyboard.type('shufa')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=shufa/)
    const first = page.getByRole('main').getByRole('listitem').getByRole('heading').getByRole('link').first()
    await reach(() => first.evaluate((link) => link === document.activeElement), 80)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/sessions\//)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toBe('')

    async function reach(there: () => Promise<boolean>, most = 30): Promise<void> {
      for (let presses = 0; presses < most; presses++) {
        await page.keyboard.press('Tab')
        if (await there()) return
      }
      throw new Error(`Not reached with ${most} tabs.`)
    }
  })
})

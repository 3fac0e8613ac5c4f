import { describe, expect, test } from 'vitest'
import { expectAccessible } from './fixture/accessible.ts'
import { demoPalace, palaceBySlug } from './fixture/house.ts'
import { signInStaff, type StaffName } from './fixture/sign-in.ts'
import { journeys, type ScreenName } from './fixture/visit.ts'
import { say } from './fixture/words.ts'

const visit = journeys()
/** Screens that wait for the network longer than this are too slow to be looked at. */
const SETTLED = 'networkidle'

const ofAPalace = [
  '/',
  '/programmes',
  '/timetable',
  '/timetable?view=week',
  '/enrolments',
  '/palaces',
  '/benefit',
  '/heat-map',
]
const ways: { who: StaffName; screen: ScreenName; lang: 'zh-CN' | 'en'; paths: readonly string[] }[] = [
  {
    who: 'director',
    screen: 'desktop',
    lang: 'zh-CN',
    paths: [...ofAPalace, '/appeals', '/standards', '/people', '/roles', '/deliveries', '/journal', '/door'],
  },
  { who: 'director', screen: 'phone', lang: 'zh-CN', paths: [...ofAPalace, '/people', '/roles', '/journal'] },
  {
    who: 'province',
    screen: 'desktop',
    lang: 'en',
    paths: [
      ...ofAPalace,
      '/?division=4201',
      '/?division=420102',
      '/palaces/new',
      '/standards',
      '/people',
      '/roles',
      '/journal',
      // Not for a federation: the screen says so and keeps its title.
      '/appeals',
    ],
  },
  { who: 'wuhan', screen: 'phone', lang: 'en', paths: ['/projects'] },
  { who: 'admin', screen: 'desktop', lang: 'zh-CN', paths: ['/', '/jobs', '/deliveries'] },
  {
    who: 'security',
    screen: 'desktop',
    lang: 'zh-CN',
    paths: ['/', '/roles', '/accounts', '/sign-ins', '/tokens'],
  },
]

describe.each(ways)('as $who on a $screen in $lang', ({ who, screen, lang, paths }) => {
  test('every screen has a title, is accessible and fits', async () => {
    const visitor = await visit(screen, { expectErrors: /status of 403/ })
    const { page, context } = visitor
    await signInStaff(visitor, who)
    if (lang === 'en') await context.request.get('/preferences?lang=en&back=/console/')
    const titles = new Set<string>()
    for (const path of paths) {
      await page.goto(`/console${path}`, { waitUntil: SETTLED })
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      expect.soft(await page.locator('html').getAttribute('lang'), path).toBe(lang)
      expect.soft(await page.getByRole('heading', { level: 1 }).count(), `${path}: one title`).toBe(1)
      titles.add(await page.title())
      await expectAccessible(page)
    }
    // Screens are told apart by the browser's tab; those of one path share a name.
    expect(titles.size).toBe(new Set(paths.map((path) => path.split('?')[0])).size)
  })
})

test('the journal tells what was done in words, and finds an act by its words', async () => {
  const visitor = await visit('desktop')
  const { page } = visitor
  await signInStaff(visitor, 'auditor', '/console/journal')
  const signedIn = say('identity:journal.signIn')
  await page.getByRole('combobox', { name: say('console:journalScreen.byAction') }).click()
  await page.keyboard.type(signedIn)
  await page.keyboard.press('Enter')
  await page.waitForURL(/action=identity\.signIn/)
  const row = page.getByRole('row').filter({ hasText: 'identity.signIn' }).first()
  await row.getByText(signedIn, { exact: false }).first().waitFor()
  expect(await row.innerText()).toContain(say('identity:journal.subject.person'))
})

test('a federation sees which palaces have nothing ahead, and opens one below', async () => {
  const visitor = await visit('desktop', { expectErrors: /status of 403/ })
  const { page } = visitor
  await signInStaff(visitor, 'province')
  const below = page.getByRole('region', { name: say('console:today.network.within') })
  await below.getByRole('link', { name: '武汉市' }).click()
  await page.waitForURL(/division=4201/)
  await below.getByRole('link', { name: '江岸区' }).click()
  await page.waitForURL(/division=420102/)
  const palace = await palaceBySlug(demoPalace.slug)
  await page.getByRole('link', { name: demoPalace.name }).click()
  await page.waitForURL(new RegExp(`palace=${palace.id}`))
  await page.getByRole('heading', { name: say('console:today.rooms') }).waitFor()
  expect(await page.getByRole('region', { name: say('console:today.network.palaces') }).count()).toBe(0)
})

test('whoever keeps the door is there with one touch', async () => {
  const visitor = await visit('phone')
  const { page } = visitor
  await signInStaff(visitor, 'desk')
  await page.getByRole('button', { name: say('enrolment:console.door.title'), exact: true }).click()
  await page.waitForURL(/\/console\/door/)
  expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toBe('')
})

test('with the keyboard alone: the skip link is first, Ctrl-K goes anywhere', async () => {
  const visitor = await visit('desktop')
  const { page } = visitor
  await signInStaff(visitor, 'director')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: say('console:shell.skip') })
  expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true)
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('combobox', { name: say('console:palette.open') })
  await palette.fill(say('catalog:console.timetable'))
  await palette.press('Enter')
  await page.waitForURL(/\/console\/timetable/)
})

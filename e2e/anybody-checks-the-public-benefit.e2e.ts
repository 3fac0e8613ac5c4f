import { expect, test } from 'vitest'
import { expectAccessible } from './fixture/accessible.ts'
import { program, staff } from './fixture/api.ts'
import { demoPalace, palaceBySlug } from './fixture/house.ts'
import { signInStaff } from './fixture/sign-in.ts'
import { journeys } from './fixture/visit.ts'
import { say } from './fixture/words.ts'

const visit = journeys()

test('a citizen follows the meter from the home page to one palace, without an account or JavaScript', async () => {
  const { page } = await visit('phone', { javaScriptEnabled: false })
  await page.goto('/')
  await page.getByRole('link', { name: say('portal:home.meterAbout') }).click()
  const title = (name: string) => say('benefit:page.title', { name })
  await page.getByRole('heading', { level: 1, name: title('湖北省') }).waitFor()

  const parts = page.getByRole('table', { name: say('benefit:page.partsCaption', { name: '湖北省' }) })
  await parts.getByRole('link', { name: '武汉市' }).click()
  await page.getByRole('heading', { level: 1, name: title('武汉市') }).waitFor()
  await page.getByRole('link', { name: '江岸区' }).click()
  await page.getByRole('link', { name: demoPalace.name }).click()
  await page.getByRole('heading', { level: 1, name: title(demoPalace.name) }).waitFor()

  // The numbers beside the bar are those that a program gets, and add up to the opening time.
  const { id } = await palaceBySlug(demoPalace.slug)
  const { figures } = await program().get(`/palaces/${id}/benefit`)
  const table = page.getByRole('table', {
    name: say('benefit:page.openTimeCaption', { name: demoPalace.name }),
  })
  const percents = await table.locator('td:last-child').allTextContents()
  expect(percents.reduce((sum, text) => sum + Number.parseInt(text, 10), 0)).toBe(100)
  expect(figures.hours.free).toBeGreaterThan(0)
  await page.getByText(say('benefit:page.met'), { exact: true }).first().waitFor()

  await page.getByRole('link', { name: say('benefit:page.thisYear') }).click()
  await page.waitForURL(/period=thisYear/)
})

test('a director finds when the house stands empty, looks at that day, and takes the list along', async () => {
  const { id } = await palaceBySlug(demoPalace.slug)
  const map = await (await staff('director')).get(`/palaces/${id}/heat-map`)
  const emptiest = map.emptiest.find(({ weekday }: { weekday: number | null }) => weekday !== null)
  expect(emptiest.usedShare).toBeLessThan(0.5)

  const visitor = await visit('desktop')
  const { page } = visitor
  await signInStaff(visitor, 'director')
  await page.getByRole('link', { name: say('benefit:console.heatMap') }).click()
  await page.getByRole('heading', { name: say('benefit:console.emptiest') }).waitFor()
  await page.getByRole('button', { name: new RegExp(`周.*${emptiest.groupName}`) }).click()
  await page.waitForURL(new RegExp(`weekday=${emptiest.weekday}`))
  const day = say(`calendar:weekday.long.${emptiest.weekday as 1}`)
  await page.getByRole('table', { name: say('benefit:console.grid', { day }) }).waitFor()
  await expectAccessible(page)

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: say('console:table.export'), exact: true }).click()
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/)
})

test('the province drills down to a county, and sees no heat-map before a palace is chosen', async () => {
  const visitor = await visit('desktop')
  const { page } = visitor
  await signInStaff(visitor, 'province')
  await page.goto('/console/benefit')
  for (const name of ['武汉市', '江岸区', demoPalace.name])
    await page.getByRole('table').first().getByRole('link', { name }).click()
  await page.getByText(demoPalace.name).first().waitFor()
  await page.getByRole('heading', { name: say('benefit:console.standards') }).waitFor()
  await expectAccessible(page)
  await page.goto('/console/heat-map?division=4201')
  await page.getByText(say('benefit:console.choosePalace')).waitFor()
})

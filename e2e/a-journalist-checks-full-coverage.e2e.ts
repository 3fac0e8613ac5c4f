import { expect, test } from 'vitest'
import { expectAccessible } from './fixture/accessible.ts'
import { program } from './fixture/api.ts'
import { signInStaff } from './fixture/sign-in.ts'
import { journeys } from './fixture/visit.ts'
import { say } from './fixture/words.ts'

const visit = journeys()

type Division = { code: string; name: string; prefectureCode: string; prefectureName: string; risk: unknown }

/** A county that the plan names and that has no palace yet. */
async function missing(): Promise<Division & { planned: { year: number } }> {
  const { divisions } = await program().get('/coverage')
  return divisions.find((one: Division & { planned: unknown }) => one.risk !== null && one.planned !== null)
}

test('a journalist reads the public page, drills to a county, sees the evidence and takes the table along', async () => {
  const county = await missing()
  const { page } = await visit('desktop', { javaScriptEnabled: false })
  await page.goto('/coverage')
  await page
    .getByRole('heading', { level: 1, name: say('coverage:page.title', { name: '湖北省' }) })
    .waitFor()
  const { due, points } = await program().get('/coverage')
  const now = points.findLast(({ actual }: { actual: number | null }) => actual !== null)
  await page.getByText(new RegExp(`${due} 个市、州、县，到今天有 ${now.actual} 个`)).waitFor()
  await page.getByText(say('ui:map.caption')).waitFor()

  // The year switch and the filter are plain links and a plain form.
  await page.getByRole('link', { name: say('coverage:page.year', { year: 2024 }) }).click()
  await page.waitForURL(/year=2024/)
  await page.getByLabel(say('coverage:page.prefecture')).selectOption({ value: county.prefectureCode })
  await page.getByRole('button', { name: say('coverage:page.show') }).click()
  const title = say('coverage:page.title', { name: county.prefectureName })
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  const table = page.getByRole('table', { name: say('coverage:page.tableCaption', { year: 2024 }) })
  await table.getByRole('link', { name: county.name, exact: true }).click()

  await page
    .getByRole('heading', { level: 1, name: say('coverage:division.title', { name: county.name }) })
    .waitFor()
  await page.getByRole('table', { name: say('coverage:division.years') }).waitFor()
  await page
    .getByRole('table', { name: say('coverage:division.plan') })
    .getByText(String(county.planned.year))
    .first()
    .waitFor()

  await page.goBack()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'CSV' }).click()
  expect((await download).suggestedFilename()).toMatch(/\.csv$/)
})

test('evidence that the federation records is on the public page at once', async () => {
  const { code, name } = await missing()
  const visitor = await visit('desktop')
  const { page } = visitor
  await signInStaff(visitor, 'province')
  await page.goto(`/console/coverage?county=${code}`)
  await page.getByRole('button', { name: say('coverage:console.state') }).click()
  const dialog = page
    .getByRole('dialog')
    .filter({ hasText: say('coverage:console.evidenceText') })
    .last()
  const choose = async (label: string, option: string) => {
    await dialog.getByLabel(label, { exact: true }).click()
    await page.getByTitle(option, { exact: true }).last().click()
  }
  await choose(say('coverage:curve.year'), say('coverage:curve.yearEnd', { year: 2022 }))
  await choose(say('coverage:page.state'), say('coverage:state.nothing'))
  await choose(say('coverage:division.evidence'), say('coverage:evidence.inspection'))
  const date = dialog.getByLabel(say('coverage:console.evidenceDate'))
  await date.fill('2022-12-20')
  await date.press('Enter')
  await dialog.getByLabel(say('coverage:console.evidenceText')).fill('现场核查，没有场馆')
  await dialog.getByRole('button', { name: say('coverage:console.save') }).click()
  await page.getByText('现场核查，没有场馆').first().waitFor()

  await page.goto(`/coverage/${code}`)
  await page.getByRole('heading', { level: 1, name: say('coverage:division.title', { name }) }).waitFor()
  await page.getByText(/现场核查，没有场馆/).waitFor()
  await expectAccessible(page)
  await page.goto('/coverage?year=2027')
  await expectAccessible(page)
})

test('a province officer works the cockpit by keyboard, and puts it on the wall', async () => {
  const visitor = await visit('desktop')
  const { page } = visitor
  await signInStaff(visitor, 'province')
  await page.goto('/console/cockpit')
  await page.getByRole('heading', { name: say('coverage:cockpit.risks') }).waitFor()
  await page
    .getByRole('img', { name: say('coverage:curve.label') })
    .locator('svg')
    .waitFor()
  await expectAccessible(page)
  const risks = page.getByRole('region', { name: say('coverage:cockpit.risks') })
  await risks.getByRole('searchbox').focus()
  const county = risks.getByRole('link').first()
  const name = await county.textContent()
  for (let tabs = 0; tabs < 40 && !(await county.evaluate((link) => link === document.activeElement)); tabs++)
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page
    .getByRole('dialog')
    .getByText(say('coverage:division.title', { name: name! }))
    .waitFor()
  await page.keyboard.press('Escape')
  await page.waitForURL((url) => !url.searchParams.has('county'))

  await page.goto('/console/cockpit?screen=large')
  await page
    .getByRole('heading', { level: 1, name: say('coverage:page.title', { name: '湖北省' }) })
    .waitFor()
  await page.getByRole('link', { name: say('coverage:cockpit.back') }).click()
  await page.waitForURL(/\/console\/cockpit(\?|$)/)
})

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from './fixture/accessible.ts'
import { staff } from './fixture/api.ts'
import { newPhone, signInStaff } from './fixture/sign-in.ts'
import { journeys } from './fixture/visit.ts'
import { say } from './fixture/words.ts'

const visit = journeys()
const name = `江岸老俱乐部${newPhone().slice(-4)}`

const choose = async (page: Page, label: string, option: string) => {
  await page.getByLabel(label, { exact: true }).click()
  await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click()
}

test('a county clerk records an old venue and is told to renovate it, and why', async () => {
  const clerk = await visit('desktop')
  const { page } = clerk
  await signInStaff(clerk, 'jiangan', '/console/venues')
  await page.getByRole('button', { name: say('assessment:console.record') }).click()
  const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).first().fill(text)
  await fill(say('assessment:fact.name'), name)
  await fill(say('assessment:fact.floorM2'), '7000')
  await fill(say('assessment:fact.expansionM2'), '0')
  await fill(say('assessment:fact.builtYear'), '1978')
  await choose(page, say('assessment:fact.condition'), say('assessment:condition.B'))
  await choose(page, say('assessment:fact.independentTitle'), say('assessment:have'))
  await choose(page, say('assessment:fact.operatingRight'), say('assessment:have'))
  for (const room of [
    'hall',
    'sports',
    'classroom',
    'civicPractice',
    'bookroom',
    'serviceCounter',
    'legalAid',
  ] as const)
    await page
      .getByRole('radiogroup', { name: say(`assessment:function.${room}`) })
      .getByRole('radio', { name: say('assessment:have'), exact: true })
      .check()
  await fill(say('assessment:column.factsOn'), '2026-10-01')
  await page.keyboard.press('Enter')
  await fill(say('assessment:form.source'), '区总工会现场查看')
  await page.getByRole('button', { name: say('assessment:console.recordAndJudge') }).click()

  await page.getByRole('heading', { level: 1, name }).waitFor()
  const decision = page.getByRole('region', { name: new RegExp(say('assessment:decision.renovateExpand')) })
  await decision.waitFor()
  const said = await decision.innerText()
  expect(said).toContain(say('assessment:why.renovateExpand', {}))
  expect(said).toMatch(/陈旧：建成或最近一次整体改造已 \d+ 年，满 30 年算陈旧/)
  expect(said).toContain('建标136-2010')
  expect(said).toContain(say('assessment:console.turns'))
  await expectAccessible(page)
})

test('the city decides otherwise with a reason that stays, and the county is told', async () => {
  const city = await visit('desktop')
  const { page } = city
  await signInStaff(city, 'wuhan', '/console/venues?division=420102')
  await page
    .getByRole('row', { name: new RegExp(name) })
    .getByRole('link')
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await page.getByRole('button', { name: say('assessment:override.set') }).click()
  const dialog = page.getByRole('dialog', { name: say('assessment:override.set') })
  await dialog.getByRole('combobox', { name: say('assessment:column.decision') }).click()
  await page
    .locator('.ant-select-dropdown:visible')
    .getByText(say('assessment:decision.newBuild'), { exact: true })
    .click()
  await dialog.getByLabel(say('assessment:override.reason')).fill('原址列入城市更新范围')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: say('assessment:override.set') }).click()
  const decision = page.getByRole('region', { name: new RegExp(say('assessment:decision.newBuild')) })
  await decision.getByText('原址列入城市更新范围').waitFor()
  expect(await decision.innerText()).toContain(say('assessment:decision.renovateExpand'))

  const clerk = await visit('phone')
  await signInStaff(clerk, 'jiangan', '/my/inbox')
  await clerk.page
    .getByText(say('notifications:templates.decisionDiffers.overridden.subject', { title: name }))
    .waitFor()
  await expectAccessible(clerk.page)

  // Taken back, the rules hold again.
  await page.getByRole('button', { name: say('assessment:override.withdraw') }).click()
  const confirm = page.getByRole('dialog')
  await confirm.getByRole('textbox').fill('更新范围调整')
  await confirm.getByRole('button', { name: say('assessment:override.withdraw') }).click()
  await page
    .getByRole('region', { name: new RegExp(say('assessment:decision.renovateExpand')) })
    .waitFor({ timeout: 20_000 })
})

test('the province changes a standard and sees which decision differs, and that the standard did it', async () => {
  const api = await staff('province')
  await api.post('/standards', {
    key: 'palace.renewal.years',
    value: 90,
    scope: '420102',
    effectiveFrom: today(),
    sourceTitle: '示范区试行标准',
    verified: 'no',
  })
  const official = await visit('desktop')
  const { page } = official
  await signInStaff(official, 'province', '/console/venue-differences?division=420102')
  const row = page.getByRole('row', { name: new RegExp(name) })
  await expect
    .poll(
      async () => {
        await page.reload()
        await page.getByRole('heading', { level: 1, name: say('assessment:console.differences') }).waitFor()
        await page.waitForLoadState('networkidle')
        return row.count()
      },
      { timeout: 60_000, interval: 2_000 },
    )
    .toBe(1)
  const said = await row.innerText()
  expect(said).toContain(say('assessment:decision.renovateExpand'))
  expect(said).toContain(say('assessment:decision.enough'))
  expect(said).toContain('30 → 90')
  await expectAccessible(page)
  await row.getByRole('button', { name: say('assessment:console.acknowledge') }).click()
  await expect.poll(() => row.count(), { timeout: 20_000 }).toBe(0)
})

const today = () => Temporal.Now.plainDateISO('Asia/Shanghai').toString()

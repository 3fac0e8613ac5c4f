import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { expectAccessible } from './fixture/accessible.ts'
import { signInStaff } from './fixture/sign-in.ts'
import { journeys } from './fixture/visit.ts'
import { say } from './fixture/words.ts'

const visit = journeys()
const LONG = 120_000

/** Draws up one of the usual questions, computes it, and answers the address of what was found. */
async function computed(page: Page, preset: 'whatIf' | 'rest', name: string): Promise<string> {
  await page.goto('/console/siting/scenarios')
  await page
    .getByRole('button', { name: say('siting:scenarios.new') })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(say(`siting:preset.${preset}`), { exact: true }).click()
  await dialog.getByLabel(say('siting:scenarios.name')).fill(name)
  await dialog.getByRole('button', { name: say('siting:scenario.save') }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await page.getByRole('button', { name: say('siting:run.begin') }).click()
  await page.getByText(say('siting:state.done')).first().waitFor({ timeout: LONG })
  await page.getByRole('heading', { name: say('siting:plan.stepsTitle') }).waitFor()
  return page.url()
}

test('a province planner re-plans what remains to 2027, compares it with the what-if from 2023, and publishes it', async () => {
  const mark = crypto.randomUUID().slice(0, 6)
  const [rest, whatIf] = [`剩余年份 ${mark}`, `从头再来 ${mark}`]
  const planner = await visit('desktop')
  const { page } = planner
  await signInStaff(planner, 'province', '/console/siting/scenarios')
  await computed(page, 'whatIf', whatIf)
  await expectAccessible(page)
  await computed(page, 'rest', rest)

  // Side by side: chosen by the keyboard.
  await page.getByRole('link', { name: say('siting:compare.title') }).click()
  for (const [side, name] of [
    ['left', rest],
    ['right', whatIf],
  ] as const) {
    const field = page.getByRole('combobox', { name: say(`siting:compare.${side}`) })
    await field.click()
    await page.locator('.ant-select-item-option:visible').filter({ hasText: name }).first().click()
  }
  await page.getByRole('heading', { name: say('siting:compare.years') }).waitFor()
  await page.getByRole('region', { name: say('siting:compare.counties') }).waitFor()
  await expectAccessible(page)

  // Published under a title, with the reason; and only once.
  await page
    .getByRole('link', { name: say('siting:run.open') })
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: rest }).waitFor()
  await page.getByRole('button', { name: say('siting:publish.act') }).click()
  const dialog = page.getByRole('dialog')
  const title = `全省计划 ${mark}`
  await dialog.getByLabel(say('siting:publish.name')).fill(title)
  await dialog.getByLabel(say('siting:reason')).fill('与从头再来的方案比较后审定')
  await dialog.getByRole('button', { name: say('siting:publish.act') }).click()
  await page.getByText(title).first().waitFor()

  // Anybody reads it, without an account.
  const reader = await visit('phone', { javaScriptEnabled: false })
  await reader.page.goto('/coverage')
  await reader.page.getByText(title).first().waitFor()
  const answer = await fetch(`${inject('baseUrl')}/api/v1/coverage/plans`)
  const { plans } = (await answer.json()) as { plans: { title: string; source: string }[] }
  expect(plans[0]).toMatchObject({ title, source: 'siting' })
}, 300_000)

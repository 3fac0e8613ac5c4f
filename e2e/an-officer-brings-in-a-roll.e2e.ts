import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { readRows } from '#kit/spreadsheet/read.ts'
import { withCheckCharacter } from '../modules/base/membership/rules/unified-code.ts'
import { newPhone, signIn, signInStaff } from './fixture/sign-in.ts'
import { journeys } from './fixture/visit.ts'
import { say } from './fixture/words.ts'

const visit = journeys()
const union = withCheckCharacter(`81420102MC${newPhone().slice(-7)}`)
const titles = ['统一社会信用代码', '工会名称', '姓名', '手机号', '入会日期']
const csv = (rows: readonly (readonly string[])[]) =>
  Buffer.from([titles, ...rows].map((row) => row.join(',')).join('\r\n'))

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByLabel(say('imports:screen.upload')).setInputFiles({ name, mimeType: 'text/csv', buffer })
  await page.getByText(say('imports:screen.ready')).waitFor()
}

async function download(page: Page, start: () => Promise<unknown>): Promise<Uint8Array> {
  const [file] = await Promise.all([page.waitForEvent('download'), start()])
  return new Uint8Array(readFileSync(await file.path()))
}

test('a county officer imports a roll with mistakes, mends it, and takes it back', async () => {
  const officer = await visit('desktop')
  const { page } = officer
  const member = newPhone()
  const mistaken = newPhone()
  await signInStaff(officer, 'jiangan', '/console/members/import')
  await choose(
    page,
    '名册.csv',
    csv([
      [union, '江岸示范工会', '陈文', member, '2026-03-01'],
      [union, '江岸示范工会', '李四', '1.38E+10', ''],
    ]),
  )
  await page.getByText(/1\.38E\+10/).waitFor()
  const wrong = await download(page, () =>
    page.getByRole('link', { name: say('imports:screen.errorsFile') }).click(),
  )
  const rows = (await Array.fromAsync(readRows(wrong))).map(({ cells }) => cells)
  expect(rows[0]).toEqual([...titles, say('imports:problems')])
  expect(rows).toHaveLength(2)
  expect(rows[1]![2]).toBe('李四')

  await page.getByRole('button', { name: say('imports:screen.discard') }).click()
  await choose(
    page,
    '改好的名册.csv',
    csv([
      [union, '江岸示范工会', '陈文', member, '2026-03-01'],
      [union, '江岸示范工会', '李四', mistaken, ''],
    ]),
  )
  await page.getByRole('button', { name: say('imports:screen.confirm', { count: 2 }) }).click()
  await page.getByRole('dialog').getByRole('button').last().click()
  await page.getByText(say('imports:screen.done')).waitFor()

  const worker = await visit('phone')
  await signIn(worker, member, '/my/data')
  await worker.page
    .getByText('江岸示范工会')
    .or(worker.page.locator('input[value="江岸示范工会"]'))
    .first()
    .waitFor()

  await page.getByRole('button', { name: say('imports:screen.undo') }).click()
  await page.getByRole('dialog').getByRole('button').last().click()
  await page.getByText(say('imports:screen.undone')).waitFor()
  await page.goto('/console/unions')
  await page.getByRole('heading', { level: 1, name: say('membership:unions.title') }).waitFor()
  await page.waitForLoadState('networkidle')
  expect(await page.getByText(union).count()).toBe(0)
})

import { expect, test } from 'vitest'
import { withCheckCharacter } from '../modules/base/membership/rules/unified-code.ts'
import { choose, download, pressAndConfirm } from './fixture/sheets.ts'
import { newPhone, signIn, signInStaff } from './fixture/sign-in.ts'
import { journeys } from './fixture/visit.ts'
import { say } from './fixture/words.ts'

const visit = journeys()
const union = withCheckCharacter(`81420102MC${newPhone().slice(-7)}`)
const titles = ['统一社会信用代码', '工会名称', '姓名', '手机号', '入会日期']
const csv = (rows: readonly (readonly string[])[]) =>
  Buffer.from([titles, ...rows].map((row) => row.join(',')).join('\r\n'))

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
  const rows = await download(page, () =>
    page.getByRole('link', { name: say('imports:screen.errorsFile') }).click(),
  )
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
  await pressAndConfirm(page, say('imports:screen.confirm', { count: 2 }))
  await page.getByText(say('imports:screen.done')).waitFor()

  const worker = await visit('phone')
  await signIn(worker, member, '/my/data')
  await worker.page
    .getByText('江岸示范工会')
    .or(worker.page.locator('input[value="江岸示范工会"]'))
    .first()
    .waitFor()

  await pressAndConfirm(page, say('imports:screen.undo'))
  await page.getByText(say('imports:screen.undone')).waitFor()
  await page.goto('/console/unions')
  await page.getByRole('heading', { level: 1, name: say('membership:unions.title') }).waitFor()
  await page.waitForLoadState('networkidle')
  expect(await page.getByText(union).count()).toBe(0)
})

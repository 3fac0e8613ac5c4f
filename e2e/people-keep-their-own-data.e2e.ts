import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { expectAccessible } from './fixture/accessible.ts'
import { codeIn, newPhone, signIn } from './fixture/sign-in.ts'
import { journeys, type Visitor } from './fixture/visit.ts'
import { say } from './fixture/words.ts'

const visit = journeys()
const thisYear = Temporal.Now.zonedDateTimeISO('Asia/Shanghai').year

async function download(page: Page, name: string): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
  return readFileSync(await file.path(), 'utf8')
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('a worker reads what is kept, takes it away, and is forgotten', async () => {
  const worker = await visit('phone', { expectErrors: /422/ })
  const { page } = worker
  const phone = newPhone()
  await signIn(worker, phone, '/my/data')
  await page.getByRole('textbox', { name: say('identity:field.name') }).fill('戚思语')
  await page.getByRole('textbox', { name: say('identity:field.email') }).fill('qisiyu@example.org')
  await press(page, say('identity:save'))
  await page.getByText(say('identity:saved')).waitFor()
  await expectAccessible(page)

  await page.getByRole('link', { name: say('identity:copy.read') }).click()
  await page.getByText('qisiyu@example.org').first().waitFor()
  await expectAccessible(page)
  const copy = await download(page, say('identity:copy.download'))
  for (const own of ['戚思语', 'qisiyu@example.org', phone]) expect(copy).toContain(own)

  await page.goto('/my/data')
  await page.getByRole('link', { name: say('identity:forget.title') }).click()
  await expectAccessible(page)
  await press(page, say('identity:forget.do'))
  await page.getByText(say('identity:errors.not-sure')).first().waitFor()
  await page.getByRole('checkbox', { name: say('identity:forget.sure') }).check()
  await press(page, say('identity:forget.do'))
  await page.waitForURL((url) => url.pathname === '/')

  // Nobody is signed in any more, and the way back leads to the beginning.
  await page.goto('/my/data')
  expect(new URL(page.url()).pathname).toBe('/sign-in')
})

/** The latest code that came to a phone. */
async function codeTo({ context }: Visitor, phone: string): Promise<string> {
  const inbox = await context.newPage()
  await inbox.goto('/dev/inbox')
  const code = codeIn(await inbox.getByRole('main').innerText(), phone)
  await inbox.close()
  if (!code) throw new Error(`No code for ${phone}.`)
  return code
}

test('a guardian cares for a child’s data and hands it over from 14 on', async () => {
  const guardian = await visit('phone', { expectErrors: /404/ })
  const { page } = guardian
  await signIn(guardian, newPhone(), '/my/family')
  const add = async (name: string, birthYear: number) => {
    await page.getByRole('textbox', { name: say('identity:field.childName') }).fill(name)
    await page.getByRole('textbox', { name: say('identity:field.birthYear') }).fill(String(birthYear))
    await page.getByRole('checkbox', { name: say('identity:family.agree') }).check()
    await press(page, say('identity:family.addDo'))
    await page.getByRole('link', { name }).waitFor()
  }
  await add('周可心', thisYear - 8)
  await add('周嘉树', thisYear - 15)

  // The younger: corrected, read and taken away; too young for an account of its own.
  await page.getByRole('link', { name: '周可心' }).click()
  await expectAccessible(page)
  await page.getByText(say('identity:family.ownFrom', { year: thisYear + 7 })).waitFor()
  expect(await download(page, say('identity:copy.download'))).toContain('周可心')
  await page.getByRole('textbox', { name: say('identity:field.childName') }).fill('周可欣')
  await press(page, say('identity:save'))
  await page.getByRole('link', { name: '周可欣' }).click()
  await press(page, say('identity:family.removeDo', { name: '周可欣' }))
  await page.getByRole('link', { name: '周嘉树' }).waitFor()
  expect(await page.getByText('周可欣').count()).toBe(0)

  // The elder takes over, with the code on its own phone.
  const phone = newPhone()
  await page.getByRole('link', { name: '周嘉树' }).click()
  await page.getByRole('textbox', { name: say('identity:family.ownPhone') }).waitFor()
  const childPage = page.url()
  await page.getByRole('textbox', { name: say('identity:family.ownPhone') }).fill(phone)
  await press(page, say('identity:family.ownSend'))
  await expectAccessible(page)
  await page.getByLabel(say('identity:code.label')).fill(await codeTo(guardian, phone))
  await page.getByRole('checkbox', { name: say('identity:family.ownAgree') }).check()
  await press(page, say('identity:family.ownDo'))
  await page.getByText(say('identity:family.ownDone')).waitFor()
  expect(await page.getByRole('link', { name: '周嘉树' }).count()).toBe(0)

  // The guardian's part has ended, also by the address kept from before.
  const answer = await page.goto(childPage)
  expect(answer?.status()).toBe(404)
})

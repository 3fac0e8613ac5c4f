import { expect, test } from 'vitest'
import { dayKind } from '#kit/calendar/index.ts'
import { type Json, program, worker } from './fixture/api.ts'
import { expectAccessible } from './fixture/accessible.ts'
import { newPhone, signInStaff } from './fixture/sign-in.ts'
import { journeys } from './fixture/visit.ts'
import { say } from './fixture/words.ts'

const visit = journeys()
const title = '清早一起练八段锦（试办）'

/** The first public holiday that is at least three days away. */
function nextHoliday(): Temporal.PlainDate {
  let day = Temporal.Now.plainDateISO('Asia/Shanghai').add({ days: 3 })
  while (dayKind(day).kind !== 'holiday' || dayKind(day.subtract({ days: 1 })).kind === 'holiday')
    day = day.add({ days: 1 })
  return day
}

test('drafted, scheduled over a holiday, published, found, cancelled with notice', async () => {
  const holiday = nextHoliday()
  const programmer = await visit('desktop')
  const { page } = programmer
  await signInStaff(programmer, 'programmer', '/console/programmes')
  await page.getByRole('button', { name: say('catalog:console.newProgramme') }).click()
  await page.getByRole('textbox', { name: new RegExp(`(^|\\s)${say('catalog:field.title')}$`) }).fill(title)
  await page.getByLabel(say('catalog:field.summary')).fill('站着练，慢慢来，不收钱。')
  await expectAccessible(page)
  await page.getByRole('button', { name: say('catalog:console.save'), exact: true }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()

  await page.getByRole('button', { name: say('catalog:console.schedule') }).click()
  const dialog = page.getByRole('dialog', { name: say('catalog:console.scheduleTitle', { title }) })
  await dialog.getByRole('combobox', { name: say('catalog:field.room') }).click()
  await page.keyboard.press('Enter')
  await dialog.getByLabel(say('catalog:field.firstDate')).fill(holiday.subtract({ days: 1 }).toString())
  await dialog.getByLabel(say('catalog:field.startTime')).fill('06:00')
  await dialog.getByRole('spinbutton', { name: say('catalog:field.minutes') }).fill('30')
  await dialog.getByRole('spinbutton', { name: say('catalog:field.capacity') }).fill('10')
  await dialog.getByRole('radio', { name: say('catalog:console.series') }).check()
  for (const day of [1, 2, 3, 4, 5, 6, 7] as const)
    await dialog.getByRole('checkbox', { name: say(`calendar:weekday.short.${day}`) }).check()
  await dialog.getByRole('spinbutton', { name: say('catalog:field.count') }).fill('3')
  await dialog.getByRole('heading', { name: say('catalog:console.dates', { count: 3 }) }).waitFor()
  await dialog
    .getByText(`${dayKind(holiday).name!['zh-CN']}放假，跳过`)
    .first()
    .waitFor()
  expect(await dialog.getByText(say('catalog:console.free'), { exact: true }).count()).toBe(3)
  await dialog.getByRole('button', { name: say('catalog:console.schedule') }).click()
  await page.getByText(say('catalog:console.sessionCount', { count: 3 })).waitFor()
  await page.getByRole('button', { name: say('catalog:console.submit') }).click()
  await page.getByText(say('catalog:status.review'), { exact: true }).waitFor()
  expect(await found()).toEqual([])

  const director = await visit('desktop')
  await signInStaff(director, 'director')
  await director.page.getByText(say('catalog:today.review', { title })).waitFor()
  await director.page.goto(new URL(page.url()).pathname)
  await director.page.getByRole('button', { name: say('catalog:console.publish') }).click()
  await director.page.getByText(say('catalog:status.published'), { exact: true }).waitFor()

  const visitor = await visit('phone')
  await visitor.page.goto('/search')
  const search = visitor.page.getByRole('searchbox', { name: say('ui:search.label') })
  await search.fill('qingzao')
  await search.press('Enter')
  await visitor.page.getByRole('link', { name: title }).first().click()
  await visitor.page.getByRole('heading', { level: 1, name: title }).waitFor()

  const [session] = await found()
  const someone = await worker(newPhone())
  await someone.post(`/palaces/${session.palace.id}/sessions/${session.id}/enrolments`, {
    personIds: [someone.personId],
  })
  await director.page.getByRole('button', { name: say('catalog:console.cancel') }).click()
  const question = director.page.getByRole('dialog', { name: say('catalog:console.cancelTitle', { title }) })
  await question.getByLabel(say('console:confirm.reason')).fill('老师生病了')
  await question.getByRole('button', { name: say('catalog:console.cancel') }).click()
  await director.page.getByText(say('catalog:status.cancelled'), { exact: true }).waitFor()
  await expect
    .poll(async () => JSON.stringify((await someone.get('/me/inbox')).messages), { timeout: 15_000 })
    .toContain('老师生病了')
  const cancelled = visitor.page.getByText(say('catalog:session.cancelled')).first()
  // Visitors share a page for a moment.
  await expect
    .poll(() => visitor.page.reload().then(() => cancelled.isVisible()), { timeout: 15_000, interval: 1000 })
    .toBe(true)
  await visitor.page.getByText('老师生病了').waitFor()
})

const found = async (): Promise<Json[]> =>
  (await program().get(`/sessions?q=${encodeURIComponent(title)}&when=all`)).sessions

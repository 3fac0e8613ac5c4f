import { expect, test } from 'vitest'
import { expectAccessible } from './fixture/accessible.ts'
import { type Json, program, staff, worker } from './fixture/api.ts'
import { freeSlot } from './fixture/free-slot.ts'
import { demoPalace, palaceBySlug } from './fixture/house.ts'
import { demoWorker, signIn, signInStaff } from './fixture/sign-in.ts'
import { journeys } from './fixture/visit.ts'
import { say } from './fixture/words.ts'

const visit = journeys()

test('a suspended worker reads why, appeals, and staff decide', async () => {
  const visitor = await visit('phone', { expectErrors: /422/ })
  const { page } = visitor
  await signIn(visitor, demoWorker.suspended, '/my')
  await page.getByText(say('enrolment:myPage.suspendedText', { count: 3 })).waitFor()
  await expectAccessible(page)

  const { sessions } = await program().get(`/sessions?price=free&when=week&limit=50`)
  const open = sessions.find(
    ({ places, audience }: Json) => places.state === 'left' && !Object.keys(audience).length,
  )
  await page.goto(`/palaces/${open.palace.slug}/sessions/${open.id}`)
  await page.getByText(say('enrolment:errors.suspended')).waitFor()
  await page.goto('/palaces/jianganqu/book')
  await (await freeSlot(page)).click()
  await page.getByRole('button', { name: say('booking:confirm.book') }).click()
  await page.getByText(say('booking:errors.suspended')).first().waitFor()

  await page.goto('/my')
  const past = page.getByRole('listitem').filter({ hasText: say('enrolment:myPage.appeal') })
  await past.first().getByRole('link').first().click()
  await page.getByRole('link', { name: say('enrolment:ticketPage.appeal', { name: '余子豪' }) }).click()
  await expectAccessible(page)
  await page
    .getByRole('textbox', { name: say('enrolment:appeal.reason') })
    .fill('那天临时加班，没来得及取消。')
  await page.getByRole('button', { name: say('enrolment:appeal.do') }).click()
  await page.getByText(say('enrolment:done.appealed')).waitFor()

  const director = await visit('desktop')
  await signInStaff(director, 'director', '/console/appeals')
  const appeal = director.page.getByRole('listitem').filter({ hasText: '那天临时加班' })
  await appeal.getByRole('textbox').fill('情况属实，这次不算。')
  await expectAccessible(director.page)
  await appeal.getByRole('button', { name: say('enrolment:console.appeals.uphold') }).click()
  await director.page.getByText(say('enrolment:console.appeals.answered')).waitFor()

  await page.reload()
  await page.getByText('情况属实，这次不算。').waitFor()
  await page.goto('/my')
  expect(await page.getByText(say('enrolment:myPage.suspendedText', { count: 3 })).count()).toBe(0)
})

test('who was there rates once', async () => {
  const visitor = await visit('phone', { expectErrors: /status of 422/ })
  const { page } = visitor
  await signIn(visitor, demoWorker.rider, '/my')
  const past = page.getByRole('listitem').filter({ hasText: say('enrolment:myPage.rate') })
  await past.first().getByRole('link').first().click()
  const ticket = page.url()
  await page.getByRole('link', { name: /打分/ }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: say('enrolment:rate.do') }).click()
  await page.getByRole('radio', { name: say('ui:stars.5'), exact: true }).check()
  await page.getByRole('textbox', { name: say('enrolment:rate.comment') }).fill('老师讲得清楚。')
  await page.getByRole('button', { name: say('enrolment:rate.do') }).click()
  await page.getByText(say('enrolment:done.rated')).waitFor()
  await page.goto(ticket)
  expect(await page.getByRole('link', { name: /打分/ }).count()).toBe(0)
})

test('who was not there, or rated already, cannot rate', async () => {
  const elder = await worker(demoWorker.elder)
  const palace = await palaceBySlug(demoPalace.slug)
  const { tickets } = await elder.get('/me/tickets?when=past')
  const attended = tickets
    .flatMap(({ people }: Json) => people)
    .find(({ mayRate, state }: Json) => state === 'attended' && !mayRate.allowed)
  const coming = (await elder.get('/me/tickets')).tickets.flatMap(({ people }: Json) => people)
  for (const { id } of [attended, ...coming].filter(Boolean)) {
    const { status, body } = await elder.call('POST', `/palaces/${palace.id}/enrolments/${id}/rating`, {
      stars: 5,
    })
    expect({ status, body }).toMatchObject({ status: 409 })
  }
  const director = await staff('director')
  const year = Temporal.Now.plainDateISO('Asia/Shanghai')
  const figures = await director.get(
    `/palaces/${palace.id}/attendance-figures?from=${year.subtract({ days: 90 })}&to=${year}`,
  )
  expect(figures.ratings).toBeGreaterThan(0)
})

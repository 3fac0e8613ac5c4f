import { beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './fixture/accessible.ts'
import { type Json, type Program, staff, worker } from './fixture/api.ts'
import { enrol } from './fixture/enrol.ts'
import { inDays, type Opened, openSession } from './fixture/house.ts'
import { newPhone, signIn } from './fixture/sign-in.ts'
import { journeys, type Visitor } from './fixture/visit.ts'
import { say } from './fixture/words.ts'

const visit = journeys()
const title = '只有一个位子的古琴体验'
let session: Opened
let holder: Program
let held: Json

beforeAll(async () => {
  session = await openSession({ title, capacity: 1, waitlist: 5, start: inDays(2) })
  holder = await worker(newPhone())
  held = await enrol(holder, session)
})

test('the first in the queue lets it pass, the second takes it, and everybody sees the order', async () => {
  const first = await visit('phone')
  const second = await visit('phone')
  await wait(first, 1)
  await wait(second, 2)
  await expectAccessible(second.page)

  await holder.post(`/palaces/${session.palaceId}/enrolments/${held.people[0].id}/cancel`)
  await offered(first)
  await expectAccessible(first.page)
  await second.page.reload()
  expect(await second.page.getByRole('button', { name: say('enrolment:offer.accept') }).count()).toBe(0)

  await first.page.getByRole('link', { name: say('enrolment:offer.decline') }).click()
  await expectAccessible(first.page)
  await first.page.getByRole('button', { name: say('enrolment:confirm.declineDo') }).click()
  await first.page.getByText(say('enrolment:done.declined')).waitFor()

  await offered(second)
  await second.page.getByRole('button', { name: say('enrolment:offer.accept') }).click()
  await second.page.getByText(say('enrolment:done.accepted')).waitFor()
  await second.page.getByRole('img', { name: say('ui:ticket.qr') }).waitFor()
  for (const step of ['waitlisted', 'offered', 'accepted'] as const)
    await second.page
      .getByText(say(`enrolment:step.${step}`))
      .first()
      .waitFor()

  await first.page.getByRole('link', { name: say('enrolment:ticketPage.order') }).click()
  await first.page.getByRole('heading', { level: 1, name: say('enrolment:order.title') }).waitFor()
  await expectAccessible(first.page)

  const { lines } = await (
    await staff('desk')
  ).get(`/palaces/${session.palaceId}/sessions/${session.sessionId}/offers`)
  expect(lines.map(({ waitlistNo, state }: Json) => [waitlistNo, state])).toEqual([
    [1, 'passed'],
    [2, 'confirmed'],
  ])
  expect(lines[0].offeredAt < lines[1].offeredAt).toBe(true)
})

test('nobody outside learns who waited', async () => {
  const stranger = await worker(newPhone())
  const path = `/palaces/${session.palaceId}/sessions/${session.sessionId}/offers`
  expect((await stranger.call('GET', path)).status).toBe(403)
})

/** Signs in at the session and joins the queue. */
async function wait(visitor: Visitor, no: number): Promise<void> {
  await signIn(visitor, newPhone(), session.href)
  await visitor.page.getByRole('button', { name: say('enrolment:action.wait', { no }) }).click()
  await visitor.page.getByText(say('enrolment:done.waitlisted')).waitFor()
  await visitor.page.getByText(say('enrolment:waitlistNo', { no })).first().waitFor()
}

/** Waits until the place is offered, with its clock; offers are made by the system, in a moment. */
async function offered({ page }: Visitor): Promise<void> {
  const accept = page.getByRole('button', { name: say('enrolment:offer.accept') })
  await expect
    .poll(() => page.goto('/my').then(() => accept.count()), { timeout: 20_000, interval: 500 })
    .toBe(1)
  await page.getByText(title).first().waitFor()
  await page.getByText(/还剩 \d+ (小时|分)/).waitFor()
}

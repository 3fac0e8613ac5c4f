import { sync as calendar, type VEvent } from 'node-ical'
import { beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible } from './fixture/accessible.ts'
import { type Json, program, worker } from './fixture/api.ts'
import { inDays, type Opened, openSession } from './fixture/house.ts'
import { mailTo } from './fixture/mailbox.ts'
import { newPhone, passSignIn, signIn } from './fixture/sign-in.ts'
import { journeys } from './fixture/visit.ts'
import { say } from './fixture/words.ts'

const visit = journeys()
let session: Opened
beforeAll(async () => {
  session = await openSession({ title: '毛笔书法：从一横一竖写起', capacity: 40, start: inDays(3) })
})

describe('without an account', () => {
  test('one sees what is on, and what is free', async () => {
    const { page } = await visit('phone')
    await page.goto('/')
    await page.getByRole('heading', { level: 1, name: say('portal:home.title') }).waitFor()
    const chips = page.getByRole('navigation', { name: say('ui:search.filters') })
    await chips.getByRole('link', { name: say('portal:home.chip.free') }).click()
    await page.waitForURL(/price=free/)
    const found = page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading') })
    expect(await found.count()).toBeGreaterThan(0)
    for (const text of await found.allInnerTexts()) expect(text).toContain(say('ui:price.free'))
  })

  test.each(['书法', 'shufa', 'sf'])('one finds calligraphy by %s', async (query) => {
    const { page } = await visit('phone')
    await page.goto('/')
    const search = page.getByRole('searchbox', { name: say('ui:search.label') })
    await search.fill(query)
    await page.getByRole('button', { name: say('ui:search.go') }).click()
    const found = page.getByRole('link', { name: session.title }).first()
    await found.waitFor()
    expect(await found.getAttribute('href')).toBe(session.href)
  })
})

describe.each([
  { screen: 'phone', scripts: true },
  { screen: 'desktop', scripts: true },
  { screen: 'phone', scripts: false },
] as const)('on a $screen, with scripts: $scripts', ({ screen, scripts }) => {
  test('from a session through sign-in to a ticket', async () => {
    const visitor = await visit(screen, { javaScriptEnabled: scripts, acceptDownloads: true })
    const { page } = visitor
    await page.goto(session.href)
    if (scripts) await expectAccessible(page)
    await page.getByRole('link', { name: say('enrolment:action.signIn') }).click()
    await passSignIn(visitor, newPhone())
    expect(new URL(page.url()).pathname).toBe(session.href)
    await page.getByRole('button', { name: say('enrolment:action.enrol') }).click()

    await page.getByText(say('enrolment:done.enrolled')).waitFor()
    if (scripts) await expectAccessible(page)
    const ticket = new URL(page.url()).pathname
    await page.getByRole('img', { name: say('ui:ticket.qr') }).waitFor()
    expect(await page.getByRole('main').innerText()).toMatch(/[2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4}/)

    await page.goto('/my/inbox')
    await page
      .getByText(say('notifications:templates.placeConfirmed.subject', { title: session.title }))
      .waitFor()
    await page.goto('/my')
    await page.getByRole('img', { name: say('ui:ticket.qr') }).waitFor()
    if (scripts) await expectAccessible(page)

    const feed = await page.request.get(`${ticket}.ics`)
    expect(feed.headers()['content-type']).toContain('text/calendar')
    const [event] = Object.values(calendar.parseICS(await feed.text())).filter(
      (entry): entry is VEvent => entry?.type === 'VEVENT',
    )
    expect(event?.summary).toContain(session.title)
    expect(event?.start.toISOString()).toBe(inDays(3).toInstant().toString({ fractionalSecondDigits: 3 }))

    await page.goto(session.href)
    await page.getByRole('link', { name: say('enrolment:action.ticket') }).click()
    expect(new URL(page.url()).pathname).toBe(ticket)
  })
})

test('a parent takes a child along on one ticket', async () => {
  const visitor = await visit('phone')
  const { page } = visitor
  await signIn(visitor, newPhone(), `${session.href}/enrol`)
  await page.getByRole('link', { name: say('enrolment:enrolPage.addChild') }).click()
  await page.getByRole('textbox', { name: say('identity:field.childName') }).fill('周小禾')
  await page.getByRole('textbox', { name: say('identity:field.birthYear') }).fill(String(inDays(0).year - 9))
  await page.getByRole('checkbox', { name: say('identity:family.agree') }).check()
  await page.getByRole('button', { name: say('identity:family.addDo') }).click()
  await page.waitForURL(/\/enrol$/)
  const me = page.getByRole('checkbox').first()
  await me.check()
  await page.getByRole('checkbox', { name: '周小禾' }).check()
  await page.getByRole('button', { name: say('enrolment:enrolPage.seat') }).click()
  await page.getByText(say('enrolment:done.enrolled')).waitFor()
  const text = await page.getByRole('main').innerText()
  expect(text).toContain('周小禾')
  expect(text).toContain('共 2 人')
  await expectAccessible(page)
})

test('the same request twice, or five times at once, gives the same ticket', async () => {
  const someone = await worker(newPhone())
  const ask = () =>
    someone.post(`/palaces/${session.palaceId}/sessions/${session.sessionId}/enrolments`, {
      personIds: [someone.personId],
    })
  const tickets: Json[] = [await ask(), ...(await Promise.all([ask(), ask(), ask(), ask(), ask()]))]
  expect(new Set(tickets.map(({ id }) => id)).size).toBe(1)
  expect(tickets.at(-1).people).toHaveLength(1)
  const { tickets: mine } = await someone.get('/me/tickets')
  expect(mine).toHaveLength(1)
})

test('who gave an address is told by mail', async () => {
  const someone = await worker(newPhone())
  await someone.call('PATCH', '/me/data', { email: 'worker@example.org' })
  await someone.post(`/palaces/${session.palaceId}/sessions/${session.sessionId}/enrolments`, {
    personIds: [someone.personId],
  })
  const text = await mailTo('worker@example.org', session.title)
  expect(text).toContain(say('notifications:mail.why'))
})

test('the places left follow on an open page within three seconds', async () => {
  const { page } = await visit('phone')
  await page.goto(session.href)
  const figure = page.locator('[data-island="places"] b').first()
  const left = async () => Number((await figure.innerText()).match(/\d+/)?.[0])
  const { left: before } = await program().get(
    `/palaces/${session.palaceId}/sessions/${session.sessionId}/places`,
  )
  await expect.poll(left, { timeout: 3_000 }).toBe(before)
  const someone = await worker(newPhone())
  await someone.post(`/palaces/${session.palaceId}/sessions/${session.sessionId}/enrolments`, {
    personIds: [someone.personId],
  })
  await expect.poll(left, { timeout: 3_000 }).toBe(before - 1)
})

test('the number of places left follows', async () => {
  const { places } = await program().get(`/palaces/${session.palaceId}/sessions/${session.sessionId}`)
  expect(places).toMatchObject({ state: 'left', capacity: 40 })
  expect(places.left).toBeLessThan(40)
})

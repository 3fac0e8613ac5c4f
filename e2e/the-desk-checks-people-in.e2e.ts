import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './fixture/accessible.ts'
import { type Json, worker } from './fixture/api.ts'
import { enrol } from './fixture/enrol.ts'
import { inDays, type Opened, openSession, soonToday } from './fixture/house.ts'
import { newPhone, signInStaff } from './fixture/sign-in.ts'
import { journeys } from './fixture/visit.ts'
import { say } from './fixture/words.ts'

const visit = journeys()
let session: Opened
let byCode: Json
let family: Json
const phone = newPhone()

beforeAll(async () => {
  session = await openSession({ title: '门口试一试：合唱排练', capacity: 6, start: soonToday(40) })
  byCode = await enrol(await worker(newPhone()), session)
  await enrol(await worker(phone), session)
  const parent = await worker(newPhone())
  const { id } = await parent.post('/me/family', {
    name: '周小禾',
    birthYear: inDays(0).year - 9,
    agreed: true,
  })
  family = await enrol(parent, session, { personIds: [parent.personId, id] })
})

test('a desk lets people in with a phone', async () => {
  const visitor = await visit('phone', { permissions: [] })
  const { page } = visitor
  await signInStaff(visitor, 'desk', `/console/door?session=${session.sessionId}`)
  await page.getByRole('heading', { level: 1, name: session.title }).waitFor()
  await expectNumbers(page, { inside: 0, expected: 4, left: 2 })

  await way(page, 'code')
  const code = page.getByLabel(say('enrolment:console.door.field.code'))
  const find = page.getByRole('button', { name: say('enrolment:console.door.find') })
  await code.fill(byCode.code.toLowerCase())
  await find.click()
  await page.getByRole('button', { name: say('enrolment:console.door.enter', { count: 1 }) }).click()
  await expectNumbers(page, { inside: 1, expected: 4, left: 2 })
  await expectAccessible(page)

  await way(page, 'code')
  await code.fill(byCode.code)
  await find.click()
  await page.getByRole('alert').getByText(say('enrolment:console.door.allInside')).waitFor()
  await page.getByRole('button', { name: say('enrolment:console.door.next') }).click()

  await way(page, 'last4')
  await page.getByLabel(say('enrolment:console.door.field.last4')).fill(phone.slice(-4))
  await page.getByRole('button', { name: say('enrolment:console.door.enter', { count: 1 }) }).click()
  await expectNumbers(page, { inside: 2, expected: 4, left: 2 })

  await way(page, 'code')
  await code.fill(family.code)
  await find.click()
  await page.getByRole('button', { name: say('enrolment:console.door.enter', { count: 2 }) }).click()
  await expectNumbers(page, { inside: 4, expected: 4, left: 2 })

  await way(page, 'walkIn')
  await page.getByLabel(say('enrolment:console.door.walkInName')).fill('余大伯')
  await page.getByRole('button', { name: say('enrolment:console.door.walkIn') }).click()
  await expectNumbers(page, { inside: 5, expected: 5, left: 1 })
  await page
    .getByRole('status')
    .getByRole('button', { name: say('enrolment:console.door.undo') })
    .click()
  await expectNumbers(page, { inside: 4, expected: 4, left: 2 })
  await expectAccessible(page)
  expect(await page.getByRole('alert').count()).toBe(0)
})

/** One of the four ways at the bottom of the screen. */
const way = (page: Page, name: 'scan' | 'code' | 'last4' | 'walkIn') =>
  page.getByRole('button', { name: say(`enrolment:console.door.way.${name}`), exact: true }).click()

async function expectNumbers(
  page: Page,
  wanted: Record<'inside' | 'expected' | 'left', number>,
): Promise<void> {
  const read = async () => {
    const [inside, expected, left] = (await page.getByRole('definition').allInnerTexts()).map(Number)
    return { inside, expected, left }
  }
  await expect.poll(read, { timeout: 20_000 }).toEqual(wanted)
}

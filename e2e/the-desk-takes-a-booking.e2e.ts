import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from './fixture/accessible.ts'
import { type Json, staff } from './fixture/api.ts'
import { demoPalace, palaceBySlug } from './fixture/house.ts'
import { signInStaff } from './fixture/sign-in.ts'
import { journeys } from './fixture/visit.ts'
import { say } from './fixture/words.ts'

const visit = journeys()
const zone = 'Asia/Shanghai'

/** Two spaces that stand for themselves and that nothing holds in the hours from now: the last ones, sessions of other journeys take the first. */
async function quietSpaces(palaceId: string, now: Temporal.ZonedDateTime): Promise<[Json, Json]> {
  const desk = await staff('desk')
  const { spaces, uses } = await desk.get(
    `/palaces/${palaceId}/space-calendar?from=${now.toPlainDate()}&days=2`,
  )
  const until = now.add({ hours: 4 }).toInstant()
  const busy = uses.filter(
    ({ start, end }: Json) =>
      Temporal.Instant.compare(start, until) < 0 && Temporal.Instant.compare(end, now.toInstant()) > 0,
  )
  const alone = spaces.filter(
    ({ id, parentId }: Json) =>
      !parentId &&
      !spaces.some((other: Json) => other.parentId === id) &&
      !busy.some(({ spaceId }: Json) => spaceId === id || spaceId === null),
  )
  if (alone.length < 2) throw new Error('No two spaces are free now.')
  return alone.slice(-2) as [Json, Json]
}

const choose = async (page: Page, field: string, value: string) => {
  const box = page.getByRole('dialog').getByLabel(field, { exact: true })
  await box.fill(value)
  await page.locator('.ant-select-item-option').filter({ hasText: value }).first().click()
}
/** Typed, and put in with Enter, as the pickers of a console take it. */
const time = async (page: Page, field: string, value: string) => {
  const box = page.getByRole('dialog').getByLabel(field, { exact: true })
  await box.click()
  await box.fill(value)
  await box.press('Enter')
  await page.locator('.ant-picker-dropdown:not(.ant-picker-dropdown-hidden)').waitFor({ state: 'detached' })
  expect(await box.inputValue()).toBe(value)
}

test('a caller gets a room with a projector, is moved to another, comes and gives the projector back', async () => {
  const { id } = await palaceBySlug(demoPalace.slug)
  const now = Temporal.Now.zonedDateTimeISO(zone)
  // Five minutes that the pickers know, soon enough that people may already come.
  const start = now
    .round({ smallestUnit: 'minute', roundingIncrement: 5, roundingMode: 'ceil' })
    .add({ minutes: 5 })
  const end = start.add({ hours: 1 })
  const clock = (at: Temporal.ZonedDateTime) => at.toPlainTime().toString({ smallestUnit: 'minute' })
  const [first, second] = await quietSpaces(id, now)
  const visitor = await visit('desktop')
  const { page } = visitor
  await signInStaff(visitor, 'desk', `/console/space-calendar?day=${start.toPlainDate()}`)
  await page.getByRole('button', { name: say('booking:console.book') }).click()

  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(say('booking:console.guestName')).fill('司徒大明')
  await choose(page, say('booking:console.space'), first.name)
  await time(page, say('booking:console.from'), clock(start))
  await time(page, say('booking:console.to'), clock(end))
  await dialog.getByText(say('booking:console.free')).waitFor()
  await dialog.getByLabel('投影仪').fill('1')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: say('booking:console.book') }).click()
  await dialog.waitFor({ state: 'hidden' })

  // The list below the calendar shows it; its drawer moves it to the other room.
  const row = page.getByRole('row').filter({ hasText: first.name }).filter({ hasText: '投影仪 × 1' })
  await row.getByRole('button').first().click()
  await choose(page, say('booking:console.space'), second.name)
  await dialog.getByText(say('booking:console.free')).waitFor()
  await dialog.getByRole('button', { name: say('booking:console.moveDo') }).click()
  await page.getByText(say('booking:console.moved')).waitFor()

  // They come: found by name, checked in, and what they borrowed is noted when it is back.
  await page.getByLabel(say('booking:console.findLabel')).fill('司徒')
  await page.getByRole('button', { name: say('booking:console.find'), exact: true }).click()
  const found = page
    .getByLabel(say('booking:console.found'))
    .getByRole('listitem')
    .filter({ hasText: second.name })
  await found.getByRole('button', { name: say('booking:console.checkIn') }).click()
  await found.getByRole('button', { name: say('booking:console.undoCheckIn') }).waitFor()
  const moved = page.getByRole('row').filter({ hasText: second.name }).filter({ hasText: '投影仪 × 1' })
  await moved.getByRole('button').first().click()
  await dialog.getByRole('button', { name: say('booking:loan.back') }).click()
  await dialog.getByText(say('booking:loan.allBack')).waitFor()
  await expectAccessible(page)
  const desk = await staff('desk')
  const { bookings } = await desk.get(`/palaces/${id}/bookings?from=${start.toPlainDate()}&state=attended`)
  const mine = bookings.find(
    ({ spaceId, nameMasked }: Json) => spaceId === second.id && nameMasked.startsWith('司'),
  )
  expect(mine.loans).toMatchObject([{ name: '投影仪', count: 1, lost: 0 }])
})

test('a group gets a room for a season, once it is said what becomes of the week that is taken', async () => {
  const { id } = await palaceBySlug(demoPalace.slug)
  const taken = Temporal.Now.zonedDateTimeISO(zone)
    .add({ days: 14 })
    .with({ hour: 9, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 })
  const [space] = await quietSpaces(id, taken)
  const hour = (n: number) => taken.with({ hour: n }).toInstant().toString()
  const programmer = await staff('programmer')
  await programmer.post(`/palaces/${id}/space-uses`, {
    kind: 'maintenance',
    spaceIds: [space.id],
    title: '换灯',
    start: hour(10),
    end: hour(11),
  })
  const visitor = await visit('desktop')
  const { page } = visitor
  const first = taken.toPlainDate().subtract({ days: 7 })
  await signInStaff(visitor, 'programmer', `/console/space-calendar?day=${first}`)
  await page.getByRole('button', { name: say('booking:season.begin') }).click()
  const dialog = page.getByRole('dialog')
  await choose(page, say('booking:console.space'), space.name)
  await dialog.getByLabel(say('booking:console.title')).fill('晨练太极班')
  await time(page, say('booking:series.start'), '10:00')
  await dialog.getByLabel(say('booking:season.minutes')).fill('60')
  await dialog.getByRole('button', { name: say('booking:season.plan') }).click()
  const open = dialog.locator('.decisions li')
  await open.first().waitFor()
  await expectAccessible(page)
  for (const conflict of await open.all()) {
    await conflict.getByRole('combobox').click()
    await page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
      .getByText(say('booking:series.skip'))
      .click()
  }
  await dialog.getByRole('button', { name: say('booking:season.bookAll') }).click()
  await page.getByText(say('booking:season.booked')).waitFor()
  await page.getByRole('table').getByText('晨练太极班').waitFor()
  await page.goto(`/console/space-calendar?day=${taken.toPlainDate()}`)
  await page.getByRole('table').getByText('换灯').waitFor()
  expect(await page.getByText('晨练太极班').count()).toBe(0)
})

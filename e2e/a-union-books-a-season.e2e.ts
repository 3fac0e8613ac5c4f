import { expect, test } from 'vitest'
import { expectAccessible } from './fixture/accessible.ts'
import { staff } from './fixture/api.ts'
import { demoPalace, palaceBySlug } from './fixture/house.ts'
import { demoWorker, signIn } from './fixture/sign-in.ts'
import { journeys } from './fixture/visit.ts'
import { say } from './fixture/words.ts'

const visit = journeys()
const zone = 'Asia/Shanghai'
const field = (name: string) => say.byKey(`booking:series.${name}`)

test("a union's contact books four Tuesdays, one of which is held: it is shown, and takes another time", async () => {
  const { id } = await palaceBySlug(demoPalace.slug)
  const today = Temporal.Now.plainDateISO(zone)
  const first = today.add({ days: 7 + ((9 - today.dayOfWeek) % 7) }) // a Tuesday, a week ahead at least
  const second = first.add({ days: 7 })
  const director = await staff('director')
  const { spaces } = await director.get(`/palaces/${id}/space-calendar?from=${first}&days=1`)
  const hall = spaces.find(({ name }: { name: string }) => name === '多功能厅')
  const at = (hour: number) =>
    second.toZonedDateTime({ timeZone: zone, plainTime: { hour } }).toInstant().toString()
  await director.call('POST', `/palaces/${id}/space-uses`, {
    kind: 'maintenance',
    spaceIds: [hall.id],
    title: '舞台灯检修',
    start: at(15),
    end: at(16),
  })

  const visitor = await visit('phone')
  const { page } = visitor
  await signIn(visitor, demoWorker.contact, `/palaces/${demoPalace.slug}/book/series`)
  await page.getByLabel(say('booking:confirm.where')).selectOption({ label: '多功能厅' })
  await page.getByLabel(field('weekday')).selectOption('TU')
  await page.getByLabel(field('first')).fill(first.toString())
  await page.getByLabel(field('last')).fill(first.add({ days: 21 }).toString())
  await page.getByLabel(field('start')).fill('15:00')
  await page.getByLabel(field('length')).selectOption('60')
  await page.getByLabel(field('purpose')).fill('合唱排练')
  await expectAccessible(page)
  await page.getByRole('button', { name: field('plan') }).click()

  // Each date that cannot be as asked offers what is free instead; the one we know of is among them.
  await page.getByRole('heading', { level: 1, name: field('planned') }).waitFor()
  const undecided = page.locator('fieldset')
  const held = page.locator(`input[name="choice-${second}"]`)
  expect(await held.count()).toBeGreaterThan(1)
  await expectAccessible(page)
  for (const group of await undecided.all()) await group.getByRole('radio').first().check()
  const [, start] = (await held.first().inputValue()).split('|')
  await page.getByRole('button', { name: field('book') }).click()

  await page.waitForURL(/\/my\/series\//)
  const seriesId = new URL(page.url()).pathname.split('/').at(-1)!
  await expectAccessible(page)
  const series = await (await page.request.get(`/api/v1/palaces/${id}/series/${seriesId}`)).json()
  expect(series.dates).toHaveLength(4)
  expect(series.dates.map((date: { start: string }) => date.start)).toContain(start)

  // Staff see it as one, and the contact gives all of it back.
  const given = await page.request.post(`/api/v1/palaces/${id}/series/${seriesId}/cancel`, {
    data: { reach: 'all', no: 1 },
  })
  expect(await given.json()).toEqual({ cancelled: 4, tooLate: 0 })
})

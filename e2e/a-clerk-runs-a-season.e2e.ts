import { expect, test } from 'vitest'
import { expectAccessible } from './fixture/accessible.ts'
import { type Json, staff } from './fixture/api.ts'
import { demoWorker, signIn, signInStaff } from './fixture/sign-in.ts'
import { journeys } from './fixture/visit.ts'
import { say } from './fixture/words.ts'

const visit = journeys()
const LONG = 240_000
const here = (name: string) => say.byKey(`seasons:console.${name}`)
/** Ant Design sets two characters apart. */
const spaced = (words: string) => new RegExp(`^${words.split('').join('\\s*')}$`)
const loser = ({ no, organisation }: Json) => say('seasons:loser', { no, organisation })

test(
  'a county clerk runs a season: a request, a proposal, a reason, a change by hand with its cost, series in the calendar',
  { timeout: LONG },
  async () => {
    const director = await staff('director')
    const { seasons } = await director.get('/seasons')
    const { palaceId, id, title } = seasons.find(({ phase }: Json) => phase === 'applying')
    const season = () => director.get(`/palaces/${palaceId}/seasons/${id}`)
    const plan = () => director.get(`/palaces/${palaceId}/seasons/${id}/plan`)

    // A union's contact asks on a phone, and sees that the answer comes later.
    const contact = await visit('phone')
    await signIn(contact, demoWorker.contact, '/seasons')
    await expectAccessible(contact.page)
    await contact.page.getByRole('link', { name: title }).click()
    await expectAccessible(contact.page)
    await contact.page.getByRole('link', { name: say('seasons:portal.ask') }).click()
    await contact.page.getByLabel(say('seasons:portal.purpose')).fill('二胡班')
    await expectAccessible(contact.page)
    await contact.page.getByRole('button', { name: say('seasons:portal.send') }).click()
    await contact.page.getByText(say('seasons:portal.done.asked')).waitFor()
    await expectAccessible(contact.page)

    // The clerk enters what a club asked for by telephone.
    const clerk = await visit('desktop')
    const { page } = clerk
    await signInStaff(clerk, 'director', '/console/seasons')
    await page.getByRole('link', { name: title }).click()
    await page.getByRole('button', { name: here('enter') }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel(here('organisation')).fill('江岸二胡社')
    await form.getByLabel(here('purpose')).fill('二胡')
    await form.getByRole('button', { name: here('enter') }).click()
    await page.getByText(here('entered')).first().waitFor()
    await form.waitFor({ state: 'hidden' })
    await expectAccessible(page)

    // The proposal is calculated, and says how far it can be from the best.
    const before = (await season()).run?.id
    await page
      .getByRole('button', { name: new RegExp(`^(${here('propose')}|${here('proposeAgain')})$`) })
      .click()
    await expect
      .poll(async () => (({ id: run, state }) => run !== before && state)((await season()).run), {
        timeout: 60_000,
      })
      .toBe('done')
    const proposed = await season()
    expect(proposed.run.gap).toBeLessThan(0.01)
    expect((await plan()).requests).toContainEqual(expect.objectContaining({ organisation: '江岸二胡社' }))

    // Who got nothing is told who is where they asked to be.
    const { requests } = await plan()
    const refused = requests.find(({ placements }: Json) => placements.length === 0)
    const reasons = await director.get(`/palaces/${palaceId}/seasons/${id}/requests/${refused.id}/reasons`)
    const held = reasons.wishes.find(({ holders }: Json) => holders.length > 0)
    await page.goto(`/console/seasons/${palaceId}/${id}?request=${refused.id}`)
    const drawer = page.getByRole('dialog', { name: loser(refused) })
    await drawer.getByText(loser(held.holders[0])).first().waitFor()
    await expectAccessible(page)

    // Moved by hand to a Monday: no wish of theirs, so that the cost is said first.
    const moved = requests.find(
      ({ placements, times }: Json) => times === 1 && placements.length === 1 && placements[0].weekday !== 1,
    )
    await page.goto(`/console/seasons/${palaceId}/${id}?tab=board&hall=${moved.placements[0].spaceId}`)
    const { from, until } = moved.placements[0]
    await page
      .getByRole('button', { name: `${from}–${until} ${moved.organisation}` })
      .first()
      .waitFor()
    await expectAccessible(page)
    await page.goto(`/console/seasons/${palaceId}/${id}?request=${moved.id}`)
    const one = page.getByRole('dialog', { name: loser(moved) })
    await one.getByRole('button', { name: spaced(here('move')) }).click()
    await one.getByRole('combobox', { name: here('weekday') }).click()
    await page
      .locator('.ant-select-item-option:visible')
      .filter({ hasText: say('seasons:day.1') })
      .first()
      .click()
    await one.getByLabel(here('reason')).fill('周一有老师')
    await one.getByRole('button', { name: here('check') }).click()
    await one.getByText(/−/).first().waitFor()
    await expectAccessible(page)
    await one.getByRole('button', { name: here('do') }).click()
    await one.getByText(here('byHand'), { exact: true }).waitFor()
    const [change] = (await plan()).adjustments
    expect(change).toMatchObject({ act: 'move', requestNo: moved.no, reason: '周一有老师' })
    expect(change.delta).toBeLessThan(0)
    await page.goto(`/console/seasons/${palaceId}/${id}?tab=changes`)
    await page.getByRole('cell', { name: '周一有老师' }).waitFor()
    await expectAccessible(page)

    // Published: every weekly time becomes a series.
    await page.getByRole('button', { name: here('publish') }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: here('publish') })
      .click()
    await expect.poll(async () => (await season()).phase, { timeout: 120_000 }).toBe('finished')
    await page.getByText(say('seasons:phase.finished'), { exact: true }).first().waitFor()
    await expectAccessible(page)

    // It stands in the calendar of the halls on its first Monday.
    const done = (await plan()).requests.find((request: Json) => request.id === moved.id)
    const firstDay = Temporal.PlainDate.from(proposed.firstDay)
    const monday = firstDay.add({ days: (8 - firstDay.dayOfWeek) % 7 })
    const left = done.placements[0].conflicts.map(({ date }: Json) => date)
    expect(done.placements[0].seriesId).toBeTruthy()
    expect(left).not.toContain(monday.toString())
    const { uses } = await director.get(`/palaces/${palaceId}/space-calendar?from=${monday}&days=1`)
    const start = monday.toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: from }).toInstant()
    expect(uses.map((use: Json) => `${use.spaceId} ${Temporal.Instant.from(use.start)}`)).toContain(
      `${moved.placements[0].spaceId} ${start}`,
    )

    // Whoever asked reads what came of each choice.
    await contact.page.goto(`/seasons/${palaceId}/${id}/mine`)
    await contact.page
      .getByRole('heading', { name: say('seasons:portal.whyTitle') })
      .first()
      .waitFor()
    await expectAccessible(contact.page)
  },
)

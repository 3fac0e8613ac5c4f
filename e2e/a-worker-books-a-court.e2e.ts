import { describe, expect, test } from 'vitest'
import { expectAccessible } from './fixture/accessible.ts'
import { freeSlot } from './fixture/free-slot.ts'
import { newPhone, passSignIn, signIn } from './fixture/sign-in.ts'
import { journeys } from './fixture/visit.ts'
import { say } from './fixture/words.ts'

const visit = journeys()
const book = say('booking:confirm.book')

describe('a worker books a court', () => {
  test('the palace, a slot, book; it stands under my bookings, and is given back', async () => {
    const visitor = await visit('phone')
    const { page } = visitor
    await signIn(visitor, newPhone(), '/palaces/jianganqu')
    await page.getByRole('link', { name: say('portal:palace.book') }).click()
    const slot = await freeSlot(page)
    await expectAccessible(page)
    await slot.click()
    await expectAccessible(page)
    await page.getByRole('button', { name: book }).click()
    await page.getByText(say('booking:done.booked')).waitFor()
    await page.goto('/my')
    await page.getByRole('link', { name: say('enrolment:myPage.bookings') }).click()
    const mine = page.getByRole('listitem').filter({ hasText: say('booking:state.confirmed') })
    await mine.getByRole('link').first().click()
    await expectAccessible(page)
    await page.getByRole('button', { name: say('booking:mine.cancel') }).click()
    await page.getByText(say('booking:done.cancelled')).waitFor()
  })

  test('a slot that somebody else has just taken: said so, with what is free instead', async () => {
    const [one, two] = [await visit('phone'), await visit('phone', { expectErrors: /422/ })]
    await signIn(one, newPhone(), '/palaces/jianganqu/book')
    const href = (await (await freeSlot(one.page)).getAttribute('href'))!
    await two.page.goto(href)
    await passSignIn(two, newPhone())
    await two.page.goto(href)
    await one.page.goto(href)
    await one.page.getByRole('button', { name: book }).click()
    await one.page.getByText(say('booking:done.booked')).waitFor()
    await two.page.getByRole('button', { name: book }).click()
    await two.page.getByRole('heading', { name: say('booking:confirm.instead') }).waitFor()
    expect(await two.page.locator('a.slot').count()).toBeGreaterThan(0)
  })
})

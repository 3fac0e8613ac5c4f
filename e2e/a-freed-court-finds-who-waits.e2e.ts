import { describe, expect, test } from 'vitest'
import { expectAccessible } from './fixture/accessible.ts'
import { program, worker } from './fixture/api.ts'
import { freeSlots } from './fixture/free-slots.ts'
import { demoPalace, palaceBySlug } from './fixture/house.ts'
import { newPhone, passSignIn, signIn } from './fixture/sign-in.ts'
import { journeys } from './fixture/visit.ts'
import { say } from './fixture/words.ts'

const visit = journeys()

describe('free tonight near home', () => {
  test('three taps from home: free courts, a time, book', async () => {
    const visitor = await visit('phone')
    const { page } = visitor
    await signIn(visitor, newPhone(), '/preferences?place=420102&back=/')
    await page.goto('/')
    await page.getByRole('link', { name: say('portal:home.chip.spaces'), exact: true }).click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectAccessible(page)
    // Late in the evening nothing of today is left: tomorrow is one tap more.
    if ((await page.locator('a.slot').count()) === 0)
      await page.getByRole('link', { name: say('booking:free.tomorrow') }).click()
    await page.locator('section:not(#last-minute) a.slot').first().click()
    await page.getByRole('button', { name: say('booking:confirm.book') }).click()
    await page.getByText(say('booking:done.booked')).waitFor()
  })
})

describe('a slot is given back', () => {
  test('whoever waits for it gets it, when the one who has it gives it back', async () => {
    const holder = await worker(newPhone())
    const palace = await palaceBySlug(demoPalace.slug)
    const { name, ...slot } = await bookLast(holder, palace.id)

    const waiter = await visit('phone')
    const wait = `/palaces/${palace.slug}/wait/${slot.spaceId}?${new URLSearchParams({ start: slot.start, end: slot.end })}`
    await waiter.page.goto(wait)
    await passSignIn(waiter, newPhone())
    await waiter.page.getByRole('heading', { level: 1 }).waitFor()
    await expectAccessible(waiter.page)
    await waiter.page.getByLabel(say('booking:wait.this', { space: name })).check()
    await waiter.page.getByRole('button', { name: say('booking:wait.join') }).click()
    await waiter.page.getByText(say('booking:done.waiting')).waitFor()
    await waiter.page.getByText(say('booking:wait.ahead', { count: 0 })).waitFor()
    await expectAccessible(waiter.page)

    const { bookings } = await holder.get('/me/bookings')
    await holder.post(`/palaces/${palace.id}/bookings/${bookings[0].id}/cancel`)
    const accept = waiter.page.getByRole('button', { name: say('booking:wait.accept') })
    await waiter.page.goto('/my/bookings')
    await accept.waitFor()
    await expectAccessible(waiter.page)
    const rival = await worker(newPhone())
    const { status } = await rival.call('POST', `/palaces/${palace.id}/bookings`, slot)
    expect(status).toBe(409)
    await accept.click()
    await waiter.page.getByText(say('booking:done.booked')).waitFor()
  })
})

/** Books the last free slot of a space that everybody may book; tomorrow's, so that there is time to wait for it. */
async function bookLast(holder: Awaited<ReturnType<typeof worker>>, palaceId: string) {
  const tomorrow = Temporal.Now.plainDateISO('Asia/Shanghai').add({ days: 1 })
  for (const day of [tomorrow, tomorrow.subtract({ days: 1 })]) {
    const free = freeSlots(await program().get(`/palaces/${palaceId}/availability?from=${day}&days=1`))
    for (const { name, ...wish } of free.flatMap((slots) => slots.toReversed())) {
      const { status } = await holder.call('POST', `/palaces/${palaceId}/bookings`, wish)
      if (status === 200) return { name, ...wish }
    }
  }
  throw new Error('Nothing is free today or tomorrow.')
}

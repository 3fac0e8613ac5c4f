import { expect, test } from 'vitest'
import { expectAccessible } from './fixture/accessible.ts'
import { staff } from './fixture/api.ts'
import { freeSlots } from './fixture/free-slots.ts'
import { demoPalace, palaceBySlug } from './fixture/house.ts'
import { newPhone, signIn } from './fixture/sign-in.ts'
import { journeys } from './fixture/visit.ts'
import { say } from './fixture/words.ts'

const visit = journeys()

test('the hall floods: told, offered other times, and when it is open again the booking stands', async () => {
  const { id } = await palaceBySlug(demoPalace.slug)
  const visitor = await visit('phone')
  const { page } = visitor
  await signIn(visitor, newPhone(), '/my')
  const holder = {
    get: async (path: string) => (await page.request.get(`/api/v1${path}`)).json(),
    post: async (path: string, data: object) => (await page.request.post(`/api/v1${path}`, { data })).json(),
  }
  const from = Temporal.Now.plainDateISO('Asia/Shanghai')
  const free = freeSlots(await holder.get(`/palaces/${id}/availability?from=${from}&days=2`))
  // The last free slot, so that it is still to come when the test ends.
  const { name: _, ...times } = free[0]!.at(-1)!
  const booking = await holder.post(`/palaces/${id}/bookings`, times)

  const director = await staff('director')
  const preview = await director.post(`/palaces/${id}/closures/preview`, times)
  expect(preview).toMatchObject({ sessions: 0, bookings: 1, others: 0 })
  const { closureId } = await director.post(`/palaces/${id}/closures`, { ...times, reason: '水管爆裂' })

  await page.goto(`/my/bookings/${id}/${booking.id}`)
  await page.getByText('水管爆裂').waitFor()
  await page.getByRole('heading', { name: say('booking:confirm.instead') }).waitFor()
  expect(await page.locator('a.slot').count()).toBeGreaterThan(0)
  await expectAccessible(page)
  const told = await holder.get('/me/inbox')
  expect(JSON.stringify(told)).toContain('水管爆裂')

  const lifted = await director.call('DELETE', `/palaces/${id}/closures/${closureId}`)
  expect(lifted).toMatchObject({ status: 200, body: { restored: 1, lost: [] } })
  await page.reload()
  await page.getByText(say('booking:state.confirmed')).first().waitFor()
})

import { Hono } from 'hono'
import pino from 'pino'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kit/access/index.ts'
import { problemResponse, toProblem } from '#kit/http/api.ts'
import type { AppEnv } from '#kit/http/context.ts'
import { readRequest } from '#kit/http/request.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { PageProvider } from '#kit/ui/portal/index.ts'
import { bookSpace } from '../actions/book-space.ts'
import { decideBookingAppeal } from '../actions/appeal.ts'
import { releaseBooking } from '../actions/release-unclaimed.ts'
import '../messages/index.ts'
import { aBookingHouse, aRule, type BookingHouse } from '../testing.ts'
import { myBookingsPortal } from './portal-my.tsx'

const database = testDatabase()
let house: BookingHouse
let app: Hono<AppEnv>
let actor: Actor | null = null

beforeAll(async () => {
  house = await aBookingHouse(database.db)
  await aRule(database.db, house.palace.id, house.palace.east)
  const { outbox } = house.as({ personId: null, grants: [] })
  const viewer = (personId: string) => ({ personId, name: '陈文娟', unread: 0, staff: false })
  app = new Hono<AppEnv>()
  app.use(
    readRequest({
      log: pino({ level: 'silent' }),
      services: { db: house.db, clock: house.clock, outbox },
      authenticate: async () => actor && { actor, viewer: viewer(actor.personId!) },
    }),
  )
  app.use(async (c, next) => {
    const { locale, t, elder, viewer: reader } = c.var
    const page = { locale, t, elder, viewer: reader, now: house.clock.now(), timeZone: 'Asia/Shanghai' }
    c.setRenderer((body) =>
      c.html(renderToStaticMarkup(<PageProvider page={{ ...page, path: c.req.path }}>{body}</PageProvider>)),
    )
    await next()
  })
  myBookingsPortal(app)
  app.onError((error, c) => {
    const problem = toProblem(error)
    if (problem.status >= 500) throw error
    return problemResponse(c, problem)
  })
})

test('who did not come asks once not to count it, with a reason, and reads the answer', async () => {
  const person = await house.person()
  const { id: palaceId, east: spaceId } = house.palace
  const wish = { palaceId, spaceId, start: '2026-11-22T11:00:00Z', end: '2026-11-22T12:00:00Z' }
  const { bookingId } = await bookSpace(house.as(person), wish)
  const page = `/my/bookings/${palaceId}/${bookingId}`
  const open = async (path = page) => (await app.request(path)).text()
  const appeal = (reason: string) =>
    app.request(`${page}/appeal`, { method: 'POST', body: new URLSearchParams({ reason }) })

  actor = person
  expect(await open()).not.toContain('name="reason"')
  house.clock.set('2026-11-22T21:30+08:00')
  await releaseBooking(house.bySystem(), { palaceId, bookingId })
  expect(await open()).toContain('name="reason"')

  const empty = await appeal(' ')
  expect(empty.status).toBe(422)
  expect(await empty.text()).toContain('请写几个字说明原因')
  const sent = await appeal('加班了')
  expect([sent.status, sent.headers.get('location')]).toEqual([303, `${page}?done=appealed`])
  expect(await open()).toContain('等馆里答复')
  expect(await open()).not.toContain('name="reason"')
  expect(await (await appeal('再来一次')).text()).toContain('已经申诉过了')

  await decideBookingAppeal(house.as(house.director), {
    palaceId,
    bookingId,
    upheld: true,
    answer: '情况属实',
  })
  expect(await open()).toContain('情况属实')
  actor = await house.person()
  expect((await app.request(page)).status).toBe(404)
})

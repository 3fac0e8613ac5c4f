import { Hono } from 'hono'
import pino from 'pino'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, test } from 'vitest'
import type { AppEnv } from '#kit/http/context.ts'
import { readRequest } from '#kit/http/request.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { PageProvider } from '#kit/ui/portal/index.ts'
import { aProgramme, aSession } from '#modules/serve/catalog/testing.ts'
import { bookSpace } from '../actions/book-space.ts'
import '../messages/index.ts'
import { aBookingHouse, aRule, type BookingHouse } from '../testing.ts'
import { boardPortal } from './board.tsx'

const database = testDatabase()
let house: BookingHouse
let app: Hono<AppEnv>

beforeAll(async () => {
  house = await aBookingHouse(database.db)
  const { id, east, classroom, hall } = house.palace
  for (const space of [hall, east, classroom]) await aRule(database.db, id, space)
  const { outbox } = house.as({ personId: null, grants: [] })
  app = new Hono<AppEnv>()
  app.use(
    readRequest({
      log: pino({ level: 'silent' }),
      services: { db: house.db, clock: house.clock, outbox },
      authenticate: async () => null,
    }),
  )
  app.use(async (c, next) => {
    const { locale, t, elder } = c.var
    const page = { locale, t, elder, viewer: null, now: house.clock.now(), timeZone: 'Asia/Shanghai' }
    c.setRenderer((body) =>
      c.html(renderToStaticMarkup(<PageProvider page={{ ...page, path: c.req.path }}>{body}</PageProvider>)),
    )
    await next()
  })
  boardPortal(app)
})

const board = async (query = '') => (await app.request(`/palaces/jiangan/board${query}`)).text()

test('which space is free until when, what is on, and nobody by name; anew every minute unless told to stand still', async () => {
  const { id: palaceId, classroom, hall } = house.palace
  const person = await house.person()
  await bookSpace(house.as(person), {
    palaceId,
    spaceId: classroom,
    start: '2026-11-22T19:00:00+08:00',
    end: '2026-11-22T20:00:00+08:00',
    title: '保密的排练',
  })
  const { id: programmeId } = await aProgramme(database.db, { palaceId, title: '合唱' })
  await aSession(database.db, { palaceId, spaceId: hall, programmeId, start: '2026-11-22T18:00+08:00' })
  house.clock.set('2026-11-22T18:10+08:00')
  const page = await board()
  expect(page).toContain('http-equiv="refresh" content="60"')
  expect(await board('?still=1')).not.toContain('http-equiv')
  // The classroom is free until the booking, the hall and its east part only after the choir.
  expect(page).toMatch(/<b>教室<\/b><span>空到 19:00<\/span>/)
  expect(page).toMatch(/<b>礼堂东厅<\/b><span>19:\d\d–21:00 空<\/span>/)
  expect(page).toMatch(/合唱<\/b>.*18:00.*进行中/)
  expect(page).not.toContain('保密的排练')
})

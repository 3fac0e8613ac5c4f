import { Hono } from 'hono'
import pino from 'pino'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kit/access/index.ts'
import { createApi, problemResponse, toProblem } from '#kit/http/api.ts'
import type { AppEnv } from '#kit/http/context.ts'
import { readRequest } from '#kit/http/request.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { changeCalendarAddress, withdrawRole } from '#modules/base/identity/index.ts'
import { buildStaff } from '#modules/base/identity/testing.ts'
import { recordUse } from '../actions/record-use.ts'
import { bookForSomeone } from '../actions/book-for-someone.ts'
import { aBookingHouse, type BookingHouse } from '../testing.ts'
import { spaceFeedApi, spaceFeedPortal } from './space-feed.ts'

const database = testDatabase()
let house: BookingHouse
let app: Hono<AppEnv>
let actor: Actor | null = null
beforeAll(async () => {
  house = await aBookingHouse(database.db)
  const { db, clock } = house
  const { outbox } = house.bySystem()
  app = new Hono<AppEnv>()
  app.use(
    readRequest({
      log: pino({ level: 'silent' }),
      services: { db, clock, outbox },
      authenticate: async () =>
        actor && { actor, viewer: { personId: actor.personId!, name: '陈', unread: 0, staff: true } },
    }),
  )
  const api = createApi()
  spaceFeedApi(api)
  app.route('/api/v1', api)
  spaceFeedPortal(app)
  app.onError((error, c) => problemResponse(c, toProblem(error)))
})

const address = async (spaceId: string, as: Actor = house.director) => {
  actor = as
  const path = `/api/v1/palaces/${house.palace.id}/spaces/${spaceId}/calendar-address`
  const answer = await app.request(path)
  actor = null
  const { url } = (await answer.json()) as { url: string | null }
  return { status: answer.status, path: url && new URL(url, 'http://here').pathname }
}
const read = async (path: string | null) => {
  const answer = await app.request(path!, { headers: { 'accept-language': 'zh' } })
  return { status: answer.status, text: await answer.text() }
}

test('staff follow a space with its hall and parts, by kind and purpose, and never by whom', async () => {
  const { id: palaceId, hall, east, classroom } = house.palace
  const times = { start: '2026-11-25T10:00:00+08:00', end: '2026-11-25T11:00:00+08:00' }
  const use = { palaceId, kind: 'maintenance' as const, spaceIds: [hall], title: '灯具检修', ...times }
  await recordUse(house.as(house.director), use)
  await bookForSomeone(house.as(house.desk), { palaceId, spaceId: classroom, guestName: '李大明', ...times })
  const feed = await read((await address(east)).path)
  expect(feed.status).toBe(200)
  expect(feed.text).toContain('SUMMARY:检修 灯具检修')
  const other = await read((await address(classroom)).path)
  expect(other.text).toContain('SUMMARY:预约')
  expect(other.text).not.toContain('检修')
  expect(other.text).not.toContain('李')
})

test('only staff get an address; it ends with the role, with a new address, and cannot be made up', async () => {
  expect((await address(house.palace.east, await house.person())).status).toBe(403)
  const clerk = await buildStaff(database.db, { role: 'desk', palaceId: house.palace.id })
  const { path } = await address(house.palace.east, clerk)
  expect((await read(path)).status).toBe(200)
  expect((await read(path!.replace('.ics', 'x.ics'))).status).toBe(404)
  await changeCalendarAddress(house.as(clerk), { open: true })
  expect((await read(path)).status).toBe(404)
  const second = (await address(house.palace.east, clerk)).path
  expect((await read(second)).status).toBe(200)
  const { rows } = await database.db
    .withTables<{ 'identity.role_assignment': { id: string; person_id: string } }>()
    .selectFrom('identity.role_assignment')
    .select('id')
    .where('person_id', '=', clerk.personId!)
    .execute()
    .then((found) => ({ rows: found }))
  await withdrawRole(house.as(house.director), { roleId: rows[0]!.id })
  expect((await read(second)).status).toBe(404)
})

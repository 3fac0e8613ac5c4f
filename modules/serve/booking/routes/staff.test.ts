import { Hono } from 'hono'
import pino from 'pino'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Actor } from '#kit/access/index.ts'
import { createApi, problemResponse, toProblem } from '#kit/http/api.ts'
import type { AppEnv } from '#kit/http/context.ts'
import { readRequest } from '#kit/http/request.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { countingStatements } from '#kit/testing/statements.ts'
import { contactOf } from '#modules/base/identity/index.ts'
import type { BookingLine, SpaceCalendar } from '../contract.ts'
import { aBookingHouse, aRule, type BookingHouse } from '../testing.ts'
import { bookingApi } from './api.ts'

const database = testDatabase()
let house: BookingHouse
let app: Hono<AppEnv>
let actor: Actor | null = null
let asked: { statements: number }

beforeAll(async () => {
  house = await aBookingHouse(database.db)
  await aRule(database.db, house.palace.id, house.palace.hall, { advance_days: 60, approval: true })
  const counting = countingStatements(house.db)
  const { db } = counting
  asked = counting.asked
  const { outbox } = house.as({ personId: null, grants: [] })
  app = new Hono<AppEnv>()
  const viewer = (personId: string) => ({ personId, name: '陈文娟', unread: 0, staff: true })
  app.use(
    readRequest({
      log: pino({ level: 'silent' }),
      services: { db, clock: house.clock, outbox },
      authenticate: async () => actor && { actor, viewer: viewer(actor.personId!) },
    }),
  )
  const api = createApi()
  bookingApi(api)
  app.route('/api/v1', api)
  app.onError((error, c) => {
    const problem = toProblem(error)
    if (problem.status >= 500) throw error
    return problemResponse(c, problem)
  })
})
beforeEach(() => {
  actor = house.desk
  asked.statements = 0
})

const ask = async <T>(path: string, json?: object, method = json ? 'POST' : 'GET') => {
  const answer = await app.request(`/api/v1/palaces/${house.palace.id}${path}`, {
    method,
    headers: { 'accept-language': 'zh', ...(json ? { 'content-type': 'application/json' } : {}) },
    ...(json ? { body: JSON.stringify(json) } : {}),
  })
  return { status: answer.status, body: (await answer.json()) as T }
}
type Problem = { code: string; title: string }
const book = (start: string, spaceId = house.palace.classroom) => ({
  spaceId,
  start: `${start}:00+08:00`,
  end: Temporal.Instant.from(`${start}+08:00`).add({ hours: 1 }).toString(),
  guestName: '李大明',
})

test('the desk books, finds, moves and checks in; a conflict names what holds the time', async () => {
  const { body: line } = await ask<BookingLine>('/desk-bookings', book('2026-11-24T10:00'))
  expect(line).toMatchObject({
    nameMasked: '李*',
    state: 'confirmed',
    steps: { move: null, checkIn: 'tooEarly' },
  })
  await ask('/desk-bookings', book('2026-11-24T12:00'))
  const to = { spaceId: line.spaceId, start: '2026-11-24T11:30:00+08:00', end: '2026-11-24T12:30:00+08:00' }
  const path = `/bookings/${line.id}`
  const conflict = await ask<Problem>(`${path}/move`, { ...to, version: 1 })
  expect(conflict).toMatchObject({ status: 409, body: { code: 'booking:space-booked' } })
  expect(conflict.body.title).toContain('教室 12:00–13:00')
  const moved = await ask<BookingLine>(`${path}/move`, {
    ...to,
    end: '2026-11-24T12:00:00+08:00',
    version: 1,
  })
  expect(moved.body).toMatchObject({ end: '2026-11-24T04:00:00Z', version: 2 })
  const found = await ask<{ bookings: BookingLine[] }>(
    `/bookings?from=2026-11-24&name=${encodeURIComponent('李大')}`,
  )
  expect(found.body.bookings).toHaveLength(2)
  house.clock.set('2026-11-24T11:20+08:00')
  const here = await ask<BookingLine>(`${path}/check-in`, {})
  expect(here.body.state).toBe('attended')
  const back = await ask<BookingLine>(`${path}/undo-check-in`, {})
  expect(back.body.state).toBe('confirmed')
  house.clock.set('2026-11-22T18:00+08:00')
  const off = await ask<BookingLine>(`${path}/call-off`, { reason: '设备坏了' })
  expect(off.body).toMatchObject({ state: 'cancelled', reason: '设备坏了' })
})

test('a hall waits for its manager: listed, refused to the desk, approved by the director', async () => {
  const { body: line } = await ask<BookingLine>('/desk-bookings', book('2026-11-25T10:00', house.palace.hall))
  expect(line).toMatchObject({ state: 'requested', steps: { approve: 'notYours' } })
  expect((await ask(`/bookings/${line.id}/approve`, {})).status).toBe(403)
  actor = house.director
  const waiting = await ask<{ bookings: BookingLine[] }>('/bookings?state=requested')
  expect(waiting.body.bookings.map(({ id, steps }) => [id, steps.approve])).toEqual([[line.id, null]])
  expect((await ask<BookingLine>(`/bookings/${line.id}/approve`, {})).body.state).toBe('confirmed')
  const second = await ask<BookingLine>('/desk-bookings', book('2026-11-25T12:00', house.palace.hall))
  expect(second.body.state).toBe('confirmed')
})

test('the calendar shows every use with its booking, in as many questions for three as for one', async () => {
  actor = house.director
  const spaceIds = [house.palace.classroom]
  const times = (hour: number) => ({
    start: `2026-11-26T${hour}:00:00+08:00`,
    end: `2026-11-26T${hour + 1}:00:00+08:00`,
  })
  const use = { kind: 'maintenance', spaceIds, title: '检修' }
  const read = async () => {
    asked.statements = 0
    const { body } = await ask<SpaceCalendar>('/space-calendar?from=2026-11-26&days=1')
    return { body, questions: asked.statements }
  }
  await ask('/space-uses', { ...use, ...times(10) })
  await read() // what is remembered for some seconds is remembered now
  const one = await read()
  await ask('/space-uses', { ...use, ...times(12) })
  await ask('/desk-bookings', book('2026-11-26T14:00'))
  const three = await read()
  expect(three.body.uses.map(({ kind }) => kind)).toEqual(['maintenance', 'maintenance', 'booking'])
  expect(three.body.bookings).toHaveLength(3)
  expect(three.body.spaces.map(({ name, depth }) => [name, depth])).toContainEqual(['礼堂东厅', 1])
  expect(three.questions).toBeLessThanOrEqual(one.questions + 1) // the spaces of a booking, once forgotten
})

test('rules: read with the standards that stand in, set by the director alone', async () => {
  type Rules = {
    rules: { spaceId: string; rule: object | null; version: number | null }[]
    standards: object
  }
  const { body } = await ask<Rules>('/booking-rules')
  expect(body.standards).toMatchObject({ 'booking.graceMinutes': 15 })
  const hall = body.rules.find(({ spaceId }) => spaceId === house.palace.hall)!
  const path = `/spaces/${house.palace.hall}/booking-rule`
  const change = { rule: { ...hall.rule, graceMinutes: 20 }, version: hall.version }
  expect((await ask(path, change, 'PUT')).status).toBe(403)
  actor = house.director
  expect((await ask(path, change, 'PUT')).status).toBe(200)
  expect((await ask<Problem>(path, change, 'PUT')).body.code).toBe('ui:changed-meanwhile')
})

test('an appeal of the holder reaches whoever rules the hall', async () => {
  const person = await house.person()
  const { phone } = (await contactOf(database.db, person.personId))!
  const { guestName: _, ...wish } = book('2026-11-27T10:00')
  const { body: line } = await ask<BookingLine>('/desk-bookings', { ...wish, phone })
  actor = person
  const problem = await ask<Problem>(`/bookings/${line.id}/appeal`, { reason: '堵车' })
  expect(problem.body.code).toBe('booking:no-no-show')
})

test.each([
  ['/space-calendar?from=2026-11-24', null],
  ['/bookings', null],
  ['/booking-rules', null],
])('%s is for staff', async (path) => {
  actor = await house.person()
  expect((await ask(path)).status).toBe(403)
  actor = null
  expect((await ask(path)).status).toBe(401)
})

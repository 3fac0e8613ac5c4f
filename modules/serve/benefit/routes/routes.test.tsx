import { Hono } from 'hono'
import { sql } from 'kysely'
import pino from 'pino'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { roles, type Actor, type Role } from '#kit/access/index.ts'
import { createApi, problemResponse, toProblem } from '#kit/http/api.ts'
import type { AppEnv } from '#kit/http/context.ts'
import { readRequest } from '#kit/http/request.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { countingStatements } from '#kit/testing/statements.ts'
import { PageProvider } from '#kit/ui/portal/index.ts'
import { aPalace, aProvince } from '#modules/base/places/testing.ts'
import { forgetStandards } from '#modules/base/standards/index.ts'
import type { Benefit, HeatMap } from '../contract.ts'
import '../messages/index.ts'
import { heatMapReaders } from '../policy.ts'
import { aUse, contextAt, foldUntil } from '../testing.ts'
import { benefitApi } from './api.ts'
import { benefitPortal } from './portal.tsx'

/*
 * Two palaces of Wuhan (the city's own and Jiang'an's) with 24 space-hours a day but on Mondays, and one of Xiantao that opens
 * on Tuesdays alone.
 * Figures are kept from Tuesday 3 to Friday 6 March 2026; it is Saturday noon.
 */
const database = testDatabase()
const clock = fakeClock('2026-03-07T12:00+08:00')
let app: Hono<AppEnv>
let actor: Actor | null = null
let asked: { statements: number }
let house: Awaited<ReturnType<typeof aPalace>>

beforeAll(async () => {
  const { db } = database
  const owners = await aProvince(db)
  const at = (divisionCode: string, slug: string, name: string) =>
    aPalace(db, { ownerId: owners.get(divisionCode)!, divisionCode, slug, name })
  house = await at('420102', 'jiangan', '江岸区工人文化宫')
  const city = await at('420100', 'wuhan', '武汉市工人文化宫')
  const xiantao = await at('429004', 'xiantao', '仙桃市工人文化宫')
  await sql`delete from places.opening_hours where palace_id = ${xiantao.id} and weekday <> 2`.execute(db)
  const use = (day: string, from: string, to: string, price: 'free' | 'discounted' | 'commercial') =>
    aUse(db, {
      palaceId: house.id,
      spaceId: house.classroom,
      from: `${day}T${from}`,
      to: `${day}T${to}`,
      price,
    })
  await use('2026-03-03', '10:00', '16:00', 'free')
  await use('2026-03-04', '18:00', '21:00', 'discounted')
  await use('2026-03-07', '11:00', '14:00', 'commercial')
  await aUse(db, { palaceId: city.id, spaceId: city.hall, from: '2026-03-05T09:00', to: '2026-03-05T15:00' })
  await foldUntil(db, '2026-03-07T02:00+08:00')

  const counting = countingStatements(db)
  asked = counting.asked
  const { outbox } = contextAt(db, '2026-03-07T12:00+08:00')
  app = new Hono<AppEnv>()
  app.use(
    readRequest({
      log: pino({ level: 'silent' }),
      services: { db: counting.db, clock, outbox },
      authenticate: async () =>
        actor && { actor, viewer: { personId: 'p', name: '陈文娟', unread: 0, staff: true } },
    }),
  )
  app.use(async (c, next) => {
    const { locale, t, elder, viewer } = c.var
    const page = { locale, t, elder, viewer, now: clock.now(), timeZone: 'Asia/Shanghai', path: c.req.path }
    c.setRenderer((body) => c.html(renderToStaticMarkup(<PageProvider page={page}>{body}</PageProvider>)))
    await next()
  })
  benefitPortal(app)
  const api = createApi()
  benefitApi(api)
  app.route('/api/v1', api)
  app.onError((error, c) => {
    const problem = toProblem(error)
    if (problem.status >= 500) throw error
    return problemResponse(c, problem)
  })
})
beforeEach(() => {
  actor = null
})

const read = async <T,>(path: string) => {
  const answer = await app.request(`/api/v1${path}`)
  return { status: answer.status, body: (await answer.json()) as T }
}
const page = async (path: string, lang = 'zh') => {
  const answer = await app.request(path, { headers: { 'accept-language': lang } })
  return { status: answer.status, text: (await answer.text()).replaceAll(/<[^>]+>/g, ' ') }
}
const MARCH = '?from=2026-03-01&to=2026-03-31'

test('the meter of a palace: what is kept, and today up to this minute', async () => {
  const { body } = await read<Benefit>(`/palaces/${house.id}/benefit${MARCH}`)
  expect(body).toMatchObject({
    name: '江岸区工人文化宫',
    from: '2026-03-01',
    to: '2026-03-07',
    measuredFrom: '2026-03-03',
    houses: 1,
  })
  // Four whole days of 24 space-hours, and Saturday from nine to noon in two spaces.
  expect(body.figures.hours).toEqual({
    free: 6,
    discounted: 3,
    atCost: 0,
    commercial: 1,
    maintenance: 0,
    closed: 0,
    empty: 4 * 24 + 6 - 10,
  })
  expect(body.figures).toMatchObject({ publicShare: 0.9, commercialShare: 0.1, houseDays: 4 })
  // Opening is told of days that are over: four of fifteen hours, twelve of them with staff.
  expect(body.figures).toMatchObject({ hoursPerWeek: 105, staffedHoursPerWeek: 84, daysPerYear: 365 })
})

test('an hour later the meter has moved on', async () => {
  clock.set('2026-03-07T13:00+08:00')
  const { body } = await read<Benefit>(`/palaces/${house.id}/benefit${MARCH}`)
  expect(body.figures.hours).toMatchObject({ commercial: 2, empty: 4 * 24 + 8 - 11 })
  clock.set('2026-03-07T12:00+08:00')
})

test('the meter of the province is the sum of its parts, of a city that of its counties and its own palace', async () => {
  const { body: province } = await read<Benefit>(`/divisions/42/benefit${MARCH}`)
  expect(province.houses).toBe(3)
  expect(province.parts.map(({ kind, name, scope }) => [kind, name, scope])).toEqual([
    ['division', '武汉市', '4201'],
    ['division', '仙桃市', '429004'],
  ])
  const { body: city } = await read<Benefit>(`/divisions/4201/benefit${MARCH}`)
  expect(city.parts.map(({ kind, name }) => [kind, name])).toEqual([
    ['division', '江岸区'],
    ['palace', '武汉市工人文化宫'],
  ])
  const hours = ({ figures }: { figures: Benefit['figures'] }) =>
    Object.values(figures.hours).reduce((sum, one) => sum + one, 0)
  expect(hours(city)).toBe(2 * (4 * 24 + 6))
  expect(city.figures.hours.free).toBe(12)
  expect(province.parts.reduce((sum, part) => sum + hours(part), 0)).toBe(hours(province))
  expect(province.standards.map(({ met, of }) => [met, of])).toEqual([
    [2, 3],
    [2, 3],
    [3, 3],
  ])
})

test('a province costs as many statements as a county', async () => {
  await read(`/divisions/420102/benefit?from=2026-03-02`)
  const count = async (code: string) => {
    forgetStandards()
    asked.statements = 0
    await read(`/divisions/${code}/benefit${MARCH}`)
    return asked.statements
  }
  clock.set('2026-03-07T12:05+08:00')
  const county = await count('420102')
  expect(county).toBeGreaterThan(3)
  expect(await count('42')).toBe(county)
  expect(await count('42')).toBe(0)
  clock.set('2026-03-07T12:00+08:00')
})

test('what does not exist is not found', async () => {
  expect((await read('/divisions/99/benefit')).status).toBe(404)
  expect((await read('/palaces/0195e1a0-0000-7000-8000-000000000000/benefit')).status).toBe(404)
  expect((await page('/divisions/999999/benefit')).status).toBe(404)
  expect((await page('/palaces/nowhere/benefit')).status).toBe(404)
})

test('everybody reads the pages, in words and with numbers, in both languages', async () => {
  const palace = await page('/palaces/jiangan/benefit')
  expect(palace.text).toContain('江岸区工人文化宫的公益刻度')
  expect(palace.text).toContain('免费和优惠占 90%')
  expect(palace.text).toContain('不少于 42 小时')
  expect(palace.text).toContain('达到')
  expect(palace.text).not.toContain('没达到')
  expect((await page('/palaces/xiantao/benefit')).text).toContain('没达到')
  const english = await page('/divisions/420100/benefit?period=last90', 'en')
  expect(english.text).toContain('Public-benefit meter: 武汉市')
  expect(english.text).toContain('2 of 2 palaces')
  const province = await page('/benefit')
  expect(province.text).toContain('湖北省的公益刻度')
  expect(province.text).toContain('仙桃市')
})

test('the heat-map names the emptiest times and tells each hour of each space', async () => {
  actor = { personId: 'p', grants: [{ role: 'director', palaceId: house.id }] }
  const { status, body } = await read<HeatMap>(`/palaces/${house.id}/heat-map${MARCH}`)
  expect(status).toBe(200)
  expect([body.from, body.to]).toEqual(['2026-03-01', '2026-03-06'])
  expect(body.spaces.map(({ name, groupName }) => [name, groupName])).toEqual([
    ['礼堂东厅', '礼堂'],
    ['教室', '教室'],
  ])
  const tuesday = body.hours.filter((one) => one.spaceId === house.classroom && one.weekday === 2)
  expect(tuesday.filter(({ used }) => used > 0).map(({ hour }) => hour)).toEqual([10, 11, 12, 13, 14, 15])
  expect(body.emptiest[0]).toMatchObject({ groupName: '礼堂', weekday: null, degree: 'hardly' })
  expect(body.emptiest[1]).toMatchObject({ groupName: '教室', usedShare: 0 })
})

test.each(roles)(
  '%s reads the heat-map of an own palace if it plans or supervises, and of no other',
  async (role: Role) => {
    const wanted = heatMapReaders.includes(role) ? 200 : 403
    const path = `/palaces/${house.id}/heat-map`
    actor = { personId: 'p', grants: [{ role, scope: '4201' }] }
    expect((await read(path)).status).toBe(wanted)
    actor = { personId: 'p', grants: [{ role, scope: '429004' }] }
    expect((await read(path)).status).toBe(403)
  },
)

test('a visitor is told to sign in before the heat-map', async () => {
  expect((await read(`/palaces/${house.id}/heat-map`)).status).toBe(401)
})

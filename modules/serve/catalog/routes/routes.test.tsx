import { sql } from 'kysely'
import { Hono } from 'hono'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, test } from 'vitest'
import { visitor, type Actor } from '#kit/access/index.ts'
import { newId, type Db } from '#kit/db/index.ts'
import { createApi, toProblem } from '#kit/http/api.ts'
import type { AppEnv } from '#kit/http/context.ts'
import { createTranslator, type Locale } from '#kit/i18n/index.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { countingStatements } from '#kit/testing/statements.ts'
import { PageProvider } from '#kit/ui/portal/index.ts'
import { aProgramme, aSession } from '../testing.ts'
import { catalogApi } from './api.ts'
import { listSessions } from './listings.ts'
import { catalogPortal } from './portal.tsx'

const database = testDatabase()
const clock = fakeClock('2026-11-22T17:00+08:00')
const palaceId = newId()
const director: Actor = { personId: newId(), grants: [{ role: 'director', palaceId }] }
let session: { id: string }

/** So many palaces with a hall each, the first one with the given id. */
async function palaces(db: Db, count: number, first: string, code: string) {
  await sql`insert into places.division (code, name, level, scope, parent_code) values
    ('420000', '湖北省', 'province', '42', null), ('420100', '武汉市', 'city', '4201', '420000'), ('420500', '宜昌市', 'city', '4205', '420000'), ('420600', '襄阳市', 'city', '4206', '420000')
    on conflict do nothing`.execute(db)
  const federation = newId()
  await sql`insert into places.federation (id, division_code, name) values (${federation}, ${code}, '总工会')`.execute(
    db,
  )
  const ids = [first, ...Array.from({ length: count - 1 }, () => newId())]
  await sql`insert into places.palace (id, division_code, owner_federation_id, slug, name, level, operation_mode,
    construction_mode, address, route_text, lng, lat, phone, accessibility, created_at)
    select id, ${code}, ${federation}, ${code} || '-' || no, '文化宫' || no, 'city', 'own', 'standalone', '解放大道 1 号', '地铁 B 口',
      114.3 + no * 0.001, 30.6, '027-82811111', '{lift}', now()
    from unnest(${ids}::uuid[]) with ordinality as t (id, no)`.execute(db)
  await sql`insert into places.space (palace_id, id, name, kind) select id, id, '礼堂', 'hall' from unnest(${ids}::uuid[]) as t (id)`.execute(
    db,
  )
  return ids
}

function appFor({
  actor = visitor,
  locale = 'zh-CN',
  db = database.db,
}: { actor?: Actor; locale?: Locale; db?: Db } = {}) {
  const app = new Hono<AppEnv>()
  const t = createTranslator(locale)
  app.use(async (c, next) => {
    c.set('services', { db, clock, outbox: { send: async () => {}, emit: async () => {} } })
    c.set('actor', actor)
    c.set('t', t)
    c.set('locale', locale)
    c.set('place', null)
    c.set('requestId', 'r')
    c.setRenderer((view) => {
      const page = {
        locale,
        t,
        elder: false,
        now: clock.now(),
        timeZone: 'Asia/Shanghai',
        path: c.req.path,
        viewer: null,
      }
      return c.html(renderToStaticMarkup(<PageProvider page={page}>{view}</PageProvider>))
    })
    await next()
  })
  app.onError((error, c) => {
    const { module, code, field, status } = toProblem(error)
    return c.json({ code: `${module}:${code}`, field }, status as 500)
  })
  const api = createApi()
  catalogApi(api)
  app.route('/api/v1', api)
  catalogPortal(app)
  return app
}
const text = async (path: string, options?: Parameters<typeof appFor>[0]) => {
  const response = await appFor(options).request(path)
  return { status: response.status, body: await response.text(), type: response.headers.get('content-type') }
}
const json = async (path: string, options?: Parameters<typeof appFor>[0], init?: RequestInit) => {
  const response = await appFor(options).request(path, init)
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

beforeAll(async () => {
  const { db } = database
  await palaces(db, 1, palaceId, '420100')
  const programme = await aProgramme(db, {
    palaceId,
    title: '骑手八段锦',
    titleEn: 'Baduanjin',
    gigReserved: 10,
    rules: ['穿宽松衣服'],
  })
  const common = { palaceId, programmeId: programme.id, spaceId: palaceId }
  session = await aSession(db, { ...common, start: '2026-11-22T18:30+08:00' })
  await aSession(db, { ...common, start: '2026-11-29T18:30+08:00' })
  await aSession(db, { ...common, start: '2026-12-06T18:30+08:00', published: false })
})

describe('search page', () => {
  test('shows tonight by chip, with place, room and places left', async () => {
    const { status, body } = await text('/search?when=tonight')
    expect(status).toBe(200)
    for (const words of ['骑手八段锦', '文化宫1', '礼堂', '18:30', '余 30', '免费', '骑手司机有预留'])
      expect(body).toContain(words)
    expect(body).toContain(`/palaces/420100-1/sessions/${session.id}`)
    expect(body.match(/<li class="row">/g)).toHaveLength(1)
  })
  test('speaks English', async () => {
    const { body } = await text('/search', { locale: 'en' })
    expect(body).toContain('Baduanjin')
    expect(body).toContain('2 sessions')
  })
  test('says how far it is when near', async () => {
    const { body } = await text('/search?near=1&lat=30.6&lng=114.32')
    expect(body).toContain('1.8 公里')
  })
  test('offers something else when nothing fits', async () => {
    const { body } = await text('/search?q=%E5%B0%84%E7%AE%AD&when=weekend')
    expect(body).toContain('没有找到合适的')
    expect(body).toContain('不找“射箭”')
    expect(body).toContain('骑手八段锦') // what is on soon
  })
  test.each(['when=never', 'age=-3', `after=xx`, 'kind=nothing&q=sf'])(
    'nonsense (%s) is no error page',
    async (query) => {
      const { status } = await text(`/search?${query}`)
      expect(status).toBe(query === 'after=xx' ? 422 : 200)
    },
  )
  test('leads on to the next page and ends', async () => {
    const { body } = await json('/api/v1/sessions?limit=1')
    expect(body.sessions).toHaveLength(1)
    const second = await json(`/api/v1/sessions?limit=1&after=${String(body.next)}`)
    expect(second.body.sessions).toHaveLength(1)
    const third = await json(`/api/v1/sessions?limit=1&after=${String(second.body.next)}`)
    expect(third.body).toEqual({ sessions: [], next: null })
  })
})

describe('session page', () => {
  test('says when, where, who, and how to get there; other dates; machine-readable', async () => {
    const { status, body } = await text(`/palaces/420100-1/sessions/${session.id}`)
    expect(status).toBe(200)
    for (const words of [
      '今晚 18:30–20:00',
      '解放大道 1 号',
      '地铁 B 口',
      '给骑手、司机留 10 个位子',
      '穿宽松衣服',
      '有电梯',
      '下周日',
      '027-82811111',
    ])
      expect(body).toContain(words)
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(body)![1]!) as Record<
      string,
      unknown
    >
    expect(data).toMatchObject({
      '@type': 'Event',
      name: '骑手八段锦',
      startDate: '2026-11-22T18:30:00+08:00',
      eventStatus: 'https://schema.org/EventScheduled',
      isAccessibleForFree: true,
      location: { name: '文化宫1 礼堂' },
    })
    expect(body).toContain(`data-url="/palaces/420100-1/sessions/${session.id}/places"`)
  })
  test.each([
    ['an unknown palace', () => `/palaces/nowhere/sessions/${session.id}`],
    ['an unknown session', () => `/palaces/420100-1/sessions/${newId()}`],
  ])('%s is not found', async (_, path) => expect((await text(path())).status).toBe(404))

  test('a draft is nobody’s business', async () => {
    const { body } = await json(`/api/v1/palaces/${palaceId}/timetable?monday=2026-11-30`, {
      actor: director,
    })
    const [draft] = body.entries as { sessionId: string }[]
    expect((await json(`/api/v1/palaces/${palaceId}/sessions/${draft!.sessionId}`)).body.code).toBe(
      'catalog:session-not-found',
    )
  })
})

describe('calendars', () => {
  test.each([
    ['a palace', () => '/palaces/420100-1/calendar.ics', 2],
    ['a room', () => `/palaces/420100-1/calendar.ics?space=${palaceId}`, 2],
    ['a room without anything', () => `/palaces/420100-1/calendar.ics?space=${newId()}`, 0],
    ['a session', () => `/palaces/420100-1/sessions/${session.id}.ics`, 1],
  ])('%s', async (_, path, count) => {
    const { status, body, type } = await text(path())
    expect([status, type]).toEqual([200, 'text/calendar; charset=utf-8'])
    expect(body.match(/BEGIN:VEVENT/g) ?? []).toHaveLength(count)
  })
})

describe('staff operations', () => {
  const programmes = () => `/api/v1/palaces/${palaceId}/programmes`
  const post = (body: unknown) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

  test('are refused to visitors', async () => {
    expect((await json(programmes())).status).toBe(401)
    expect((await json(programmes(), { actor: { personId: newId(), grants: [] } })).status).toBe(403)
  })
  test('draft, read, preview a schedule with its conflict, schedule, publish', async () => {
    const by = { actor: director }
    const draft = { form: 'activity', kind: 'education', title: '书法', summary: '写字', priceClass: 'free' }
    const { programmeId } = (await json(programmes(), by, post(draft))).body
    expect((await json(`${programmes()}/${String(programmeId)}`, by)).body).toMatchObject({
      status: 'draft',
      version: 1,
      nextStart: null,
    })
    const when = { start: '2026-11-29T19:00:00+08:00', end: '2026-11-29T20:00:00+08:00' }
    const request = { spaceId: palaceId, when, capacity: 10 }
    const preview = await json(`${programmes()}/${String(programmeId)}/schedule-preview`, by, post(request))
    expect(preview.body.occurrences).toMatchObject([{ taken: [{ title: '骑手八段锦' }], freeSpaceIds: [] }])
    const refused = await json(`${programmes()}/${String(programmeId)}/sessions`, by, post(request))
    expect(refused).toMatchObject({ status: 409, body: { code: 'catalog:room-taken', field: 'spaceId' } })
  })
  test('kinds have names', async () => {
    expect((await json('/api/v1/kinds', { locale: 'en' })).body.kinds).toContainEqual({
      kind: 'education',
      name: 'Learning',
    })
  })
})

test('a list costs the same few queries with one palace and with a thousand', async () => {
  const busy = async (palaceIds: readonly string[]) => {
    for (const id of palaceIds) {
      const { id: programmeId } = await aProgramme(database.db, { palaceId: id })
      await aSession(database.db, { palaceId: id, programmeId, spaceId: id, start: '2026-11-23T18:30+08:00' })
    }
  }
  // Palaces that nobody has asked for, so that no name is remembered.
  await busy(await palaces(database.db, 1, newId(), '420600'))
  const one = countingStatements(database.db)
  await listSessions(one.db, clock.now(), { limit: 20, divisionPrefix: '4206' })

  await busy((await palaces(database.db, 1_000, newId(), '420500')).slice(0, 25))
  const thousand = countingStatements(database.db)
  const { sessions } = await listSessions(thousand.db, clock.now(), { limit: 20, divisionPrefix: '42' })
  expect(sessions).toHaveLength(20)
  expect(new Set(sessions.map(({ palace }) => palace.id)).size).toBeGreaterThan(15)
  // palaces of the division, sessions, palaces, rooms; how full they are is one more once it is wired
  expect([one.asked.statements, thousand.asked.statements]).toEqual([4, 4])
})

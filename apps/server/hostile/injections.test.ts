import ical from 'node-ical'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#kit/testing/database.ts'
import { createTranslator } from '#kit/i18n/index.ts'
import { mailHtml } from '#modules/base/notifications/actions/compose-mail.ts'
import { hostileTexts } from './hostile-values.ts'
import { portalRoutes } from './pages.ts'
import { BASE_URL, buildWorld, type World } from './world.ts'

const SCRIPT = `<script>x1()</script>"onload="x1()`
/** Either of them in an answer is a way out of the text. */
const RAW = /<script>x1|"onload="x1/
const database = testDatabase()
let world: World
let pages: ReturnType<typeof portalRoutes>

beforeAll(async () => {
  world = await buildWorld(database.url)
  pages = portalRoutes(world)
  await plant()
})
afterAll(() => world.close())

/** The mark in every text that people can write. */
async function plant(): Promise<void> {
  const { ids, people } = world
  const palace = `/palaces/${ids.palaceId}`
  const send = async (actor: string, method: string, path: string, body: object) => {
    const headers = { ...world.as(actor), 'content-type': 'application/json' }
    const answer = await world.app.request(`/api/v1${path}`, { method, headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${method} ${path} ${answer.status} ${await answer.text()}`)
    return (answer.status === 204 ? {} : await answer.json()) as Record<string, string>
  }
  const text = { form: 'activity', kind: 'cultureSports', priceClass: 'free' }
  const said = {
    title: SCRIPT,
    titleEn: SCRIPT,
    summary: SCRIPT,
    description: SCRIPT,
    rules: [SCRIPT, 'a\r\nATTENDEE:x'],
    teacherNote: SCRIPT,
    teacherName: SCRIPT.slice(0, 40),
  }
  const { programmeId } = await send('programmer:own', 'POST', `${palace}/programmes`, { ...text, ...said })
  await send('programmer:own', 'POST', `${palace}/programmes/${programmeId}/submit`, {})
  await send('director:own', 'POST', `${palace}/programmes/${programmeId}/publish`, {})
  const when = { start: '2026-12-03T19:00:00+08:00', end: '2026-12-03T20:30:00+08:00' }
  const made = await send('programmer:own', 'POST', `${palace}/programmes/${programmeId}/sessions`, {
    spaceId: ids.classroom,
    capacity: 5,
    when,
  })
  const sessionId = (made.sessionIds as unknown as string[])[0]!
  await send('worker', 'PATCH', '/me/data', { name: SCRIPT.slice(0, 40), unionName: SCRIPT })
  await send('worker', 'PUT', `/me/family/${ids.child}`, { name: SCRIPT.slice(0, 40), birthYear: 2016 })
  const ticket = await send('worker', 'POST', `${palace}/sessions/${sessionId}/enrolments`, {
    personIds: [people.worker, ids.child],
    companions: [SCRIPT.slice(0, 40)],
  })
  await send('director:own', 'POST', `${palace}/sessions/${sessionId}/messages`, {
    text: SCRIPT,
    key: ids.child!,
  })
  await send('director:own', 'POST', `${palace}/closures`, {
    start: '2026-11-20T09:00:00+08:00',
    end: '2026-12-24T18:00:00+08:00',
    reason: SCRIPT,
    spaceId: ids.spaceId,
  })
  await send('director:own', 'PUT', `${palace}/bases/${ids.baseId}`, {
    kind: 'bookroom',
    name: SCRIPT,
    floor: '<script>x1',
  })
  await send('director:own', 'PUT', `${palace}/spaces/${ids.classroom}`, {
    name: SCRIPT,
    kind: 'classroom',
    floor: '<script>x1',
  })
  await send('director:own', 'PUT', `${palace}/photos`, {
    photos: [{ src: 'illustration:house', alt: SCRIPT }],
  })
  const words = {
    name: SCRIPT,
    nameEn: SCRIPT,
    address: SCRIPT,
    routeText: SCRIPT,
    introduction: SCRIPT,
    honours: [SCRIPT],
  }
  const where = {
    divisionCode: '420102',
    level: 'county',
    operationMode: 'own',
    constructionMode: 'standalone',
    lng: 114.3,
    lat: 30.6,
    phone: '027-5550-0000',
  }
  await send('director:own', 'PUT', palace, { version: 1, text: { ...where, ...words } })
  Object.assign(ids, {
    sessionId,
    ticketId: ticket.id,
    enrolmentId: (ticket.people as unknown as { id: string }[])[0]!.id,
  })
  pages = portalRoutes(world)
}

const get = async (path: string, actor?: string, headers: Record<string, string> = {}) => {
  const answer = await world.app.request(path, { headers: { ...(actor ? world.as(actor) : {}), ...headers } })
  // Live places never end.
  const stream = answer.headers.get('content-type')?.startsWith('text/event-stream')
  if (stream) await answer.body?.cancel()
  return { status: answer.status, headers: answer.headers, text: stream ? '' : await answer.text() }
}

test('no text that somebody wrote leaves its place in any page, in either language', async () => {
  let shown = 0
  const unsafe: string[] = []
  for (const { method, path } of pages)
    if (method === 'GET')
      for (const [actor, language] of [
        [undefined, 'zh-CN'],
        ['worker', 'zh-CN'],
        ['worker', 'en'],
      ] as const) {
        const { status, headers, text } = await get(`${path}?lang=${language}`, actor)
        if (RAW.test(text) && headers.get('content-type')?.startsWith('text/html'))
          unsafe.push(`${path} as ${actor}`)
        if (status >= 500) unsafe.push(`${path} answers ${status}`)
        if (text.includes('&lt;script&gt;x1')) shown += 1
      }
  expect(unsafe).toEqual([])
  expect(shown).toBeGreaterThan(20)
})

test('nothing of an address is written back as markup', async () => {
  const mark = encodeURIComponent(SCRIPT)
  const query = [
    'q',
    'next',
    'back',
    'token',
    'lang',
    'place',
    'when',
    'done',
    'saved',
    'before',
    'after',
    'kind',
    'division',
  ]
    .map((name) => `${name}=${mark}`)
    .join('&')
  for (const { method, path } of pages)
    if (method === 'GET')
      for (const actor of [undefined, 'worker']) {
        const { status, headers, text } = await get(`${path}?${query}`, actor)
        expect(status, path).toBeLessThan(500)
        if (headers.get('content-type')?.startsWith('text/html')) expect(text, path).not.toMatch(RAW)
      }
  expect((await get(`/${mark}`)).text).not.toMatch(RAW)
  expect((await get(`/palaces/${mark}`)).text).not.toMatch(RAW)
})

test('every page forbids inline scripts, framing and guessing of types; so does every answer of the API', async () => {
  for (const path of [
    '/',
    '/my',
    '/nothing',
    '/sign-in',
    '/palaces/jiangan',
    '/api/v1/kinds',
    '/api/v1/nothing',
    '/console/',
  ]) {
    const { headers } = await get(path, 'worker')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy, path).toMatch(/script-src 'self'( 'wasm-unsafe-eval')?;/)
    expect(policy, path).not.toMatch(/'unsafe-|\*/)
    expect(policy, path).toContain("frame-ancestors 'none'")
    expect(policy, path).toContain("object-src 'none'")
    expect(headers.get('x-content-type-options'), path).toBe('nosniff')
  }
})

test('an e-mail escapes what people wrote, also in its link', async () => {
  const t = createTranslator('zh-CN')
  const letter = await mailHtml({
    t,
    subject: SCRIPT,
    sms: '',
    body: SCRIPT,
    open: `${BASE_URL}/?x=${SCRIPT}`,
    preferences: `${BASE_URL}/${SCRIPT}`,
  })
  expect(letter).not.toMatch(RAW)
  expect(letter).toContain('&lt;script&gt;x1')
})

test('a calendar keeps every text in its own line', async () => {
  for (const path of [
    `/palaces/jiangan/sessions/${world.ids.sessionId}.ics`,
    '/palaces/jiangan/calendar.ics',
  ]) {
    const { status, text } = await get(path)
    expect(status).toBe(200)
    expect(text.split(/\r?\n/).filter((line) => line.startsWith('ATTENDEE'))).toEqual([])
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    const events = Object.values(ical.sync.parseICS(text)).filter((one) => one?.type === 'VEVENT')
    expect(events.length).toBeGreaterThan(0)
  }
})

describe('a form posted from another site', () => {
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'https://palace.test.evil.example', 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: 'http://other.palace.test' },
  ]
  test.each(foreign)('%j changes nothing, at any address', async (headers) => {
    const changing = pages.filter(({ method }) => method !== 'GET')
    expect(changing.length).toBeGreaterThan(15)
    const cookie = `session=${world.tokens.worker}`
    for (const { method, path } of [
      ...changing,
      { method: 'DELETE', path: '/api/v1/me' },
      { method: 'POST', path: '/api/v1/me/family' },
    ]) {
      const answer = await world.app.request(path, {
        method,
        headers: { ...headers, cookie, 'content-type': 'application/x-www-form-urlencoded' },
        body: 'name=x&birthYear=2016&agreed=1',
      })
      expect(answer.status, `${method} ${path}`).toBe(403)
    }
  })
})

describe('where one is led after signing in or choosing a language', () => {
  const elsewhere = [
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https:evil.example',
    'https://evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    '/%2e//evil.example',
    '/\t/evil.example',
    '/%09/evil.example',
    'javascript:alert(1)',
    '/\u2028//evil.example',
    '//evil%E3%80%82example',
    '/\r\nSet-Cookie: session=stolen',
    'http://palace.test@evil.example',
    ' //evil.example',
    '/;//evil.example',
  ]
  test.each(elsewhere)('%j stays on this site', async (next) => {
    for (const path of [
      `/sign-in?next=${encodeURIComponent(next)}`,
      `/preferences?elder=1&back=${encodeURIComponent(next)}`,
    ]) {
      const { headers } = await get(path, 'worker')
      const led = headers.get('location')
      expect(led, path).not.toBeNull()
      expect(new URL(led!, `${BASE_URL}/sign-in`).origin).toBe(BASE_URL)
      expect(headers.getSetCookie().join()).not.toContain('stolen')
    }
  })
})

test('another Host in a request changes no link, and no page that others get', async () => {
  const pages = [
    '/',
    '/palaces/jiangan',
    `/palaces/jiangan/sessions/${world.ids.sessionId}`,
    '/palaces/jiangan/calendar.ics',
    '/my',
    '/help',
  ]
  for (const path of pages)
    for (const actor of [undefined, 'worker']) {
      const headers = {
        ...(actor ? world.as(actor) : {}),
        host: 'evil.example',
        'x-forwarded-host': 'evil.example',
      }
      const answer = await world.app.fetch(new Request(`http://evil.example${path}`, { headers }))
      expect(await answer.text(), path).not.toContain('evil.example')
    }
})

test('a page kept for visitors is never that of a person, a language or a mode', async () => {
  const own = await get('/', 'worker')
  expect(own.headers.get('cache-control')).toBe('private, no-store')
  expect((await get('/api/v1/me/data', 'worker')).headers.get('cache-control')).toBe('private, no-store')
  const visitor = (await get('/')).text
  expect(visitor).not.toContain('/sign-out')
  const english = (await get('/', undefined, { 'accept-language': 'en' })).text
  const elder = (await get('/', undefined, { cookie: 'elder=1' })).text
  expect(new Set([visitor, english, elder, own.text]).size).toBe(4)
  expect((await get('/')).text).toBe(visitor)
})

test('a picture is one of the drawings of the house, and a source is a web address', async () => {
  const put = async (path: string, body: object) => {
    const headers = { ...world.as('officerOfTheCounty'), 'content-type': 'application/json' }
    return (
      await world.app.request(`/api/v1${path}`, {
        method: path === '/standards' ? 'POST' : 'PUT',
        headers,
        body: JSON.stringify(body),
      })
    ).status
  }
  for (const src of [
    'https://evil.example/x.svg',
    'data:image/svg+xml,<svg onload=alert(1)>',
    'illustration:../../x',
    'javascript:alert(1)',
    'illustration:unknown',
  ])
    expect(await put(`/palaces/${world.ids.palaceId}/photos`, { photos: [{ src, alt: 'x' }] }), src).toBe(422)
  const value = {
    key: 'booking.graceMinutes',
    value: 20,
    scope: '420102',
    sourceTitle: '办法',
    verified: 'no',
    effectiveFrom: '2027-01-01',
  }
  expect(await put('/standards', { ...value, sourceUrl: 'javascript:alert(1)' })).toBe(422)
  expect(await put('/standards', { ...value, sourceUrl: 'https://example.org/' })).toBe(200)
})

test('no form of the portal falls over whatever it is sent', async () => {
  const fields = [
    'name',
    'birthYear',
    'agreed',
    'next',
    'phone',
    'code',
    'personIds',
    'companions',
    'split',
    'stars',
    'comment',
    'reason',
    'email',
    'purpose',
    'sessionId',
    'token',
    'username',
    'password',
    'unionName',
    'locale',
    'remove',
    'idempotencyKey',
    '__proto__',
    'constructor',
  ]
  const bodies = [
    ...hostileTexts
      .filter((_, index) => index % 3 === 0)
      .map((text) => new URLSearchParams(fields.map((name) => [name, text.toWellFormed()]))),
    new FormData(),
    'a=%ff&name=%00&%=%',
    '&'.repeat(2_000),
  ]
  const failed: string[] = []
  for (const { method, path } of pages.filter(
    (page) => page.method !== 'GET' && !/forget|sign-out|sessions$/.test(page.path),
  ))
    for (const actor of ['visitor', 'worker'])
      for (const body of bodies) {
        const headers: Record<string, string> = actor === 'visitor' ? {} : { ...world.as(actor) }
        if (typeof body === 'string') headers['content-type'] = 'application/x-www-form-urlencoded'
        const answer = await world.app.request(path, { method, headers, body })
        if (answer.status >= 500)
          failed.push(`${method} ${path} as ${actor} ${String(body).slice(0, 80)} → ${answer.status}`)
        await answer.body?.cancel()
      }
  expect(failed).toEqual([])
  expect(({} as { admin?: unknown }).admin).toBeUndefined()
}, 120_000)

test('no pattern of a contract takes long over a long text', async () => {
  const patterns = new Set<string>()
  JSON.parse((await get('/api/v1/openapi.json')).text, (name, value: unknown) => {
    if (name === 'pattern' && typeof value === 'string') patterns.add(value)
    return value
  })
  expect(patterns.size).toBeGreaterThan(5)
  const long = ['a', '0', ' ', '-', '0-', 'a.', '1 ', '\\', 'aA0_'].map((part) => `${part.repeat(20_000)}!`)
  for (const pattern of patterns)
    for (const text of long) {
      const began = performance.now()
      new RegExp(pattern).test(text)
      expect(performance.now() - began, `${pattern} over ${text.slice(0, 4)}…`).toBeLessThan(1_000)
    }
})

test('a body nested half a million deep is refused, not fallen over', async () => {
  const body = '['.repeat(500_000) + ']'.repeat(500_000)
  const headers = { ...world.as('worker'), 'content-type': 'application/json' }
  const answer = await world.app.request('/api/v1/me/data', { method: 'PATCH', headers, body })
  expect([400, 413, 422]).toContain(answer.status)
})

import { Hono } from 'hono'
import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { createTranslator } from '#kit/i18n/index.ts'
import '#kit/ui/messages/index.ts'
import { problemResponse, toProblem } from './api.ts'
import type { AppContext, AppEnv, Viewer } from './context.ts'
import { requestErrors } from './errors.ts'
import { localPath } from './form.ts'
import { pageCache } from './page-cache.ts'
import { limitBody, sameSiteOnly } from './security.ts'

function app(viewer: Viewer | null = null) {
  const log = pino({ level: 'silent' })
  return new Hono<AppEnv>()
    .use(async (c, next) => {
      c.set('requestId', 'number-1')
      c.set('t', createTranslator('zh-CN'))
      c.set('log', log)
      c.set('locale', 'zh-CN')
      c.set('elder', c.req.header('x-elder') === '1')
      c.set('place', null)
      c.set('viewer', viewer)
      await next()
    })
    .onError((error, c) => problemResponse(c, toProblem(error)))
}

test('an unexpected error shows a reference number and nothing of itself', async () => {
  const server = app().get('/', () => {
    throw new Error('password=secret at /srv/x.ts')
  })
  const answer = await server.request('/')
  expect(answer.status).toBe(500)
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  const problem = await answer.json()
  expect(problem).toMatchObject({ code: 'ui:unexpected', status: 500, reference: 'number-1' })
  expect(JSON.stringify(problem)).not.toContain('secret')
})

test('a known problem says its code, its field and its words', async () => {
  const server = app().get('/', () => {
    throw requestErrors.error('invalid-input', { field: 'phone', params: { detail: '11 位' } })
  })
  const problem = await (await server.request('/')).json()
  expect(problem).toMatchObject({
    code: 'ui:invalid-input',
    field: 'phone',
    status: 422,
    title: expect.stringContaining('11 位'),
  })
})

describe('a change sent by another site', () => {
  const server = app()
    .use(sameSiteOnly('https://palace.example'))
    .post('/', (c) => c.text('done'))
  const post = (headers: Record<string, string>) =>
    server.request('http://127.0.0.1/', { method: 'POST', headers })
  test.each([
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, 403],
    [{ 'sec-fetch-site': 'same-site', origin: 'https://evil.palace.example' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 200],
    [{ origin: 'https://palace.example' }, 200],
    [{}, 200],
  ])('%j answers %i', async (headers, status) => {
    expect((await post(headers as Record<string, string>)).status).toBe(status)
  })
})

describe('the page cache', () => {
  function counting(viewer: Viewer | null = null) {
    let drawn = 0
    let time = 0
    const server = app(viewer).use(pageCache(() => time))
    const page = (c: AppContext) => {
      c.set('drawn', `<p>${++drawn}</p>`)
      return c.html(c.var.drawn!)
    }
    server.get('/', page)
    server.get('/cookie', (c) => {
      c.header('Set-Cookie', 'a=b')
      return page(c)
    })
    server.get('/own', (c) => {
      c.header('Cache-Control', 'no-store')
      return page(c)
    })
    return { server, drawn: () => drawn, pass: (ms: number) => (time += ms) }
  }

  test('draws a page once for all visitors, until it is two seconds old', async () => {
    const { server, drawn, pass } = counting()
    await Promise.all(Array.from({ length: 20 }, () => server.request('/')))
    expect(drawn()).toBe(1)
    pass(2_001)
    await server.request('/')
    expect(drawn()).toBe(2)
  })

  test('keeps language, mode and address apart', async () => {
    const { server, drawn } = counting()
    await server.request('/')
    await server.request('/', { headers: { 'x-elder': '1' } })
    await server.request('/?a=1')
    expect(drawn()).toBe(3)
  })

  test('never keeps the page of someone signed in, nor one that sets a cookie or asks not to be kept', async () => {
    const signedIn = counting({ personId: 'p', name: '张*', unread: 0, staff: false })
    await signedIn.server.request('/')
    await signedIn.server.request('/')
    expect(signedIn.drawn()).toBe(2)
    const visitor = counting()
    for (const path of ['/cookie', '/cookie', '/own', '/own']) await visitor.server.request(path)
    expect(visitor.drawn()).toBe(4)
  })

  test('costs a phone nothing when the page has not changed', async () => {
    const { server } = counting()
    const etag = (await server.request('/')).headers.get('etag')!
    const again = await server.request('/', { headers: { 'if-none-match': etag } })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })
})

test.each([
  ['/my/tickets?x=1', '/my/tickets?x=1'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['/a\r\nSet-Cookie: x', '/'],
  ['/.//evil.example', '/'],
  ['/a/..//evil.example', '/'],
  ['/%2e//evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['javascript:alert(1)', '/'],
  [undefined, '/'],
])('after signing in, %j leads to %s', (asked, led) => {
  expect(localPath(asked)).toBe(led)
})

test('a body over 1 MB is refused, whether or not it says its length', async () => {
  const server = app()
    .use(limitBody)
    .post('/', async (c) => c.text(String((await c.req.text()).length)))
  const post = (body: BodyInit) =>
    server.request('/', { method: 'POST', body, duplex: 'half' } as RequestInit)
  expect(await (await post('x'.repeat(1000))).text()).toBe('1000')
  expect((await post('x'.repeat(1024 * 1024 + 1))).status).toBe(413)
  const stream = new Blob(['x'.repeat(1024 * 1024 + 1)]).stream()
  expect((await post(stream)).status).toBe(413)
})

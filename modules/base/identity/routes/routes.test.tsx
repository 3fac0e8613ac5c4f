import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'
import { Hono } from 'hono'
import pino from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import '#kit/ui/messages/index.ts'
import { createApi, toProblem } from '#kit/http/api.ts'
import type { AppEnv } from '#kit/http/context.ts'
import { readRequest } from '#kit/http/request.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { PageProvider } from '#kit/ui/portal/index.ts'
import { renderToStaticMarkup } from 'react-dom/server'
import { firstAdministratorLinks } from '../actions/first-administrator.ts'
import { createAuthenticate } from '../actions/sign-in/authenticate.ts'
import { closeSignIn } from '../actions/sign-in/auth.ts'
import { fillIdentityPorts } from '../ports.ts'
import { prepareIdentity } from '../testing.ts'
import { identityApi } from './api.ts'
import { identityPortal } from './portal.tsx'

vi.mock('#modules/base/places/index.ts', () => ({
  divisionName: (code: string) => `place ${code}`,
  palaceIdsUnder: async () => [],
  palacesByIds: async () => new Map(),
}))

const database = testDatabase()
const clock = fakeClock(
  Temporal.Now.instant()
    .round('millisecond')
    .subtract({ hours: 24 * 20 }),
)
const codes: string[] = []
let app: Hono<AppEnv>

beforeAll(() => {
  prepareIdentity(database.url)
  fillIdentityPorts({ sendCode: async (_, code) => void codes.push(code) })
  const { db } = database
  const services = { db, clock, outbox: { send: async () => {}, emit: async () => {} } }
  app = new Hono<AppEnv>()
  app.use(
    readRequest({
      log: pino({ level: 'silent' }),
      services,
      authenticate: createAuthenticate({ db, clock }),
    }),
  )
  const api = createApi()
  identityApi(api)
  app.route('/api/v1', api)
  app.use(async (c, next) => {
    c.setRenderer((page) => {
      const { locale, t, elder, viewer } = c.var
      const context = {
        locale,
        t,
        elder,
        viewer,
        now: clock.now(),
        timeZone: 'Asia/Shanghai',
        path: c.req.path,
      }
      return c.html(renderToStaticMarkup(<PageProvider page={context}>{page}</PageProvider>))
    })
    await next()
  })
  identityPortal(app)
  app.onError((error, c) => {
    const { module, code, field, status } = toProblem(error)
    if (status >= 500) throw error
    return c.json({ code: `${module}:${code}`, field }, status as 422)
  })
})
afterAll(closeSignIn)
beforeEach(() => void clock.advance({ hours: 25 }))

const post = (path: string, fields: Record<string, string>, cookie = '') =>
  app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers: { cookie } })
const cookieOf = (response: Response) => /session=\w*/.exec(response.headers.get('set-cookie') ?? '')![0]

/** Sets the authenticator up that a page asks for, as the app would. */
async function setUpTotp(page: string): Promise<Response> {
  const challenge = /name="challenge" value="([^"]+)"/.exec(page)![1]!
  const next = /name="next" value="([^"]+)"/.exec(page)![1]!
  const key = /class="secret">([A-Z2-7 ]+)</.exec(page)![1]!.replaceAll(' ', '')
  const step = Math.floor(clock.now().epochMilliseconds / 30_000)
  const code = await createOTP(base32.decode(key)).hotp(step)
  return post('/sign-in/second-factor/set-up', { challenge, next, code })
}

async function signIn(phone: string, next = '/my'): Promise<string> {
  await post('/sign-in', { phone, agreed: '1', next })
  const entered = await post('/sign-in/code', { agreed: '1', phone, code: codes.at(-1)!, next })
  expect(entered.status).toBe(303)
  return cookieOf(entered)
}

describe('the pages', () => {
  test('lead from phone to code and back to where one came from, without a script', async () => {
    const first = await (await app.request('/sign-in?next=/palaces/a')).text()
    expect(first).toContain('name="next" value="/palaces/a"')
    const asked = await post('/sign-in', { phone: '154 0000 0001', agreed: '1', next: '/palaces/a' })
    expect(await asked.text()).toContain('name="phone" value="15400000001"')
    const wrong = await post('/sign-in/code', {
      agreed: '1',
      phone: '15400000001',
      code: 'x',
      next: '/palaces/a',
    })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('href="#f-code"')
    const refused = { phone: '15400000001', code: codes.at(-1)! }
    expect(await (await post('/sign-in/code', refused)).text()).toContain('href="#f-agreed"')
    const entered = await post('/sign-in/code', {
      agreed: '1',
      phone: '15400000001',
      code: codes.at(-1)!,
      next: '/palaces/a',
    })
    expect(entered.headers.get('location')).toBe('/sign-in/name?next=%2Fpalaces%2Fa')
    expect(entered.headers.get('set-cookie')).toMatch(
      /^session=\w{32}; Max-Age=7776000; Path=\/; HttpOnly; SameSite=Lax$/,
    )
  })

  test('ask a newcomer once for a name, which may wait', async () => {
    const cookie = await signIn('15400000021', '/palaces/a')
    const asked = await (await app.request('/sign-in/name?next=/palaces/a', { headers: { cookie } })).text()
    expect(asked).toContain('href="/palaces/a"')
    const unnamed = await post('/sign-in/name', { name: ' ', next: '/palaces/a' }, cookie)
    expect([unnamed.status, await unnamed.text()]).toEqual([422, expect.stringContaining('href="#f-name"')])
    const named = await post('/sign-in/name', { name: '欧阳小冬', next: '/palaces/a' }, cookie)
    expect(named.headers.get('location')).toBe('/palaces/a')
    clock.advance({ hours: 1 })
    const entry = { phone: '15400000021', agreed: '1', next: '/palaces/a' }
    await post('/sign-in', entry)
    const again = await post('/sign-in/code', { ...entry, code: codes.at(-1)! })
    expect(again.headers.get('location')).toBe('/palaces/a')
  })

  test('never lead to another site', async () => {
    for (const next of ['https://evil.example', '//evil.example', '/\\evil.example'])
      expect(await (await app.request(`/sign-in?next=${encodeURIComponent(next)}`)).text()).toContain(
        'name="next" value="/my"',
      )
  })

  test('show what is wrong beside the field', async () => {
    const noConsent = await post('/sign-in', { phone: '15400000002', next: '/' })
    expect([noConsent.status, codes.length]).toEqual([422, codes.length])
    expect(await noConsent.text()).toContain('id="f-agreed-error"')
    expect(await (await post('/sign-in', { phone: '12', agreed: '1' })).text()).toContain(
      'id="f-phone-error"',
    )
  })

  test('my data are seen, corrected, downloaded, and gone after closing the account', async () => {
    const cookie = await signIn('15400000003')
    const saved = await post(
      '/my/data',
      { name: '向一鸣', birthYear: '1998', gigWorker: '1', email: '' },
      cookie,
    )
    expect(saved.headers.get('location')).toBe('/my/data?saved=1')
    const page = await (await app.request('/my/data', { headers: { cookie } })).text()
    expect(page).toContain('向一鸣')
    expect(page).toContain('15400000003')
    expect(await (await post('/my/data', { birthYear: '12' }, cookie)).text()).toContain(
      'id="f-birthYear-error"',
    )
    const copy = await app.request('/my/data/download', { headers: { cookie } })
    expect(await copy.json()).toMatchObject({
      tables: { people: [{ name: '向一鸣', gigWorker: true }], consents: [{ purpose: 'service' }] },
    })
    await post('/my/data/consents', { purpose: 'messages', agree: '1' }, cookie)
    const unsure = await post('/my/data/forget', {}, cookie)
    expect([unsure.status, await unsure.text()]).toEqual([422, expect.stringContaining('id="f-sure-error"')])
    expect((await post('/my/data/forget', { sure: '1' }, cookie)).headers.get('location')).toBe('/')
    expect((await app.request('/my/data', { headers: { cookie } })).status).toBe(401)
  })

  test('elder mode and language go with a person to the next device', async () => {
    const cookie = await signIn('15400000007')
    const saved = await post('/my/data', { locale: 'en', elderMode: '1' }, cookie)
    expect(saved.headers.getSetCookie().join()).toMatch(/lang=en;.*elder=1;/)
    clock.advance({ hours: 1 })
    await post('/sign-in', { phone: '15400000007', agreed: '1' })
    const entered = await post('/sign-in/code', { agreed: '1', phone: '15400000007', code: codes.at(-1)! })
    expect(entered.headers.getSetCookie().join()).toMatch(/lang=en;.*elder=1;/)
  })

  test('a child is added, corrected and removed; another’s child is not found', async () => {
    const cookie = await signIn('15400000004')
    expect((await post('/my/family', { name: '周可心', birthYear: '2017' }, cookie)).status).toBe(422)
    await post('/my/family', { name: '周可心', birthYear: '2017', agreed: '1' }, cookie)
    const page = await (await app.request('/my/family', { headers: { cookie } })).text()
    const child = /\/my\/family\/[0-9a-f-]{36}/.exec(page)![0]
    expect((await app.request(child, { headers: { cookie: await signIn('15400000005') } })).status).toBe(404)
    await post(child, { name: '周可欣', birthYear: '2018' }, cookie)
    expect(await (await app.request(child, { headers: { cookie } })).text()).toContain('周可欣')
    await post(child, { remove: '1' }, cookie)
    expect((await app.request(child, { headers: { cookie } })).status).toBe(404)
  })

  test('signing out ends the session itself, not only the cookie', async () => {
    const cookie = await signIn('15400000006')
    const out = await post('/sign-out', {}, cookie)
    expect(out.headers.get('set-cookie')).toContain('session=; Max-Age=0')
    expect((await app.request('/my/data', { headers: { cookie } })).status).toBe(401)
  })

  test('the setup links make the two first administrators and sign them in', async () => {
    const links = await firstAdministratorLinks({ db: database.db, clock }, 'http://localhost:3000')
    const link = new URL(links[0]!.link)
    expect((await app.request('/setup?token=x')).status).toBe(410)
    expect((await app.request(link.pathname + link.search)).status).toBe(200)
    const fields = {
      token: link.searchParams.get('token')!,
      name: '邹知行',
      username: 'admin',
      password: 'correct horse battery',
    }
    expect(await (await post('/setup', { ...fields, password: 'short' })).text()).toContain(
      'id="f-password-error"',
    )
    const asked = await (await post('/setup', fields)).text()
    const made = await setUpTotp(asked)
    const me = await app.request('/api/v1/me', { headers: { cookie: cookieOf(made) } })
    expect(await me.json()).toMatchObject({
      name: '邹知行',
      grants: [{ role: 'systemAdministrator', scope: '42' }],
    })
    expect((await post('/setup', fields)).status).toBe(410)
    const passOn = await app.request('/setup/next', { headers: { cookie: cookieOf(made) } })
    expect((await app.request('/setup/next')).status).toBe(401)
    const token = /\/setup\?token=([\w.-]+)/.exec(await passOn.text())![1]!
    const second = await post('/setup', { ...fields, token, name: '施怀谨', username: 'security' })
    const codes = await (await setUpTotp(await second.text())).text()
    expect(codes.match(/<code>[0-9A-Z-]{19}<\/code>/g)).toHaveLength(10)
  })
})

describe('the API', () => {
  const json = (method: string, path: string, body: object | null, token?: string) =>
    app.request(`/api/v1${path}`, {
      method,
      body: body && JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    })

  test('does all that a mini-program needs with a bearer token and no cookie', async () => {
    const phone = '15400000011'
    expect((await json('POST', '/sign-in/codes', { phone })).status).toBe(202)
    const entered = await json('POST', '/sign-in', { phone, code: codes.at(-1), agreed: true })
    const { token } = (await entered.json()) as { token: string }
    expect(await (await json('GET', '/me', null, token)).json()).toMatchObject({
      name: '154****0011',
      grants: [],
    })
    expect(await (await json('PATCH', '/me/data', { name: '向一鸣' }, token)).json()).toMatchObject({
      name: '向一鸣',
      phone,
    })
    const added = await json('POST', '/me/family', { name: '周可心', birthYear: 2017, agreed: true }, token)
    const { id } = (await added.json()) as { id: string }
    expect((await json('PUT', `/me/family/${id}`, { name: '周可欣', birthYear: 2018 }, token)).status).toBe(
      204,
    )
    expect(await (await json('GET', '/me/family', null, token)).json()).toEqual({
      children: [{ id, name: '周可欣', birthYear: 2018 }],
    })
    expect((await json('DELETE', `/me/family/${id}`, null, token)).status).toBe(204)
    expect((await json('PUT', '/me/consents/messages', null, token)).status).toBe(204)
    expect((await json('DELETE', '/me/consents/messages', null, token)).status).toBe(204)
    expect(
      ((await (await json('GET', '/me/consents', null, token)).json()) as { consents: [] }).consents,
    ).toHaveLength(2)
    expect(await (await json('GET', '/me/sessions', null, token)).json()).toMatchObject({
      sessions: [{ current: true }],
    })
    expect((await json('DELETE', '/me/sessions', null, token)).status).toBe(204)
    expect((await json('GET', '/me', null, token)).status).toBe(401)
  })

  test('refuses strangers and workers what is for staff', async () => {
    expect((await json('GET', '/roles', null)).status).toBe(401)
    const token = (await signIn('15400000012')).slice('session='.length)
    expect((await json('GET', '/roles', null, token)).status).toBe(403)
    expect((await json('POST', '/people/search', { digits: '0012' }, token)).status).toBe(403)
    expect(
      (await json('POST', '/staff', { name: '甲', username: 'jia', password: 'long enough password' }, token))
        .status,
    ).toBe(403)
    expect(
      (await json('DELETE', '/me/sessions/00000000-0000-7000-8000-000000000000', null, token)).status,
    ).toBe(404)
  })

  test('answers a wrong password with 422 and no cookie', async () => {
    const wrong = await json('POST', '/session', { username: 'admin', password: 'wrong password' })
    expect([wrong.status, wrong.headers.get('set-cookie')]).toEqual([422, null])
    expect(await wrong.json()).toMatchObject({ code: 'identity:password-wrong', field: 'password' })
  })
})

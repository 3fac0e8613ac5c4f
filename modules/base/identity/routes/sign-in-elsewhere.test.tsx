import { Hono } from 'hono'
import pino from 'pino'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import '#kit/ui/messages/index.ts'
import type { AppEnv } from '#kit/http/context.ts'
import { toProblem } from '#kit/http/api.ts'
import { readRequest } from '#kit/http/request.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { type RunningProvider, startOpenIdProvider } from '#kit/testing/openid-provider.ts'
import { PageProvider } from '#kit/ui/portal/index.ts'
import { linkAccount } from '../actions/link-account.ts'
import { createAuthenticate } from '../actions/sign-in/authenticate.ts'
import { closeSignIn, configureSignIn } from '../actions/sign-in/auth.ts'
import { enterFromElsewhere } from '../actions/sign-in/external/enter.ts'
import { fillIdentityPorts } from '../ports.ts'
import { identityDb } from '../schema/db.ts'
import { buildPerson, buildStaff, contextFor, prepareIdentity, testSecret } from '../testing.ts'
import { identityPortal } from './portal.tsx'

const database = testDatabase()
const clock = fakeClock(
  Temporal.Now.instant()
    .round('millisecond')
    .subtract({ hours: 24 * 20 }),
)
const codes: string[] = []
const told: string[] = []
const phone = '15400000311'
let provider: RunningProvider
let app: Hono<AppEnv>

const signInAt = (issuer: string) =>
  configureSignIn({
    databaseUrl: database.url,
    secretKey: testSecret,
    baseUrl: 'http://localhost:3000',
    oidc: { ...provider, issuer, label: '省总账号' },
  })

beforeAll(async () => {
  provider = await startOpenIdProvider([
    { subject: 'worker', name: '陈文娟', phone: '+86 154 0000 0311' },
    { subject: 'officer', name: '李主任' },
    { subject: 'careful', name: '王主任', amr: ['pwd', 'otp', 'mfa'] },
    { subject: 'half', name: '周主任', amr: ['otp'] },
  ])
  prepareIdentity()
  signInAt(provider.issuer)
  fillIdentityPorts({
    sendCode: async (_, code) => void codes.push(code),
    tell: async (_, { what }) => void told.push(what),
  })
  const { db } = database
  const services = { db, clock, outbox: { send: async () => {}, emit: async () => {} } }
  app = new Hono<AppEnv>()
  const log = pino({ level: 'silent' })
  app.use(readRequest({ log, services, authenticate: createAuthenticate({ db, clock }) }))
  app.use(async (c, next) => {
    c.setRenderer((page) => {
      const { locale, t, elder, viewer } = c.var
      const parts = {
        locale,
        t,
        elder,
        viewer,
        now: clock.now(),
        timeZone: 'Asia/Shanghai',
        path: c.req.path,
      }
      return c.html(renderToStaticMarkup(<PageProvider page={parts}>{page}</PageProvider>))
    })
    await next()
  })
  identityPortal(app)
  app.onError((error, c) => {
    const { module, code, status } = toProblem(error)
    if (status === 500) throw error
    return c.json({ code: `${module}:${code}` }, status as 422)
  })
})
afterAll(async () => {
  await closeSignIn()
  await provider.stop()
})
beforeEach(() => {
  clock.advance({ hours: 25 })
  told.length = 0
})

const cookieOf = (response: Response, name: string) =>
  new RegExp(`(?:^|, )(${name}=[^;]*)`).exec(response.headers.get('set-cookie') ?? '')?.[1] ?? ''
const post = (path: string, fields: Record<string, string>, cookie = '') =>
  app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers: { cookie } })

/** Leaves for the provider as a browser does. */
async function leave(next = '/my', cookie = '') {
  const away = await app.request(`/sign-in/with/oidc?next=${encodeURIComponent(next)}`, {
    headers: { cookie },
  })
  expect(away.status).toBe(303)
  return { address: away.headers.get('location')!, cookie: cookieOf(away, 'elsewhere') }
}

/** What the provider sends a browser back with, that said who it is, or no. */
async function answerAs(subject: string, address: string): Promise<string> {
  const jar = new Map<string, string>()
  const visit = async (to: string, init: RequestInit = {}): Promise<string> => {
    const cookie = [...jar].map((pair) => pair.join('=')).join('; ')
    const answer = await fetch(new URL(to, provider.issuer), {
      ...init,
      redirect: 'manual',
      headers: { cookie },
    })
    for (const one of answer.headers.getSetCookie()) {
      const [name, ...value] = one.split(';')[0]!.split('=')
      jar.set(name!, value.join('='))
    }
    await answer.text()
    return answer.headers.get('location') ?? ''
  }
  const who = await visit(address)
  const on = await visit(who, { method: 'POST', body: new URLSearchParams({ as: subject }) })
  const back = await visit(on)
  return back.replace('http://localhost:3000', '')
}

const come = (path: string, cookie: string) => app.request(path, { headers: { cookie } })
async function through(subject: string, next = '/my') {
  const { address, cookie } = await leave(next)
  return come(await answerAs(subject, address), cookie)
}
const hidden = (page: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)![1]!
const links = () =>
  identityDb(database.db).selectFrom('identity.linked_account').select(['person_id', 'provider']).execute()

describe('a worker who signs in at a provider', () => {
  test('confirms the phone the first time, with the provider’s suggestion, and comes straight in after that', async () => {
    const first = await (await through('worker', '/palaces/a')).text()
    expect(first).toContain('name="phone"')
    expect(first).toContain(`value="${phone}"`)
    const link = hidden(first, 'link')
    expect(await links()).toEqual([])
    const label = '省总账号'
    const code = await (
      await post('/sign-in', { phone, agreed: '1', next: '/palaces/a', link, label })
    ).text()
    expect(hidden(code, 'link')).toBe(link)
    const entry = { phone, agreed: '1', code: codes.at(-1)!, next: '/palaces/a', link }
    expect(cookieOf(await post('/sign-in/code', entry), 'session')).not.toBe('')
    expect(await links()).toMatchObject([{ provider: 'oidc' }])
    expect(told).toContain('accountLinked')

    const again = await through('worker', '/palaces/a')
    expect(again.status).toBe(303)
    expect(again.headers.get('location')).toBe('/palaces/a')
    expect(cookieOf(again, 'session')).not.toBe('')
  })

  test('is linked with nobody by what the provider says of a phone', async () => {
    const { id } = await buildPerson(database.db, { phone: '15400000399' })
    const page = await (await through('officer')).text()
    expect(page).toContain('name="link"')
    expect((await links()).map(({ person_id }) => person_id)).not.toContain(id)
  })

  test('sees the link under their security, and takes it away', async () => {
    const session = cookieOf(await through('worker'), 'session')
    expect(await (await come('/my/security', session)).text()).toContain('name="provider" value="oidc"')
    await post('/my/security/accounts/remove', { provider: 'oidc' }, session)
    expect(await links()).toEqual([])
    const { address, cookie } = await leave('/my/security', session)
    const ask = await (await come(await answerAs('worker', address), `${cookie}; ${session}`)).text()
    expect(ask).toContain('action="/my/security/accounts"')
    const fields = { link: hidden(ask, 'link'), label: '', next: '/my/security' }
    expect((await post('/my/security/accounts', fields)).status).toBe(401)
    const linked = await post('/my/security/accounts', fields, session)
    expect(linked.headers.get('location')).toBe('/my/security?saved=1')
    expect(await links()).toHaveLength(1)
  })
})

describe('what comes back is refused', () => {
  const refusal = async (response: Response) => {
    expect(response.status).toBe(422)
    expect(cookieOf(response, 'session')).toBe('')
    return (await response.text()).match(/太久了|取消|没有通过/)?.[0]
  }

  test('with a state that is not ours, or in another browser', async () => {
    const { address, cookie } = await leave()
    const back = await answerAs('worker', address)
    expect(await refusal(await come(back.replace(/state=\w+/, 'state=other'), cookie))).toBe('太久了')
    expect(await refusal(await come(back, ''))).toBe('太久了')
    const other = await leave()
    expect(await refusal(await come(back, other.cookie))).toBe('太久了')
    expect((await come(back, cookie)).status).toBe(303)
  })

  test('twice: neither our state nor the provider’s code is good again', async () => {
    const { address, cookie } = await leave()
    const back = await answerAs('worker', address)
    expect((await come(back, cookie)).status).toBe(303)
    expect(await refusal(await come(back, cookie))).toBe('太久了')
    // The same code under a new state: the provider, and PKCE, refuse it.
    const fresh = await leave()
    const state = new URL(fresh.address).searchParams.get('state')
    expect(await refusal(await come(back.replace(/state=\w+/, `state=${state}`), fresh.cookie))).toBe(
      '没有通过',
    )
  })

  test.each(['nonce', 'code_verifier'] as const)('when the %s is not the one we sent', async (column) => {
    const { address, cookie } = await leave()
    const back = await answerAs('worker', address)
    await identityDb(database.db)
      .updateTable('identity.external_sign_in')
      .set({ [column]: 'x'.repeat(43) })
      .execute()
    expect(await refusal(await come(back, cookie))).toBe('没有通过')
  })

  test('from another issuer', async () => {
    const { address, cookie } = await leave()
    const back = await answerAs('worker', address)
    const forged = back.replace(/iss=[^&]+/, `iss=${encodeURIComponent('https://elsewhere.example')}`)
    expect(forged).not.toBe(back)
    expect(await refusal(await come(forged, cookie))).toBe('没有通过')
  })

  test('when the person says no there', async () => {
    expect(await refusal(await through(''))).toBe('取消')
  })

  test('too late', async () => {
    const { address, cookie } = await leave()
    const back = await answerAs('worker', address)
    clock.advance({ minutes: 10 })
    expect(await refusal(await come(back, cookie))).toBe('太久了')
  })

  test('to an address that is not ours', async () => {
    const back = await through('worker', '//elsewhere.example')
    expect(back.headers.get('location')).toBe('/my')
  })

  test('a provider that is away, or says it is another, is told in words', async () => {
    await closeSignIn()
    signInAt('http://localhost:9')
    const away = await app.request('/sign-in/with/oidc')
    expect([away.status, await away.json()]).toEqual([503, { code: 'identity:external-unavailable' }])
    await closeSignIn()
    signInAt(provider.issuer.replace('localhost', '127.0.0.1'))
    expect(await refusal(await app.request('/sign-in/with/oidc'))).toBe('没有通过')
    await closeSignIn()
    signInAt(provider.issuer)
    expect((await app.request('/sign-in/with/elsewhere')).status).toBe(404)
  })
})

describe('an administrator who signs in at a provider', () => {
  const outbox = { send: async () => {}, emit: async () => {} }
  const linked = async (subject: string) => {
    const admin = await buildStaff(database.db, { role: 'auditor', scope: '42' })
    const entered = await enterFromElsewhere(
      { db: database.db, clock, outbox },
      { provider: 'oidc', subject, secondFactor: false },
      { address: '192.0.2.1', device: 'x' },
    )
    if (!('link' in entered)) throw new Error('linked already')
    await linkAccount(contextFor(admin, { db: database.db, clock }), { link: entered.link })
    return entered.link
  }

  test('still shows a second factor', async () => {
    await linked('officer')
    const page = await through('officer')
    expect(cookieOf(page, 'session')).toBe('')
    expect(await page.text()).toContain('action="/sign-in/second-factor/set-up"')
  })

  test('is in when the provider says that it asked for several, and not when for one only', async () => {
    await linked('careful')
    expect(cookieOf(await through('careful'), 'session')).not.toBe('')
    await linked('half')
    expect(cookieOf(await through('half'), 'session')).toBe('')
  })

  test('does not get an account that is another’s', async () => {
    const link = await linked('shared')
    const other = await buildStaff(database.db, { role: 'auditor', scope: '42' })
    await expect(linkAccount(contextFor(other, { db: database.db, clock }), { link })).rejects.toMatchObject({
      code: 'external-linked-elsewhere',
    })
  })
})

import { Hono } from 'hono'
import pino from 'pino'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import '#kit/ui/messages/index.ts'
import { type Actor, visitor } from '#kit/access/index.ts'
import { keyring } from '#kit/crypto/index.ts'
import { createApi, toProblem } from '#kit/http/api.ts'
import type { AppEnv } from '#kit/http/context.ts'
import { readRequest } from '#kit/http/request.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { PageProvider } from '#kit/ui/portal/index.ts'
import { buildPerson, buildStaff, prepareIdentity } from '#modules/base/identity/testing.ts'
import { configureNotifications } from '../adapters/configure.ts'
import { developmentSms } from '../actions/keep-text-message.ts'
import { queueMessages } from '../actions/queue-messages.ts'
import { sendSignInCode } from '../actions/send-sign-in-code.ts'
import { preferencesOf } from '../queries/preferences.ts'
import { unreadCount } from '../queries/unread-count.ts'
import { notificationsDb } from '../schema/db.ts'
import { notificationsApi } from './api.ts'
import { notificationsPortal } from './portal.tsx'

const database = testDatabase()
const clock = fakeClock('2026-11-22T18:00+08:00')
const sends: { name: string; data: unknown }[] = []
const wuhan = { divisionCode: '420102', palaceId: '01930000-0000-7000-8000-000000000001' }
let app: Hono<AppEnv>
let actor: Actor = visitor
let me: string

beforeAll(() => {
  prepareIdentity()
  const { db } = database
  app = new Hono<AppEnv>()
  app.use(
    readRequest({
      log: pino({ level: 'silent' }),
      services: {
        db,
        clock,
        outbox: {
          send: async (_tx, { name }, data) => void sends.push({ name, data }),
          emit: async () => {},
        },
      },
      authenticate: async () => {
        const { personId } = actor
        if (personId === null) return null
        return {
          actor,
          viewer: { personId, name: '张明', unread: await unreadCount(db, personId), staff: false },
        }
      },
    }),
  )
  const api = createApi()
  notificationsApi(api)
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
  notificationsPortal(app)
  app.onError((error, c) => {
    const { module, code, status } = toProblem(error)
    if (status >= 500) throw error
    return c.json({ code: `${module}:${code}` }, status as 422)
  })
})

beforeEach(async () => {
  configureNotifications({
    smtpUrl: 'smtp://127.0.0.1:1',
    baseUrl: 'https://palace.example.org',
    sms: developmentSms({ db: database.db, clock }),
  })
  me = (await buildPerson(database.db)).id
  actor = { personId: me, grants: [] }
  sends.length = 0
})

const page = async (path: string) => (await app.request(path)).text()
const post = (path: string, fields: Record<string, string> = {}) =>
  app.request(path, { method: 'POST', body: new URLSearchParams(fields) })
const json = async (path: string) => (await app.request(`/api/v1${path}`)).json()

async function receive(count: number, personId = me) {
  for (let n = 1; n <= count; n++) {
    clock.advance({ minutes: 1 })
    const params = {
      title: `书法第 ${n} 课`,
      when: '2026-11-23T11:00:00Z',
      palace: '武汉市工人文化宫',
      reason: '老师生病',
    }
    const message = {
      personId,
      template: 'sessionCancelled' as const,
      params,
      link: `/palaces/w/sessions/${n}`,
      dedupeKey: `cancelled:${n}`,
      place: wuhan,
    }
    await database.db
      .transaction()
      .execute((tx) => queueMessages(tx, () => undefined, [message], clock.now()))
  }
}

describe('the inbox', () => {
  test('is asked of someone signed in only', async () => {
    actor = visitor
    for (const path of ['/my/inbox', '/my/inbox/preferences', '/api/v1/me/inbox', '/api/v1/deliveries'])
      expect((await app.request(path)).status).toBe(401)
    expect((await post('/my/inbox/read')).status).toBe(401)
  })

  test('shows messages in words, the latest first, and marks as read what is opened', async () => {
    expect(await page('/my/inbox')).toContain('还没有消息')
    await receive(2)
    const list = await page('/my/inbox')
    expect(list.indexOf('活动不办了：书法第 2 课')).toBeLessThan(list.indexOf('活动不办了：书法第 1 课'))
    expect(list).toContain('原定明天 19:00，武汉市工人文化宫，这一场不办了')
    expect(list).toContain('原因：老师生病')
    expect(list.match(/>未读</g)).toHaveLength(2)
    const [, path] = /href="(\/my\/inbox\/[0-9a-f-]{36})"/.exec(list)!
    const opened = await page(path!)
    expect(opened).toContain('href="/palaces/w/sessions/2"')
    expect(opened).toContain('<span class="unread">1<')
    expect(await unreadCount(database.db, me)).toBe(1)
    expect((await post('/my/inbox/read')).headers.get('location')).toBe('/my/inbox?marked=1')
    expect(await unreadCount(database.db, me)).toBe(0)
    expect(await page('/my/inbox?lang=en')).toContain('Called off: 书法第 1 课')
  })

  test('belongs to its owner alone', async () => {
    await receive(1)
    const { messages } = await json('/me/inbox')
    actor = { personId: (await buildPerson(database.db)).id, grants: [] }
    expect((await app.request(`/my/inbox/${messages[0].id}`)).status).toBe(404)
    expect((await post(`/api/v1/me/inbox/${messages[0].id}/read`)).status).toBe(404)
    expect((await json('/me/inbox')).messages).toEqual([])
    expect((await app.request('/my/inbox/not-an-id')).status).toBe(404)
  })

  test('is read by pages, none twice and none left out, even when more arrives meanwhile', async () => {
    await receive(5)
    const first = await json('/me/inbox?limit=2')
    expect(first).toMatchObject({ unread: 5 })
    await receive(6)
    const second = await json(`/me/inbox?limit=2&before=${first.next}`)
    const third = await json(`/me/inbox?limit=2&before=${second.next}`)
    expect(third.next).toBeNull()
    const subjects = [first, second, third].flatMap(({ messages }) =>
      messages.map((one: { subject: string }) => one.subject),
    )
    expect(subjects).toEqual([5, 4, 3, 2, 1].map((n) => `活动不办了：书法第 ${n} 课`))
  })
})

describe('preferences', () => {
  test('are chosen by form and by API', async () => {
    expect((await page('/my/inbox/preferences')).match(/checked=""/g)).toHaveLength(2)
    await post('/my/inbox/preferences', { email: '1' })
    expect((await preferencesOf(database.db, [me]))(me)).toEqual({ email: true, sms: false })
    const put = {
      method: 'PUT',
      body: JSON.stringify({ email: false, sms: true }),
      headers: { 'content-type': 'application/json' },
    }
    expect(await (await app.request('/api/v1/me/inbox/preferences', put)).json()).toEqual({
      email: false,
      sms: true,
    })
    expect(await json('/me/inbox/preferences')).toEqual({ email: false, sms: true })
  })

  test('end e-mail from the link of an e-mail: a look changes nothing, a post without an account does', async () => {
    const token = keyring().signToken('unsubscribe', me, clock.now().add({ hours: 1 }))
    actor = visitor
    expect(await page(`/unsubscribe?token=${token}`)).toMatch(
      /<form[^>]* action="\/unsubscribe" method="post"/,
    )
    expect((await preferencesOf(database.db, [me]))(me).email).toBe(true)
    const oneClick = await post(`/unsubscribe?token=${token}`, { 'List-Unsubscribe': 'One-Click' })
    expect(oneClick.status).toBe(200)
    expect((await preferencesOf(database.db, [me]))(me).email).toBe(false)
    expect((await post(`/unsubscribe?token=${token}`)).status).toBe(200)
    expect((await post('/unsubscribe?token=forged.1.2')).status).toBe(410)
    clock.advance({ hours: 2 })
    expect((await app.request(`/unsubscribe?token=${token}`)).status).toBe(410)
  })
})

describe('the development inbox', () => {
  test('shows codes where texts are kept, and does not exist where they are sent', async () => {
    actor = visitor
    await sendSignInCode('15400000001', '204816', 'zh-CN')
    const shown = await app.request('/dev/inbox')
    expect(shown.headers.get('cache-control')).toBe('no-store')
    expect(await shown.text()).toMatch(/验证码 204816.*15400000001.*五分钟内有效/s)
    configureNotifications({
      smtpUrl: undefined,
      baseUrl: 'https://palace.example.org',
      sms: { send: async () => undefined },
    })
    expect((await app.request('/dev/inbox')).status).toBe(404)
    configureNotifications({ smtpUrl: undefined, baseUrl: 'https://palace.example.org', sms: null })
    await expect(sendSignInCode('15400000001', '1', 'zh-CN')).rejects.toMatchObject({
      code: 'no-text-messages',
    })
  })
})

describe('deliveries', () => {
  const retry = (messageId: string) => post(`/api/v1/deliveries/${messageId}/email/retry`)

  test('are seen and sent again by those who answer for the place, each within their own part', async () => {
    await receive(1)
    const { messages } = await json('/me/inbox')
    const { id } = messages[0]
    const failed = { status: 'failed' as const, attempts: 11, last_error: 'mailbox full' }
    await notificationsDb(database.db)
      .updateTable('notifications.delivery')
      .set(failed)
      .where('message_id', '=', id)
      .where('channel', '=', 'email')
      .execute()
    const mine = async () => {
      const response = await app.request('/api/v1/deliveries')
      if (response.status !== 200) return response.status
      const { deliveries } = (await response.json()) as { deliveries: { messageId: string }[] }
      return deliveries.filter(({ messageId }) => messageId === id)
    }
    expect(await mine()).toBe(403)
    expect((await retry(id)).status).toBe(403)

    actor = await buildStaff(database.db, { role: 'systemAdministrator', scope: '4205' })
    expect(await mine()).toEqual([])
    expect((await retry(id)).status).toBe(403)

    actor = await buildStaff(database.db, { role: 'director', palaceId: wuhan.palaceId })
    expect(await mine()).toMatchObject([
      { channel: 'email', status: 'failed', lastError: 'mailbox full', person: '陈*' },
      { channel: 'sms', status: 'queued' },
    ])
    expect((await retry(id)).status).toBe(204)
    expect((await retry(id)).status).toBe(204)
    expect(sends).toEqual([
      { name: 'notifications.deliverMessage', data: { messageId: id, channel: 'email' } },
    ])

    actor = await buildStaff(database.db, { role: 'systemAdministrator', scope: '42' })
    expect(await mine()).toMatchObject([
      { status: 'queued', attempts: 0, lastError: null },
      { channel: 'sms' },
    ])
    expect((await retry('01930000-0000-7000-8000-0000000000ff')).status).toBe(404)
  })
})

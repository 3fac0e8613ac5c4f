import { Hono } from 'hono'
import ical from 'node-ical'
import pino from 'pino'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kit/access/index.ts'
import { createApi, problemResponse, toProblem } from '#kit/http/api.ts'
import type { AppEnv } from '#kit/http/context.ts'
import { readRequest } from '#kit/http/request.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { PageProvider } from '#kit/ui/portal/index.ts'
import { releaseUnclaimed } from '../actions/release-unclaimed.ts'
import type { MyTicket } from '../contract.ts'
import { aHouse, claimOf, claimsOf, fill, type TestHouse } from '../testing.ts'
import { enrolmentApi } from './api.ts'
import { enrolmentPortal } from './portal.tsx'

const database = testDatabase()
let house: TestHouse
let app: Hono<AppEnv>
/** Who sends the next request. */
let actor: Actor | null = null
/** How many statements were sent to the database. */
let questions = 0

beforeAll(async () => {
  house = await aHouse(database.db)
  const { clock } = house
  const db = house.db.withPlugin({
    transformQuery: ({ node }) => {
      questions += 1
      return node
    },
    transformResult: async ({ result }) => result,
  })
  const { outbox } = house.as({ personId: null, grants: [] })
  app = new Hono<AppEnv>()
  const viewer = (personId: string) => ({ personId, name: '陈文娟', unread: 0, staff: false })
  app.use(
    readRequest({
      log: pino({ level: 'silent' }),
      services: { db, clock, outbox },
      authenticate: async () => actor && { actor, viewer: viewer(actor.personId!) },
    }),
  )
  const api = createApi()
  enrolmentApi(api)
  app.route('/api/v1', api)
  app.use(async (c, next) => {
    const { locale, t, elder, viewer: reader } = c.var
    const page = {
      locale,
      t,
      elder,
      viewer: reader,
      now: clock.now(),
      timeZone: 'Asia/Shanghai',
      path: c.req.path,
    }
    c.setRenderer((body) => c.html(renderToStaticMarkup(<PageProvider page={page}>{body}</PageProvider>)))
    await next()
  })
  enrolmentPortal(app)
  app.onError((error, c) => {
    const problem = toProblem(error)
    if (problem.status >= 500) throw error
    return problemResponse(c, problem)
  })
})

const get = async (path: string) => (await app.request(path)).text()
const post = (path: string, fields: Record<string, string> = {}) =>
  app.request(path, { method: 'POST', body: new URLSearchParams(fields) })
async function json<Answer>(path: string, body?: object): Promise<Answer> {
  const headers = { 'content-type': 'application/json' }
  const init = body && { method: 'POST', headers, body: JSON.stringify(body) }
  return (await app.request(`/api/v1${path}`, init)).json() as Promise<Answer>
}
const pageOf = ({ sessionId }: { sessionId: string }) => `/palaces/jiangan/sessions/${sessionId}`
const apiOf = ({ palaceId, sessionId }: { palaceId: string; sessionId: string }) =>
  `/palaces/${palaceId}/sessions/${sessionId}`

describe('pages', () => {
  test('from signing up to the ticket, and giving it back', async () => {
    const session = await house.session({ capacity: 2 })
    actor = null
    expect((await post(`${pageOf(session)}/enrol`)).status).toBe(401)
    const person = await house.person()
    actor = person
    expect(await get(`${pageOf(session)}/enrol`)).toContain('报名，每人占 1 个位子')
    const done = await post(`${pageOf(session)}/enrol`, {
      personIds: person.personId,
      companions: '王奶奶\n',
    })
    expect(done.status).toBe(303)
    const page = await get(done.headers.get('location')!)
    for (const words of ['报上了', '陈文娟', '王奶奶', '取消王奶奶的报名', '18:30前可以取消'])
      expect(page).toContain(words)
    expect(await get('/my')).toContain('下一场')
    const { ticketId, id } = await claimOf(house, session, person)
    const cancel = `/my/tickets/${session.palaceId}/${ticketId}/cancel/${id}`
    expect(await get(cancel)).toContain('取消陈文娟的报名？')
    expect((await post(cancel)).headers.get('location')).toMatch(/\?done=cancelled$/)
    expect((await claimOf(house, session, person)).state).toBe('cancelled')
  })

  test('a refusal is said beside its field, and what was typed stays', async () => {
    const session = await house.session({ capacity: 1 })
    const person = await house.person()
    actor = person
    const refused = await post(`${pageOf(session)}/enrol`, { personIds: person.personId, companions: '李四' })
    expect(refused.status).toBe(422)
    const page = await refused.text()
    for (const words of ['只剩 1 个位子，你选了 2 人', '李四', '其余的人候补']) expect(page).toContain(words)
  })

  test('nobody sees another’s ticket', async () => {
    const session = await house.session()
    const [holder] = await fill(house, session, 1)
    const { ticketId } = await claimOf(house, session, holder!)
    actor = await house.person()
    expect((await app.request(`/my/tickets/${session.palaceId}/${ticketId}`)).status).toBe(404)
  })

  test('the order of the waitlist, masked, for those concerned alone', async () => {
    const session = await house.session({ capacity: 1, waitlistCapacity: 5 })
    const [, waiting] = await fill(house, session, 3)
    const { ticketId } = await claimOf(house, session, waiting!)
    actor = waiting!
    const page = await get(`/my/tickets/${session.palaceId}/${ticketId}/order`)
    expect(page).toContain('陈*（你）')
    expect(page).not.toContain('陈文娟')
    actor = await house.person()
    expect(await json(`${apiOf(session)}/offers`)).toMatchObject({ code: 'ui:not-allowed' })
  })

  test('who waits with whom, what that means, and one answer for all of them', async () => {
    const session = await house.session({ capacity: 2, waitlistCapacity: 5 })
    const holders = await fill(house, session, 2)
    const parent = await house.person()
    actor = parent
    const choice = await get(`${pageOf(session)}/enrol`)
    for (const words of ['几个人一起候补，就一起轮到', '可以分开']) expect(choice).toContain(words)
    const done = await post(`${pageOf(session)}/enrol`, { personIds: parent.personId, companions: '王奶奶' })
    expect(await get(done.headers.get('location')!)).toContain('你们 2 人一起候补')
    const { ticketId, id } = await claimOf(house, session, parent)
    const ticket = `/my/tickets/${session.palaceId}/${ticketId}`
    expect(await get(`${ticket}/order`)).toContain('2 人一起')
    for (const holder of holders) {
      actor = holder
      const own = await claimOf(house, session, holder)
      await post(`/my/tickets/${session.palaceId}/${own.ticketId}/cancel/${own.id}`)
    }
    actor = parent
    const offered = await get(ticket)
    for (const words of ['2 个位子一起留着', '2 个位子都要']) expect(offered).toContain(words)
    expect(await get(`${ticket}/decline/${id}`)).toContain('给陈文娟、王奶奶留的位子')
    await post(`${ticket}/accept/${id}`)
    const states = (await claimsOf(house, session)).map(({ state }) => state)
    expect(states).toEqual(['cancelled', 'cancelled', 'confirmed', 'confirmed'])
  })

  test('the figure on the page of a session is live', async () => {
    const session = await house.session({ capacity: 2, waitlistCapacity: 0 })
    await fill(house, session, 1)
    actor = null
    const live = async () => (await app.request(`${pageOf(session)}/places`)).json()
    expect(await live()).toEqual({ state: 'left', left: 1, capacity: 2 })
    const stream = await app.request(`${pageOf(session)}/places/live`)
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
    const told = async () => {
      for (;;) {
        const found = /data: (.*)\n/.exec((await reader.read()).value!)
        if (found) return JSON.parse(found[1]!)
      }
    }
    expect(await told()).toEqual({ state: 'left', left: 1, capacity: 2 })
    await fill(house, session, 1)
    expect(await live()).toEqual({ state: 'full', capacity: 2 })
    expect(await told()).toEqual({ state: 'full', capacity: 2 })
    await reader.cancel()
    const nowhere = await app.request(`/palaces/jiangan/sessions/${session.palaceId}/places/live`)
    expect(nowhere.status).toBe(404)
  })

  test('the secret calendar opens without a session, and no made-up one does', async () => {
    const session = await house.session()
    const [person] = await fill(house, session, 1)
    actor = person!
    const { url } = await json<{ url: string }>('/me/calendar')
    actor = null
    const events = Object.values(ical.sync.parseICS(await get(new URL(url).pathname)))
    expect(events.filter((event) => event?.type === 'VEVENT')).toMatchObject([
      { summary: '骑手八段锦', status: 'CONFIRMED' },
    ])
    expect((await app.request(`/my/calendar/${person!.personId}.zzz.aaa.ics`)).status).toBe(404)
  })

  test('a new calendar address ends the old one, and turned off none opens', async () => {
    const someone = await house.person()
    const opens = async (url: string | null) => (await app.request(new URL(url!).pathname)).status
    const address = async () => {
      actor = someone
      return (await json<{ url: string | null }>('/me/calendar')).url
    }
    const first = await address()
    expect(await opens(first)).toBe(200)
    const { url: second } = await json<{ url: string }>('/me/calendar', {})
    expect([await opens(first), await opens(second)]).toEqual([404, 200])

    // The same by the forms of the page.
    const changed = await post('/my/calendar', { open: '1' })
    expect(changed.headers.get('location')).toBe('/my?done=calendarNew#calendar')
    const third = await address()
    expect([await opens(second), await opens(third)]).toEqual([404, 200])
    await post('/my/calendar', { open: '0' })
    expect(await opens(third)).toBe(404)
    expect(await address()).toBeNull()
    expect(await get('/my')).toContain('日历地址已经停用')
    await post('/my/calendar', { open: '1' })
    expect([await opens(third), await opens(await address())]).toEqual([404, 200])
    await app.request('/api/v1/me/calendar', { method: 'DELETE' })
    expect(await address()).toBeNull()
  })
})

describe('by API alone', () => {
  test('a mini-program signs up, the door lets in, the ticket says so', async () => {
    const session = await house.session({ capacity: 1 })
    const person = await house.person()
    actor = person
    const standing = await json<{ outcome: string; candidates: object[] }>(`${apiOf(session)}/me`)
    expect(standing).toMatchObject({
      outcome: 'seat',
      candidates: [{ self: true, may: { allowed: true } }],
      companionsMost: 2,
    })
    const ticket = await json<MyTicket>(`${apiOf(session)}/enrolments`, { personIds: [person.personId] })
    expect(ticket).toMatchObject({
      qr: `WHG:${ticket.code}`,
      people: [{ state: 'confirmed', seatNo: 1, mayCancel: { allowed: true } }],
    })
    expect(await json(`${apiOf(session)}/enrolments`, { personIds: [person.personId] })).toEqual(ticket)

    const evening = house.clock.now()
    house.clock.set(session.start)
    actor = house.desk
    const doorPath = `/palaces/${session.palaceId}`
    expect(await json(`${doorPath}/door`)).toMatchObject({
      meetings: [{ sessionId: session.sessionId, open: true, expected: 1, checkedIn: 0, left: 0 }],
    })
    const found = await json(`${doorPath}/door/search`, { code: ticket.qr })
    expect(found).toMatchObject({
      tickets: [{ people: [{ nameMasked: '陈*', mayEnter: { allowed: true } }] }],
    })
    const entered = await json(`${doorPath}/check-ins`, {
      method: 'scan',
      code: ticket.qr,
      sessionId: session.sessionId,
    })
    expect(entered).toMatchObject({ people: [{ outcome: 'entered', nameMasked: '陈*', seatNo: 1 }] })
    expect(await json(`${apiOf(session)}/people`)).toMatchObject({
      people: [{ state: 'attended', meetings: [{ no: 1, method: 'scan' }], mayUndo: { allowed: true } }],
    })
    expect(await json(`${apiOf(session)}/figures`)).toMatchObject({
      places: 1,
      attended: 1,
      scans: 1,
      comments: [],
    })
    actor = person
    expect(await json(`/me/tickets/${session.palaceId}/${ticket.id}`)).toMatchObject({
      people: [{ state: 'attended' }],
    })
    house.clock.set(evening)
  })

  test('staff operations are refused to people, in words', async () => {
    const session = await house.session()
    actor = await house.person()
    const refused = await json<{ title: string }>(`${apiOf(session)}/people`)
    expect(refused).toMatchObject({ code: 'ui:not-allowed', status: 403 })
    expect(refused.title).toContain('由本宫的前台')
  })

  test('three no-shows pause, and my page says until when', async () => {
    const person = await house.person()
    const evening = house.clock.now()
    actor = person
    for (let n = 0; n < 3; n++) {
      const session = await house.session()
      await json(`${apiOf(session)}/enrolments`, { personIds: [person.personId] })
      house.clock.set(session.start.add({ minutes: 15 }))
      await releaseUnclaimed(house.bySystem(), session)
    }
    expect(await json('/me/suspension')).toMatchObject({
      suspensions: [{ personId: person.personId, noShows: 3, limit: 3 }],
    })
    const page = await get('/my')
    expect(page).toContain('报名暂停到')
    expect(page.match(/\/appeal\//g)).toHaveLength(3)
    house.clock.set(evening)
  })
})

test('lists ask the same number of questions for one ticket as for three', async () => {
  const person = await house.person()
  actor = person
  const add = async () => {
    const session = await house.session()
    await json(`${apiOf(session)}/enrolments`, { personIds: [person.personId] })
  }
  const asked = async () => {
    const before = questions
    const { tickets } = await json<{ tickets: object[] }>('/me/tickets?when=coming')
    return { tickets: tickets.length, questions: questions - before }
  }
  await add()
  const forOne = await asked()
  await add()
  await add()
  expect(forOne).toMatchObject({ tickets: 1, questions: expect.any(Number) })
  expect(await asked()).toEqual({ tickets: 3, questions: forOne.questions })
})

import { Hono } from 'hono'
import pino from 'pino'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kit/access/index.ts'
import type { ActionContext } from '#kit/db/action.ts'
import { newId } from '#kit/db/index.ts'
import { createApi, problemResponse, toProblem } from '#kit/http/api.ts'
import type { AppEnv } from '#kit/http/context.ts'
import { readRequest } from '#kit/http/request.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { PageProvider } from '#kit/ui/portal/index.ts'
import { buildPerson } from '#modules/base/identity/testing.ts'
import { insertUnions } from '#modules/base/membership/index.ts'
import { proposeJobName } from '../actions/ask-proposal.ts'
import { createSeason } from '../actions/create-season.ts'
import { publishJobName } from '../actions/publish-season.ts'
import { seasonsJobs } from '../jobs/index.ts'
import { latestRun } from '../queries/runs.ts'
import { placementsOf, requestsTo } from '../queries/requests.ts'
import { seasonById } from '../queries/seasons.ts'
import { aSeason, aSeasonProvince, type SeasonProvince } from '../testing.ts'
import { seasonsApi } from './api.ts'
import { seasonsPortal } from './portal.tsx'

const database = testDatabase()
let province: SeasonProvince
let house: Awaited<ReturnType<SeasonProvince['palace']>>
let ids: { palaceId: string; seasonId: string }
let app: Hono<AppEnv>
let actor: Actor | null = null
let contact: Actor & { personId: string }
let stranger: Actor & { personId: string }
let unionId: string

beforeAll(async () => {
  const { db } = database
  province = await aSeasonProvince(db)
  house = await province.palace()
  ids = await aSeason(province.as(house.keeper), house)
  const [someone, another] = [await buildPerson(db, {}), await buildPerson(db, {})]
  contact = { personId: someone.id, grants: [] }
  stranger = { personId: another.id, grants: [] }
  unionId = newId()
  await insertUnions(db, [
    {
      id: unionId,
      code: '81420102MC0000017',
      name: '二七印务工会',
      division_code: '420102',
      members: [{ id: newId(), name: '陈文娟', phone: someone.phone!, contact: true, left_on: null }],
      created_at: province.clock.now(),
    },
  ])
  const { clock } = province
  app = new Hono<AppEnv>()
  const viewer = (personId: string) => ({ personId, name: '陈文娟', unread: 0, staff: false })
  app.use(
    readRequest({
      log: pino({ level: 'silent' }),
      services: { db, clock, outbox: { send: async () => {}, emit: async () => {} } },
      authenticate: async () => actor && { actor, viewer: viewer(actor.personId!) },
    }),
  )
  app.use(async (c, next) => {
    const { locale, t, elder, viewer: reader } = c.var
    const page = { locale, t, elder, viewer: reader, now: clock.now(), timeZone: 'Asia/Shanghai' }
    c.setRenderer((body) =>
      c.html(renderToStaticMarkup(<PageProvider page={{ ...page, path: c.req.path }}>{body}</PageProvider>)),
    )
    await next()
  })
  seasonsPortal(app)
  const api = createApi()
  seasonsApi(api)
  app.route('/api/v1', api)
  app.onError((error, c) => {
    const problem = toProblem(error)
    if (problem.status >= 500) throw error
    return problemResponse(c, problem)
  })
})

const page = () => `/seasons/${ids.palaceId}/${ids.seasonId}`
const open = async (path: string) => (await app.request(path)).text()
const send = (path: string, fields: Record<string, string>) =>
  app.request(path, { method: 'POST', body: new URLSearchParams(fields) })
const api = (path: string, json?: object) =>
  app.request(`/api/v1/palaces/${ids.palaceId}/seasons/${ids.seasonId}${path}`, {
    method: json ? 'POST' : 'GET',
    headers: json ? { 'content-type': 'application/json' } : {},
    ...(json && { body: JSON.stringify(json) }),
  })
type Ran = { run: (context: ActionContext, data: object) => Promise<void> }
const job = (name: string) => seasonsJobs.find((one) => one.name === name)! as unknown as Ran
const form = () => ({
  unionId,
  purpose: '合唱',
  people: '20',
  times: '1',
  least: '90',
  wanted: '120',
  'where-0': house.hall,
  'weekday-0': '2',
  'from-0': '19:00',
  'until-0': '21:00',
  'where-1': '',
})

test('everybody reads an announced season and its rules, only staff a draft', async () => {
  actor = null
  expect(await open('/seasons')).toContain('春季')
  expect(await open(page())).toContain('怎样决定')
  actor = house.keeper
  const announced = await (await api('')).json()
  const { title, firstDay, lastDay, applyFrom, applyUntil, publishAt, rules } = announced
  const draft = { title, firstDay, lastDay, applyFrom, applyUntil, publishAt, rules, palaceId: ids.palaceId }
  const halls = [{ palaceId: ids.palaceId, spaceId: house.hall }]
  const { seasonId } = await createSeason(province.as(house.keeper), { ...draft, halls })
  const of = () => app.request(`/api/v1/palaces/${ids.palaceId}/seasons/${seasonId}`)
  expect((await of()).status).toBe(200)
  for (const reader of [null, stranger]) {
    actor = reader
    expect((await of()).status).toBe(404)
    expect((await app.request(`/seasons/${ids.palaceId}/${seasonId}`)).status).toBe(404)
  }
})

test('a contact asks for their union on the portal; what is wrong stands beside its field, and what was typed stays', async () => {
  actor = stranger
  expect(await open(`${page()}/ask`)).toContain('要由工会名册上的联系人来申请')
  expect((await send(`${page()}/ask`, form())).status).toBe(422)
  actor = contact
  const short = await send(`${page()}/ask`, { ...form(), purpose: '独唱', 'until-0': '20:00' })
  expect(short.status).toBe(422)
  const html = await short.text()
  expect(html).toContain('第 1 志愿的时间比最短时长还短')
  expect(html).toContain('value="独唱"')
  expect(html).toMatch(/<select[^>]*name="from-0"[^>]*aria-invalid="true"/)
  const shut = await send(`${page()}/ask`, {
    ...form(),
    'where-1': 'any',
    'weekday-1': '1',
    'from-1': '09:00',
    'until-1': '12:00',
  })
  const second = await shut.text()
  expect(second).toContain('第 2 志愿的时间场地不开放')
  expect(second).toMatch(/<details[^>]* open/) // the fault is in view
  const sent = await send(`${page()}/ask`, form())
  expect([sent.status, sent.headers.get('location')]).toEqual([303, `${page()}/mine?done=asked`])
  expect(await open(`${page()}/mine`)).toContain('二七印务工会')
  expect(await requestsTo(database.db, ids)).toMatchObject([
    { organisation: '二七印务工会', kind: 'union', unionId, applicantId: contact.personId },
  ])
})

test('nobody takes another’s request back, reads their reasons or sees them as their own', async () => {
  const [request] = await requestsTo(database.db, ids)
  actor = stranger
  expect((await send(`${page()}/mine/withdraw`, { requestId: request!.id })).status).toBe(422)
  expect(await open(`${page()}/mine`)).not.toContain('二七印务工会')
  expect((await api(`/requests/${request!.id}/reasons`)).status).toBe(403)
  expect(await (await api('/me')).json()).toEqual({ requests: [] })
  actor = contact // whose own reasons are told after publication
  expect((await api(`/requests/${request!.id}/reasons`)).status).toBe(403)
})

test('the jobs calculate and publish by their ids, and again change nothing; then the answer says why', async () => {
  actor = house.keeper
  const rival = { organisation: '江岸合唱团', kind: 'club', least: 120, wanted: 120 }
  const wishes = [{ spaceId: house.hall, weekday: 2, from: '19:00', until: '21:00' }]
  expect((await api('/requests', { ...rival, wishes })).status).toBe(200)
  const { id: runId } = await (await api('/runs', {})).json()
  const asked = { palaceId: ids.palaceId, runId }
  for (let n = 0; n < 2; n++) await job(proposeJobName.name).run(province.bySystem(), asked)
  expect(await latestRun(database.db, ids.palaceId, ids.seasonId)).toMatchObject({ id: runId, failure: null })
  expect((await api('/publish', {})).status).toBe(200)
  for (let n = 0; n < 2; n++) await job(publishJobName.name).run(province.bySystem(), ids)
  expect((await seasonById(database.db, ids.palaceId, ids.seasonId))!.state).toBe('finished')
  expect((await placementsOf(database.db, ids)).map(({ seriesId }) => seriesId)).not.toContain(null)
  actor = contact
  const html = await open(`${page()}/mine`)
  expect(html).toContain('安排上了')
  // What the season gave is not taken for something that stood there before.
  const [, club] = await requestsTo(database.db, ids)
  actor = house.keeper
  const reasons = await (await api(`/requests/${club!.id}/reasons`)).json()
  expect(reasons.wishes).toMatchObject([{ why: 'held', holders: [{ organisation: '二七印务工会' }] }])
  actor = contact
  expect((await send(`${page()}/ask`, form())).status).toBe(422)
})

import { beforeAll, expect, test } from 'vitest'
import { type Json, program, staff, worker } from './fixture/api.ts'
import { inDays, type Opened, openSession, soonToday } from './fixture/house.ts'
import { brokenReferences, checked, readOpenApi } from './fixture/openapi.ts'
import { newPhone } from './fixture/sign-in.ts'

let session: Opened
let openApi: Json
beforeAll(async () => {
  ;[session, openApi] = await Promise.all([
    openSession({ title: '小程序里报名的读书会', capacity: 3, start: soonToday(55) }),
    readOpenApi(),
  ])
})

test('the description is whole', () => {
  expect(openApi.openapi).toMatch(/^3\.1\./)
  expect(openApi.info.title).toBeTruthy()
  expect(brokenReferences(openApi)).toEqual([])
  for (const [path, operations] of Object.entries<Json>(openApi.paths))
    for (const [method, { responses, parameters = [] }] of Object.entries<Json>(operations)) {
      expect(Object.keys(responses).length, `${method} ${path}`).toBeGreaterThan(0)
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const described = parameters.filter((one: Json) => one.in === 'path').map((one: Json) => one.name)
      expect(described.toSorted(), `${method} ${path}`).toEqual(named.toSorted())
    }
})

test('from looking around to being checked in, with a bearer token alone', async () => {
  const visitor = checked(program(), openApi)
  const phone = newPhone()
  expect((await visitor.get('/kinds')).kinds.length).toBeGreaterThan(3)
  const { sessions } = await visitor.get(`/sessions?q=${encodeURIComponent(session.title)}`)
  const { id, palace } = sessions[0]
  const here = `/palaces/${palace.id}/sessions/${id}`
  expect(await visitor.get(here)).toMatchObject({ title: session.title, you: null })
  expect(await visitor.get(`${here}/places`)).toMatchObject({ state: 'left', left: 3 })
  expect((await visitor.call('GET', `${here}/me`)).status).toBe(401)

  const me = checked(await worker(phone), openApi)
  expect(await me.get('/me')).toMatchObject({ personId: me.personId, grants: [] })
  const { id: childId } = await me.post('/me/family', {
    name: '周小禾',
    birthYear: inDays(0).year - 9,
    agreed: true,
  })
  const standing = await me.get(`${here}/me`)
  expect(standing).toMatchObject({ ticket: null, outcome: 'seat' })
  expect(standing.candidates.map(({ personId }: Json) => personId)).toEqual([me.personId, childId])

  const ticket = await me.post(`${here}/enrolments`, { personIds: [me.personId, childId] })
  expect(await me.post(`${here}/enrolments`, { personIds: [me.personId, childId] })).toEqual(ticket)
  expect(ticket.people.map(({ state }: Json) => state)).toEqual(['confirmed', 'confirmed'])
  expect((await me.get('/me/tickets')).tickets[0].code).toBe(ticket.code)
  expect(await me.get(`/me/tickets/${palace.id}/${ticket.id}`)).toMatchObject({ qr: ticket.qr })
  await expect.poll(async () => (await me.get('/me/inbox')).messages.length).toBeGreaterThan(0)
  expect(await visitor.get(`${here}/places`)).toMatchObject({ left: 1 })

  const another = checked(await worker(newPhone()), openApi)
  const refused = await another.call('POST', `${here}/enrolments`, {
    personIds: [another.personId],
    companions: ['同来的人'],
  })
  expect(refused).toMatchObject({ status: 409, body: { code: 'enrolment:too-few-places' } })
  expect((await another.call('GET', `/me/tickets/${palace.id}/${ticket.id}`)).status).toBe(404)

  const desk = checked(await staff('desk'), openApi)
  const { meetings } = await desk.get(`/palaces/${palace.id}/door`)
  expect(meetings.find(({ sessionId }: Json) => sessionId === id)).toMatchObject({ open: true, expected: 2 })
  const found = await desk.post(`/palaces/${palace.id}/door/search`, { last4: phone.slice(-4) })
  expect(found.tickets.map(({ code }: Json) => code)).toContain(ticket.code)
  const enter = () => desk.post(`/palaces/${palace.id}/check-ins`, { method: 'scan', code: ticket.qr })
  expect((await enter()).people.map(({ outcome }: Json) => outcome)).toEqual(['entered', 'entered'])
  expect((await enter()).people.map(({ outcome }: Json) => outcome)).toEqual(['already', 'already'])
  const inside = await me.get(`/me/tickets/${palace.id}/${ticket.id}`)
  expect(inside.people.map(({ state }: Json) => state)).toEqual(['attended', 'attended'])

  const early = await me.call('POST', `/palaces/${palace.id}/enrolments/${inside.people[0].id}/rating`, {
    stars: 5,
  })
  expect(early).toMatchObject({ status: 409, body: { code: 'enrolment:not-over-yet' } })
  expect((await me.call('DELETE', '/session')).status).toBe(204)
  expect((await me.call('GET', '/me')).status).toBe(401)
})

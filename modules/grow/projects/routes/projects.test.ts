import { pino } from 'pino'
import { Hono } from 'hono'
import { beforeAll, expect, test } from 'vitest'
import { roles, type Actor, type Role } from '#kit/access/index.ts'
import { createApi, problemResponse, toProblem } from '#kit/http/api.ts'
import type { AppEnv } from '#kit/http/context.ts'
import { readRequest } from '#kit/http/request.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { buildStaff, prepareIdentity } from '#modules/base/identity/testing.ts'
import { aPalace, aProvince } from '#modules/base/places/testing.ts'
import type { ProjectDetail, ProjectLine } from '../contract.ts'
import { projectReaders } from '../policy.ts'
import { aPdf, aProject, aProposal } from '../testing.ts'
import { projectsApi } from './api.ts'

const database = testDatabase()
const clock = fakeClock('2026-03-02T10:00+08:00')
let app: Hono<AppEnv>
let actor: Actor | null = null
let officer: Actor & { personId: string }
let questions = 0
let projectId: string
let palaceId: string

beforeAll(async () => {
  prepareIdentity()
  const { db } = database
  const owners = await aProvince(db)
  officer = await buildStaff(db, { role: 'federationOfficer', scope: '420102' }, { name: '柯望舒' })
  palaceId = (await aPalace(db, { ownerId: owners.get('420102')!, divisionCode: '420102', slug: 'jiangan' }))
    .id
  projectId = (await aProject(db, clock, { kind: 'renovateExpand', palaceId })).projectId
  const counting = db.withPlugin({
    transformQuery: ({ node }) => {
      questions += 1
      return node
    },
    transformResult: async ({ result }) => result,
  })
  app = new Hono<AppEnv>()
  app.use(
    readRequest({
      log: pino({ level: 'silent' }),
      services: { db: counting, clock, outbox: { send: async () => {}, emit: async () => {} } },
      authenticate: async () =>
        actor && { actor, viewer: { personId: 'p', name: '柯*', unread: 0, staff: true } },
    }),
  )
  const api = createApi()
  projectsApi(api)
  app.route('/api/v1', api)
  app.onError((error, c) => {
    const problem = toProblem(error)
    if (problem.status >= 500) throw error
    return problemResponse(c, problem)
  })
})

const get = async <T>(path: string) => {
  const answer = await app.request(`/api/v1${path}`)
  return { status: answer.status, body: (await answer.json()) as T }
}
const post = (path: string, body: BodyInit, type = 'application/json') =>
  app.request(`/api/v1${path}`, { method: 'POST', headers: { 'content-type': type }, body })
type List = { projects: ProjectLine[]; mayPropose: { allowed: boolean; why: string | null } }

test('the list takes as many statements for three projects as for one', async () => {
  actor = { personId: officer.personId, grants: [{ role: 'federationOfficer', scope: '42' }] }
  const ask = async () => {
    questions = 0
    return (await get<List>('/projects')).body.projects.length
  }
  await ask()
  expect(await ask()).toBe(1)
  expect(questions).toBe(4)
  for (const divisionCode of ['420103', '420500']) await aProject(database.db, clock, { divisionCode })
  expect(await ask()).toBe(3)
  expect(questions).toBe(4)
})

test('each sees their own part of the tree, cut to what they look at', async () => {
  const codes = async (scope: string, within = '') => {
    actor = { personId: officer.personId, grants: [{ role: 'federationOfficer', scope }] }
    const { body } = await get<List>(`/projects${within && `?scope=${within}`}`)
    return body.projects.map(({ divisionCode }) => divisionCode)
  }
  expect(await codes('42')).toEqual(['420102', '420103', '420500'])
  expect(await codes('4201')).toEqual(['420102', '420103'])
  expect(await codes('420103')).toEqual(['420103'])
  expect(await codes('4201', '420500')).toEqual([])
  expect(await codes('42', '4205')).toEqual(['420500'])
})

test.each(roles)('%s reads a project if the role answers for it, and none elsewhere', async (role: Role) => {
  const wanted = projectReaders.includes(role) ? 200 : 403
  actor = { personId: officer.personId, grants: [{ role, scope: '4201' }] }
  expect((await get(`/projects/${projectId}`)).status).toBe(wanted)
  actor = { personId: officer.personId, grants: [{ role, scope: '4205' }] }
  expect((await get(`/projects/${projectId}`)).status).toBe(403)
  actor = { personId: officer.personId, grants: [{ role, palaceId }] }
  expect((await get(`/projects/${projectId}`)).status).toBe(wanted)
})

test('a paper goes in and comes out as a file to keep; the page names who brought it, masked', async () => {
  actor = officer
  const answer = await post(
    `/projects/files/${projectId}/proposal?name=${encodeURIComponent('建议书.pdf')}`,
    aPdf,
    'application/octet-stream',
  )
  expect(answer.status).toBe(200)
  const { paperId } = (await answer.json()) as { paperId: string }
  const file = await app.request(`/api/v1/projects/${projectId}/papers/${paperId}/file`)
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(aPdf)
  expect(file.headers.get('content-type')).toBe('application/pdf')
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; .*%E5%BB%BA/)
  const { body } = await get<ProjectDetail>(`/projects/${projectId}`)
  expect(body.papers[0]).toMatchObject({ kind: 'proposal', fileName: '建议书.pdf', receivedBy: '柯*' })
  expect(body.history[0]).toMatchObject({ act: 'takePaper', by: '柯*', version: null })
  expect(body.steps[0]!.papers).toEqual([
    { kind: 'proposal', given: true },
    { kind: 'assessment', given: false },
  ])
})

test('a stranger’s file is not read', async () => {
  actor = { personId: officer.personId, grants: [{ role: 'director', palaceId }] }
  let read = 0
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      read += 1
      controller.enqueue(aPdf)
      if (read > 50) controller.close()
    },
  })
  const request = new Request(`http://here/api/v1/projects/files/${projectId}/other?name=a.pdf`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body,
    duplex: 'half',
  } as RequestInit)
  expect((await app.request(request)).status).toBe(403)
  expect(read).toBeLessThan(5)
})

test('what is refused is said in words, beside its field', async () => {
  actor = officer
  const refused = await post('/projects', JSON.stringify(aProposal({ officeM2: 900 })))
  expect(refused.status).toBe(422)
  const problem = (await refused.json()) as { field: string; title: string }
  expect(problem.field).toBe('officeM2')
  expect(problem.title).toContain('22.5%')
  const form = await post(`/projects/files/${projectId}/other?name=a.pdf`, '%PDF-1.7')
  expect(await form.json()).toMatchObject({ code: 'files:file-kind' })
  const missing = await post(`/projects/${projectId}/hand-on`, JSON.stringify({ version: 1 }))
  expect(await missing.json()).toMatchObject({ code: 'projects:papers-missing', papers: ['assessment'] })
  actor = null
  expect((await get('/projects')).status).toBe(401)
  expect((await get(`/projects/${projectId}`)).status).toBe(401)
})

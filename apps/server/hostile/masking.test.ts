import { afterAll, beforeAll, expect, test } from 'vitest'
import { readRows } from '#kit/spreadsheet/index.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { ask } from './matrix.ts'
import { type Marker, markPeople } from './marked-people.ts'
import { undoableDatabase } from './one-connection.ts'
import { portalRoutes } from './pages.ts'
import { permissions, type Row } from './permissions.ts'
import { appOn, buildWorld, type World } from './world.ts'

/** The operations that show a name whole, each time with a reason in the journal; there is no other. */
const UNMASKING = ['POST /people/{personId}/name']

/** Reading operations that nobody in this world can be answered by, with the test that reads them. */
const READ_ELSEWHERE: Record<string, string> = {
  'GET /coverage/plans/{planId}': 'modules/grow/coverage/actions/publish-plan.test.ts',
  'GET /coverage/statements/{statementId}/file': 'modules/grow/coverage/actions/attach-evidence.test.ts',
  'GET /imports/{importId}': 'modules/base/membership/actions/import-roll.test.ts',
  'GET /imports/{importId}/problems': 'modules/base/membership/actions/import-roll.test.ts',
  'GET /palaces/{palaceId}/rounds/{roundId}': 'modules/serve/allocation/routes/rounds.test.ts',
  'GET /palaces/{palaceId}/rounds/{roundId}/me': 'modules/serve/allocation/routes/rounds.test.ts',
  'GET /palaces/{palaceId}/rounds/{roundId}/notice': 'modules/serve/allocation/routes/rounds.test.ts',
  'GET /palaces/{palaceId}/rounds/{roundId}/results': 'modules/serve/allocation/routes/rounds.test.ts',
  'GET /siting/runs/{runId}': 'modules/grow/siting/actions/scenarios.test.ts',
}

/** A visitor, the bearers of the marks and another worker, and every role where it sees most. */
const readers = [
  'visitor',
  'worker',
  'otherWorker',
  'systemAdministrator',
  'securityAdministrator',
  'auditorOfTheProvince',
  'officerOfTheCounty',
  'director:own',
  'programmer:own',
  'hallManager:own',
  'teacher:own',
  'desk:own',
  'desk:sameCounty',
] as const
/** Those who may change most; what the others may not change is refused to them (permissions.test.ts). */
const changers: readonly string[] = [
  'visitor',
  'otherWorker',
  'officerOfTheCounty',
  'director:own',
  'desk:own',
]

const database = testDatabase()
let world: World
let markers: Marker[]
let rows: Record<string, Row>
/** Every operation of the document, also those that came after this test was written. */
let operations: string[]

beforeAll(async () => {
  world = await buildWorld(database.url)
  markers = await markPeople(world)
  rows = permissions(world)
  const document = (await (await world.app.request('/api/v1/openapi.json')).json()) as {
    paths: Record<string, object>
  }
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
}, 120_000)
afterAll(() => world.close())

/** How to ask an operation: as its row of the table says, and about the worker, or the palace, where it says nothing. */
function rowOf(operation: string): Row {
  const row = rows[operation] ?? { may: '' }
  const names = [...operation.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
  const params = names
    .filter((name) => !(name in world.ids))
    .map((name) => [name, name === 'personId' ? world.people.worker! : world.ids.palaceId!])
  return { ...row, params: { ...Object.fromEntries(params), ...row.params } }
}

/** What an answer says; a workbook is opened first. */
async function words(answer: Response): Promise<string> {
  const type = answer.headers.get('content-type') ?? ''
  if (!type.includes('spreadsheet')) return answer.text()
  return JSON.stringify(await Array.fromAsync(readRows(new Uint8Array(await answer.arrayBuffer()))))
}

/** Marks of others that the reader was shown. */
const shown = (text: string, reader: string) =>
  markers.filter((marker) => text.includes(marker.text) && !marker.whose.includes(reader))

/** A live stream never ends; its first words are on the page that opens it. */
const isStream = (path: string) => path.endsWith('/live')

test('no operation of the API shows a name, a phone or an address whole, but to whom it belongs', async () => {
  const { db, undone } = undoableDatabase(database.url)
  const app = appOn(db, world.clock, world.boss)
  const leaks: string[] = []
  const answered = new Map<string, number>()
  for (const operation of operations.filter((one) => !UNMASKING.includes(one)))
    for (const reader of operation.startsWith('GET ') ? readers : changers)
      await undone(async () => {
        const answer = await ask(world, app, operation, rowOf(operation), reader)
        const text = await words(answer)
        if (answer.ok) answered.set(operation, (answered.get(operation) ?? 0) + 1)
        for (const { text: mark } of shown(text, reader))
          leaks.push(`${operation} shows ${mark} to ${reader}`)
      })
  await db.destroy()
  expect(leaks).toEqual([])
  const unread = operations.filter((one) => one.startsWith('GET ') && !answered.has(one))
  expect(unread.toSorted()).toEqual(Object.keys(READ_ELSEWHERE))
}, 600_000)

test('no page of the portal does', async () => {
  const pages = portalRoutes(world).filter(({ method, path }) => method === 'GET' && !isStream(path))
  const leaks: string[] = []
  for (const { path } of pages)
    for (const reader of readers) {
      const headers: Record<string, string> = reader === 'visitor' ? {} : { ...world.as(reader) }
      const text = await (await world.app.request(path, { headers })).text()
      for (const { text: mark } of shown(text, reader)) leaks.push(`${path} shows ${mark} to ${reader}`)
    }
  expect(leaks).toEqual([])
  expect(pages.length).toBeGreaterThan(40)
}, 300_000)

test('the marks are there to be seen: by their bearers, masked by the desk, and whole with a reason', async () => {
  const read = async (reader: string, path: string) =>
    (await world.app.request(path, { headers: world.as(reader) })).text()
  const copy = await read('worker', '/api/v1/me/copy')
  expect(markers.filter(({ text, whose }) => whose.includes('worker') && !copy.includes(text))).toEqual([])
  const door = `/api/v1/palaces/${world.ids.palaceId}/sessions/${world.ids.tonight}/people`
  for (const masked of ['戚*', '皇甫*']) expect(await read('desk:own', door)).toContain(masked)
  const roll = await ask(
    world,
    world.app,
    'GET /members/file',
    rows['GET /members/file']!,
    'officerOfTheCounty',
  )
  expect(await words(roll)).toContain('司徒*')
  for (const operation of UNMASKING) {
    const answer = await ask(world, world.app, operation, rows[operation]!, 'director:own')
    expect(await answer.text()).toContain('戚思语')
  }
})

import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#kit/testing/database.ts'
import { type Definitions, oneWrongPart, type Schema, valuesOf } from './arbitrary.ts'
import { mayBy } from './matrix.ts'
import { permissions, type Row } from './permissions.ts'
import { breach, contracts } from './contract.ts'
import { contentTypes, hostileTexts, rawBodies } from './hostile-values.ts'
import { buildWorld, LOG_LINES, type World } from './world.ts'

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 20_000)
const seed = Number(process.env.FUZZ_SEED ?? (Math.random() * 2 ** 31) | 0)
const ABREAST = 8

type Parameter = { name: string; in: 'path' | 'query' | 'header'; required?: boolean; schema: Schema }
type Operation = {
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}
type Document = { paths: Record<string, Record<string, Operation>>; components: { schemas: Definitions } }
type Draft = {
  path: Record<string, unknown>
  query: Record<string, unknown>
  body: unknown
  raw: string | null
  type: string
  key: string | null
  method: string | null
  actor: string
}

const database = testDatabase()
let world: World
let document: Document
beforeAll(async () => {
  world = await buildWorld(database.url)
  document = (await (await world.app.request('/api/v1/openapi.json')).json()) as Document
})
afterAll(() => world.close())

const actors = [
  'visitor',
  'worker',
  'director:own',
  'desk:own',
  'officerOfTheCounty',
  'securityAdministrator',
  'systemAdministrator',
  'auditorOfTheProvince',
]
/** What ends the session of whoever asks is asked by somebody who asks nothing else. */
const LAST_WORDS = new Set(['DELETE /me', 'DELETE /me/sessions', 'DELETE /session'])
const OFTEN_ALLOWED = 12

function drafts(operation: Operation, row: Row): fc.Arbitrary<Draft> {
  const given = { definitions: document.components.schemas, ids: Object.values(world.ids) }
  const among = (place: Parameter['in']) => {
    const named = (operation.parameters ?? []).filter((one) => one.in === place)
    const values = Object.fromEntries(named.map(({ name, schema }) => [name, parameter(name, schema)]))
    return fc.record(values, {
      requiredKeys:
        place === 'path'
          ? Object.keys(values)
          : named.filter(({ required }) => required).map(({ name }) => name),
    })
  }
  const parameter = (name: string, schema: Schema) => {
    const known = row.params?.[name] ?? row.query?.[name] ?? world.ids[name]
    const any = fc.oneof(valuesOf(schema, given), fc.constantFrom(...hostileTexts))
    return known
      ? fc.oneof({ weight: OFTEN_ALLOWED, arbitrary: fc.constant(known) }, { weight: 1, arbitrary: any })
      : any
  }
  const schema = operation.requestBody?.content['application/json']?.schema
  return fc.record({
    path: among('path') as fc.Arbitrary<Record<string, unknown>>,
    query: among('query') as fc.Arbitrary<Record<string, unknown>>,
    body: schema
      ? fc.oneof(
          { weight: 2, arbitrary: oneWrongPart(row.body) },
          // Sometimes nothing is wrong with it: what it then does is met by the others.
          { weight: 1, arbitrary: fc.constant(row.body) },
          { weight: 1, arbitrary: valuesOf(schema, given) },
        )
      : fc.constant(undefined),
    raw: rarely(fc.constantFrom(...rawBodies)),
    type: fc.oneof(
      { weight: 15, arbitrary: fc.constant('application/json') },
      { weight: 1, arbitrary: fc.constantFrom(...contentTypes) },
    ),
    key: rarely(fc.constantFrom('k1', 'k2', '', 'a b', 'ключ', 'x'.repeat(300))),
    method: rarely(fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PURGE', 'HEAD')),
    actor: fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom(...allowedOr(row)) },
      { weight: 1, arbitrary: fc.constantFrom(...actors) },
    ),
  })
}
const allowedOr = (row: Row) => {
  const may = actors.filter((actor) => mayBy(row, actor))
  return may.length > 0 ? may : actors
}
const rarely = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 15, nil: null })

const part = (value: unknown) =>
  encodeURIComponent(wellFormed(typeof value === 'string' ? value : (JSON.stringify(value) ?? '')))
const wellFormed = (text: string) => text.toWellFormed()

function requestOf(operation: string, draft: Draft): Request {
  const [method, pattern] = operation.split(' ') as [string, string]
  const path = pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => part(draft.path[name]) || '%20')
  const query = Object.entries(draft.query)
    .map(([name, value]) => `${name}=${part(value)}`)
    .join('&')
  const actor = LAST_WORDS.has(operation) && draft.actor !== 'visitor' ? 'otherWorker' : draft.actor
  const headers = new Headers(actor === 'visitor' ? {} : world.as(actor))
  const asked = draft.method ?? method
  const bodiless = asked === 'GET' || asked === 'HEAD'
  const body = bodiless ? null : (draft.raw ?? (draft.body === undefined ? null : JSON.stringify(draft.body)))
  if (body !== null) headers.set('content-type', draft.type)
  if (draft.key !== null)
    try {
      headers.set('idempotency-key', draft.key)
    } catch {
      /* no header can carry it */
    }
  return new Request(`http://palace.test/api/v1${path}${query && `?${query}`}`, {
    method: asked,
    headers,
    body,
  })
}

test(`${REQUESTS} generated requests are answered by the contract (FUZZ_SEED=${seed})`, async () => {
  const known = contracts()
  const rows = permissions(world)
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => [`${method.toUpperCase()} ${path}`, one] as const),
  )
  const each = Math.ceil(REQUESTS / operations.length)
  const waiting = operations.flatMap(([name, operation], index) =>
    fc
      .sample(drafts(operation, rows[name]!), { numRuns: each, seed: seed + index })
      .map((draft) => ({ name, draft })),
  )
  // All operations take turns, so that what one does is met by the others.
  waiting.sort((a, b) => order(a) - order(b))
  const faults = new Map<string, string>()
  const served = new Map<string, number>()
  let asked = 0
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { name, draft } = next
      const request = requestOf(name, draft)
      asked += 1
      const { status, headers, text } = await answerOf(request)
      const operation = draft.method ? `${draft.method} ${name.split(' ')[1]!}` : name
      if (status < 300) served.set(name, (served.get(name) ?? 0) + 1)
      if (request.method === 'HEAD' || request.method === 'OPTIONS') continue
      const wrong = breach(known.get(operation), status, headers.get('content-type'), text)
      if (wrong && !faults.has(`${operation} ${wrong}`))
        faults.set(
          `${operation} ${wrong}`,
          `${request.method} ${request.url.slice(0, 300)} as ${draft.actor}, ${draft.type} ${JSON.stringify(draft.raw ?? draft.body)?.slice(0, 400)} → ${status} ${text.slice(0, 300)}`,
        )
    }
  }
  await Promise.all(Array.from({ length: ABREAST }, work))
  const lines = [...faults].map(([name, sample]) => `${name}\n   ${sample}`)
  expect(lines.join('\n')).toBe('')
  expect(asked).toBeGreaterThanOrEqual(REQUESTS)
  // Little is learnt from an operation that only ever refuses; those with `see` need what only the test they name makes.
  const triable = operations.filter(([name]) => rows[name]!.see === undefined)
  const tried = triable.filter(([name]) => served.has(name))
  expect(tried.length).toBeGreaterThan(triable.length / 2)
}, 600_000)

const order = ({ name, draft }: { name: string; draft: Draft }) =>
  hashOf(`${name}${JSON.stringify(draft).length}${draft.actor}`)
const hashOf = (text: string) =>
  [...text].reduce((sum, letter) => (Math.imul(sum, 31) + letter.codePointAt(0)!) | 0, seed)

async function answerOf(request: Request) {
  const answer = await world.app.fetch(request)
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

test('the log of all this has one line per entry, no colour codes, no phone, no token, no name', () => {
  const lines = LOG_LINES.join('')
  expect(lines).not.toContain('\u001b')
  for (const line of LOG_LINES) expect(() => JSON.parse(line) as unknown).not.toThrow()
  expect(lines).not.toMatch(/\b1[3-9]\d{9}\b/)
  expect(lines).not.toContain('保密')
  for (const token of Object.values(world.tokens)) expect(lines).not.toContain(token)
})

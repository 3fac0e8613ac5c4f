import { setTimeout as sleep } from 'node:timers/promises'
import { Hono } from 'hono'
import { sql } from 'kysely'
import { pino } from 'pino'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { type Actor, allowed, denied, visitor } from '#kit/access/index.ts'
import { createKeyring, setKeyring } from '#kit/crypto/index.ts'
import { action } from '#kit/db/action.ts'
import { type Group, groupedAction } from '#kit/db/grouped.ts'
import type { Db } from '#kit/db/index.ts'
import { createTranslator } from '#kit/i18n/index.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { problemResponse, toProblem } from './api.ts'
import { type AppContext, type AppEnv, contextOf } from './context.ts'
import { forgetKeptAnswers, repeatSafely } from './idempotency.ts'

const database = testDatabase()
const clock = fakeClock('2026-11-22T10:00:00Z')
const someone: Actor = { personId: '01900000-0000-7000-8000-000000000001', grants: [] }
const other: Actor = { personId: '01900000-0000-7000-8000-000000000002', grants: [] }
let actor: Actor = someone
/** What befalls the process after the commit, before the answer. */
let dies = false

const write = action(z.object({ text: z.string().min(1) }), async ({ tx, allow, unchanged }, { text }) => {
  allow(allowed)
  unchanged()
  const made = await sql<{ id: number }>`insert into note (text) values (${text}) returning id`.execute(tx)
  return { id: made.rows[0]!.id }
})

/** Whether the storm is over: before, `storm` is refused. */
let calm = false
/** The first group waits for it, so that the next gathers. */
let gathering: Promise<void> | undefined
const writeTogether = groupedAction(
  z.object({ text: z.string() }),
  () => 'all',
  async ({ tx, each, members }: Group<{ text: string }, { text: string }>) => {
    each(({ allow, unchanged, answer, input: { text } }) => {
      allow(calm || text !== 'storm' ? allowed : denied('ui:errors.not-found'))
      unchanged()
      answer({ text })
    })
    await gathering
    const texts = members().map(({ input }) => input.text)
    await sql`insert into note (text) select unnest(${texts}::text[])`.execute(tx)
  },
)

/** What was sent to the database, and the database that notes it. */
const sent: string[] = []
let listening: Db

const app = new Hono<AppEnv>()
  .use(async (c, next) => {
    c.set('requestId', 'number-1')
    c.set('t', createTranslator('zh-CN'))
    c.set('log', pino({ level: 'silent' }))
    c.set('actor', actor)
    const outbox = { send: async () => {}, emit: async () => {} }
    c.set('services', { db: listening, clock, outbox })
    await next()
  })
  .use(repeatSafely)
  .onError((error, c) => problemResponse(c, toProblem(error)))
const made = async (c: AppContext, text: string) => {
  const { id } = await write(contextOf(c), { text })
  if (dies) throw new Error('the process was killed')
  return c.json({ id, secret: `of ${text}` })
}
app.post('/notes', async (c) => made(c, ((await c.req.json()) as { text: string }).text))
app.post('/together', async (c) => {
  const answer = await writeTogether(contextOf(c), (await c.req.json()) as { text: string })
  if (dies) throw new Error('the process was killed')
  return c.json(answer)
})
app.post('/form', async (c) => {
  await made(c, String((await c.req.parseBody()).text))
  return c.redirect('/notes', 303)
})
app.post('/cookie', (c) => {
  c.header('Set-Cookie', 'session=x')
  return c.json({ token: 'x' })
})

beforeAll(() => {
  setKeyring(createKeyring('a secret key for tests only, 32+ characters'))
  listening = database.db.withPlugin({
    transformQuery: ({ node }) => {
      sent.push(JSON.stringify(node))
      return node
    },
    transformResult: async ({ result }) => result,
  })
})
beforeEach(async () => {
  actor = someone
  dies = false
  calm = false
  gathering = undefined
  await sql`drop table if exists public.note`.execute(database.db)
  await sql`create table public.note (id int generated always as identity, text text)`.execute(database.db)
  await sql`truncate http.kept_answer`.execute(database.db)
})

const send = (key: string | undefined, text = 'rain', path = '/notes') =>
  app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key ? { 'idempotency-key': key } : {}) },
    body: JSON.stringify({ text }),
  })
const notes = async () => (await sql`select * from note`.execute(database.db)).rows.length
const outcome = async (answer: Response) => [answer.status, await answer.text()]

test('the same request twice has one effect and one answer; without a key it has two', async () => {
  const first = await outcome(await send('a'))
  const again = await send('a')
  expect(again.headers.get('idempotency-replayed')).toBe('true')
  expect(again.headers.get('content-type')).toContain('application/json')
  expect(await outcome(again)).toEqual(first)
  expect(await notes()).toBe(1)
  await send(undefined)
  await send(undefined)
  expect(await notes()).toBe(3)
})

test('the same key with another request is refused and changes nothing', async () => {
  await send('a')
  const reused = await send('a', 'snow')
  expect(reused.status).toBe(422)
  expect(await reused.json()).toMatchObject({ code: 'ui:idempotency-key-reused' })
  expect((await send('a', 'rain', '/form')).status).toBe(422)
  expect(await notes()).toBe(1)
})

test('a process that dies between commit and answer is not repeated: the repetition gets the answer', async () => {
  dies = true
  expect((await send('a')).status).toBe(500)
  dies = false
  expect(await (await send('a')).json()).toEqual({ id: 1, secret: 'of rain' })
  expect(await notes()).toBe(1)
  expect((await send('a', 'snow')).status).toBe(422)
})

test('a group that died between commit and answer is not repeated for those who marked their requests', async () => {
  dies = true
  const all = () => Promise.all(['rain', 'snow', 'fog'].map((text) => send(`key-${text}`, text, '/together')))
  expect((await all()).map(({ status }) => status)).toEqual([500, 500, 500])
  dies = false
  expect(await Promise.all((await all()).map((answer) => answer.json()))).toEqual([
    { text: 'rain' },
    { text: 'snow' },
    { text: 'fog' },
  ])
  expect(await notes()).toBe(3)
})

test('who is refused in a group that commits for others leaves no mark, and is decided anew', async () => {
  const gathered = Promise.withResolvers<void>()
  gathering = gathered.promise
  const before = send(undefined, 'fog', '/together')
  await sleep(200)
  const both = [send('a', 'rain', '/together'), send('b', 'storm', '/together')]
  await sleep(500)
  gathered.resolve()
  await before
  expect((await Promise.all(both)).map(({ status }) => status)).toEqual([200, 403])
  calm = true
  expect(await (await send('b', 'storm', '/together')).json()).toEqual({ text: 'storm' })
  expect(await notes()).toBe(3)
})

test('a group marks all its requests with as many statements as one', async () => {
  const statements = async (count: number) => {
    sent.length = 0
    const before = send(undefined, 'fog', '/together')
    const gate = Promise.withResolvers<void>()
    gathering = gate.promise
    await sleep(200)
    const all = Array.from({ length: count }, (_, n) => send(`${count}-${n}`, 'rain', '/together'))
    await sleep(500)
    gate.resolve()
    expect((await Promise.all([before, ...all])).every(({ status }) => status === 200)).toBe(true)
    return sent.filter((text) => text.includes('kept_answer')).length
  }
  expect(await statements(12)).toBe(await statements(1))
})

test('the same marked request several times in one group has one effect', async () => {
  const answers = await Promise.all(Array.from({ length: 6 }, () => send('a', 'rain', '/together')))
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  expect(await notes()).toBe(1)
})

test('twelve at once have one effect, and all get its answer', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => send('a')))
  const bodies = await Promise.all(answers.map(outcome))
  expect(new Set(bodies.map(String))).toEqual(new Set([`200,{"id":1,"secret":"of rain"}`]))
  expect(await notes()).toBe(1)
})

test('of two different requests at once under one key, one is refused', async () => {
  const answers = await Promise.all(['rain', 'snow'].map((text) => send('a', text)))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422])
  expect(await notes()).toBe(1)
})

test('a key belongs to one person', async () => {
  await send('a')
  actor = other
  expect(await (await send('a', 'snow')).json()).toMatchObject({ secret: 'of snow' })
  actor = visitor
  expect(await (await send('a', 'hail')).json()).toMatchObject({ secret: 'of hail' })
  expect(await notes()).toBe(3)
})

test('a refused request had no effect and may be mended under its key', async () => {
  expect((await send('a', '')).status).toBe(422)
  expect((await send('a', 'rain')).status).toBe(200)
})

test('a form sent twice leads to the same place once done', async () => {
  const post = (fields: Record<string, string>) =>
    app.request('/form', { method: 'POST', body: new URLSearchParams(fields) })
  const form = { text: 'rain', idempotencyKey: 'drawn-1' }
  for (const answer of [await post(form), await post(form)])
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/notes'])
  expect(await notes()).toBe(1)
  await post({ ...form, idempotencyKey: 'drawn-2' })
  expect(await notes()).toBe(2)
})

test('what is kept is encrypted, lasts a day, and is never an answer that opens a session', async () => {
  await send('a', 'rain')
  await send('b', 'rain', '/cookie')
  const { rows } = await sql<{ content: Buffer }>`select content from http.kept_answer`.execute(database.db)
  expect(rows).toHaveLength(2)
  for (const { content } of rows) expect(content.toString('latin1')).not.toContain('rain')
  clock.advance({ hours: 24, seconds: 1 })
  await send('a', 'snow')
  expect(await notes()).toBe(2)
  clock.advance({ hours: 25 })
  await forgetKeptAnswers(database.db, clock.now())
  expect((await sql`select 1 from http.kept_answer`.execute(database.db)).rows).toEqual([])
})

test.each(['', ' ', 'x'.repeat(201), 'a b', 'ключ'.normalize()])('the key %j is refused', async (key) => {
  const answer = await app.request('/form', {
    method: 'POST',
    body: new URLSearchParams({ text: 'rain', idempotencyKey: key }),
  })
  expect(answer.status).toBe(422)
  expect(await notes()).toBe(0)
})

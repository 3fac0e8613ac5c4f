import { Hono } from 'hono'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { problemResponse, toProblem } from './api.ts'
import type { AppEnv } from './context.ts'
import { closeStreams, live, openStreams } from './live.ts'
import { createTranslator } from '#kit/i18n/index.ts'

const left = new Map([
  ['a', '{"left":9}'],
  ['b', '{"left":1}'],
])
const questions: string[][] = []
const watch = live<{ key: string }>(async (subjects) => {
  const keys = subjects.map(({ key }) => key)
  questions.push(keys)
  return new Map(keys.map((key) => [key, left.get(key)!]))
})
const app = new Hono<AppEnv>()
  .use(async (c, next) => {
    c.set('log', pino({ level: 'silent' }))
    c.set('t', createTranslator('zh-CN'))
    await next()
  })
  .get('/:key', (c) => watch(c, { key: c.req.param('key') }))
  .onError((error, c) => problemResponse(c, toProblem(error)))

/** Somebody who watches from an address, and reads on until they see a text. */
async function watcher(key: string, address: string) {
  const response = await app.request(`/${key}`, { headers: { 'x-forwarded-for': address } })
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let read = ''
  return {
    response,
    until: async (text: string) => {
      while (!read.includes(text)) {
        const { value, done } = await reader.read()
        if (done) throw new Error(`The stream ended after ${read}`)
        read += value
      }
      return read
    },
    ended: async () => (await reader.read()).done,
    leave: () => reader.cancel(),
  }
}

test('everyone is told the present state and each change, by one question for all', async () => {
  const watchers = await Promise.all([
    watcher('a', '1.1.1.1'),
    watcher('a', '1.1.1.2'),
    watcher('b', '1.1.1.3'),
  ])
  const [first, second, other] = watchers
  expect(first!.response.headers.get('content-type')).toContain('text/event-stream')
  expect(first!.response.headers.get('x-accel-buffering')).toBe('no')
  await Promise.all([
    first!.until('data: {"left":9}\n\n'),
    second!.until('{"left":9}'),
    other!.until('{"left":1}'),
  ])
  expect(new Set(questions.map(String))).toEqual(new Set(['a,b']))
  left.set('a', '{"left":8}')
  await Promise.all([first!.until('{"left":8}'), second!.until('{"left":8}')])
  const late = await watcher('a', '1.1.1.4')
  expect(await late.until('data:')).not.toContain('{"left":9}')
  expect(openStreams()).toBe(4)
  await Promise.all([...watchers, late].map(({ leave }) => leave()))
  expect(openStreams()).toBe(0)
  const asked = questions.length
  await new Promise((resolve) => setTimeout(resolve, 1_200))
  expect(questions.length).toBe(asked)
})

test('one address opens so many and no more; another is not affected', async () => {
  const crowd = await Promise.all(Array.from({ length: 300 }, () => watcher('a', '2.2.2.2')))
  const refused = await app.request('/a', { headers: { 'x-forwarded-for': '2.2.2.2' } })
  expect(refused.status).toBe(503)
  const other = await watcher('a', '2.2.2.3')
  await crowd.pop()!.leave()
  crowd.push(await watcher('a', '2.2.2.2'), other)
  await Promise.all(crowd.map(({ leave }) => leave()))
  expect(openStreams()).toBe(0)
})

// The last: a process that ends does not begin again.
test('at the end all streams end, and none is opened', async () => {
  const one = await watcher('a', '4.4.4.4')
  await one.until('data:')
  closeStreams()
  expect(await one.ended()).toBe(true)
  expect((await app.request('/a')).status).toBe(503)
})

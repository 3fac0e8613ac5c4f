import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { AppEnv } from './context.ts'
import { problemResponse, toProblem } from './api.ts'
import { requestErrors } from './errors.ts'
import { limitTime } from './limit-time.ts'
import { allDone, countUnderWay } from './under-way.ts'
import { createTranslator } from '#kit/i18n/index.ts'

test('what goes on after its answer is waited for; a failure is an end as well', async () => {
  const work = Promise.withResolvers<void>()
  const app = new Hono<AppEnv>()
    .use(async (c, next) => {
      c.set('t', createTranslator('zh-CN'))
      await next()
    })
    .use(limitTime(20), countUnderWay)
    .get('/slow', async (c) => {
      await work.promise
      return c.text('done')
    })
    .get('/broken', () => Promise.reject(requestErrors.error('not-found')))
    .onError((error, c) => problemResponse(c, toProblem(error)))

  expect((await app.request('/broken')).status).toBe(404)
  await allDone()
  expect((await app.request('/slow')).status).toBe(503)
  let done = false
  const waiting = allDone().then(() => (done = true))
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(done).toBe(false)
  work.resolve()
  await waiting
})

import { sql } from 'kysely'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Actor } from '#kit/access/index.ts'
import { systemClock } from '#kit/clock/index.ts'
import { newId } from '#kit/db/index.ts'
import { createApi, toProblem } from '#kit/http/api.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { openJobs, type Jobs } from './boss.ts'
import { defineJob, type Job } from './index.ts'
import { jobsApi } from './routes.ts'

const database = testDatabase()
const job = defineJob({
  name: 'test.fail',
  schema: z.object({ n: z.number() }),
  run: () => Promise.resolve(),
})
const administrator: Actor = { personId: newId(), grants: [{ role: 'systemAdministrator', scope: '42' }] }
const desk: Actor = { personId: newId(), grants: [{ role: 'desk', palaceId: newId() }] }
let jobs: Jobs
let id: string

beforeAll(async () => {
  jobs = await openJobs(database.url, [job as Job<never>], pino({ level: 'silent' }))
  await jobs.outbox.send(database.db, job, { n: 1 })
  const failed = await sql<{ id: string }>`
    update jobs.job set state = 'failed', retry_count = 5, completed_on = now(), output = '{"message": "no route"}'
    where name = ${job.name} returning id`.execute(database.db)
  id = failed.rows[0]!.id
})
afterAll(() => jobs.stop())

function asks(actor: Actor, path: string, method = 'GET') {
  const api = createApi()
  api.use(async (c, next) => {
    c.set('actor', actor)
    c.set('services', { db: database.db, clock: systemClock, outbox: jobs.outbox })
    await next()
  })
  api.onError((error, c) => c.body(null, toProblem(error).status as 403))
  jobsApi(api, jobs.boss)
  return api.request(path, { method })
}

test('an administrator sees what failed and why', async () => {
  const overview = await (await asks(administrator, '/jobs')).json()
  expect(overview).toMatchObject({
    queues: [{ name: 'test.fail', waiting: 0, failed: 1 }],
    failed: [{ id, queue: 'test.fail', tries: 6, message: 'no route' }],
  })
})

test('nobody else does, nor tries again', async () => {
  expect((await asks(desk, '/jobs')).status).toBe(403)
  expect((await asks({ personId: null, grants: [] }, '/jobs')).status).toBe(401)
  expect((await asks(desk, `/jobs/test.fail/${id}/retry`, 'POST')).status).toBe(403)
})

test('a failed job is queued once more, journalled once, however often it is asked', async () => {
  expect((await asks(administrator, `/jobs/test.fail/${id}/retry`, 'POST')).status).toBe(204)
  expect((await asks(administrator, `/jobs/test.fail/${id}/retry`, 'POST')).status).toBe(204)
  const { rows } = await sql`select state from jobs.job where id = ${id}`.execute(database.db)
  expect(rows).toEqual([{ state: 'retry' }])
  const entries = await sql`select action, subject_id from journal.entry`.execute(database.db)
  expect(entries.rows).toEqual([{ action: 'jobs.retry', subject_id: id }])
})

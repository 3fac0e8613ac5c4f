import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { sql } from 'kysely'
import pino from 'pino'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { newId, openDatabase } from '#kit/db/index.ts'
import { openJobs, type Jobs } from '#kit/jobs/boss.ts'
import { defineJob } from '#kit/jobs/index.ts'
import { buildPerson, prepareIdentity } from '#modules/base/identity/testing.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { standingOf } from './standing.ts'

const database = testDatabase()
const warn = vi.fn<(fields: unknown, text?: string) => void>()
const silent = { log: { warn }, databaseFolder: null }
const look = (parts: Partial<Parameters<typeof standingOf>[0]> = {}) =>
  standingOf({ db: database.db, ...silent, ...parts })()
const log = pino({ level: 'silent' })
const job = defineJob({ name: 'test.nobodyWorks', schema: z.object({}), run: async () => {} })
let jobs: Jobs

beforeAll(async () => {
  prepareIdentity()
  jobs = await openJobs(database.url, [job], log)
})
afterAll(() => jobs.stop())

test('all is well while nothing waits', async () => {
  expect(await look()).toEqual({
    status: 'ok',
    database: { status: 'ok' },
    disk: { status: 'ok' },
    jobs: { status: 'ok' },
    mail: { status: 'ok' },
  })
  expect(warn).not.toHaveBeenCalled()
})

test('a job that is due for more than two minutes is trouble, and the log alone says what', async () => {
  await jobs.outbox.send(database.db, job, {})
  expect(await look()).toMatchObject({ status: 'ok' })
  await sql`update jobs.job set start_after = now() - interval '121 seconds'`.execute(database.db)
  expect(await look()).toMatchObject({
    status: 'trouble',
    jobs: { status: 'trouble' },
    mail: { status: 'ok' },
  })
  expect(JSON.stringify(warn.mock.lastCall)).toContain('1 jobs are due, the oldest for 121 s')
  expect(JSON.stringify(await look())).not.toContain('due')
  await sql`delete from jobs.job`.execute(database.db)
})

test('an e-mail that waits for another try is trouble', async () => {
  const { id: personId } = await buildPerson(database.db)
  const messageId = newId()
  await sql`insert into notifications.message (id, person_id, template, params, dedupe_key, created_at)
    values (${messageId}, ${personId}, 'confirmed', '{}', ${messageId}, now())`.execute(database.db)
  await sql`insert into notifications.delivery (message_id, channel, status, attempts)
    values (${messageId}, 'email', 'queued', 1)`.execute(database.db)
  expect(await look()).toMatchObject({ status: 'ok' })
  await sql`update notifications.delivery set last_error = 'connection refused'`.execute(database.db)
  expect(await look()).toMatchObject({ status: 'trouble', mail: { status: 'trouble' } })
  await sql`update notifications.delivery set status = 'sent', sent_at = now()`.execute(database.db)
  expect(await look()).toMatchObject({ status: 'ok' })
})

test.each([
  [{ megabytes: 499, share: 0.029 }, 'trouble'],
  [{ megabytes: 501, share: 0.001 }, 'ok'],
  [{ megabytes: 100, share: 0.031 }, 'ok'],
])('%j free for our own database: %s', async (room, status) => {
  const here = { databaseFolder: '/', roomAt: async () => room }
  expect(await look(here)).toMatchObject({ status, disk: { status } })
  expect(await look({ ...here, databaseFolder: null })).toMatchObject({ disk: { status: 'ok' } })
})

test('a database that does not answer makes the whole unavailable, within two seconds or so', async () => {
  const mute = createServer(() => {}).listen(0, '127.0.0.1')
  await once(mute, 'listening')
  const { port } = mute.address() as AddressInfo
  const away = openDatabase(`postgres://nobody@127.0.0.1:${port}/nothing`, { max: 1, patience: 'work' })
  const began = performance.now()
  expect(await look({ db: away })).toMatchObject({
    status: 'unavailable',
    database: { status: 'unavailable' },
  })
  expect(performance.now() - began).toBeLessThan(4_000)
  mute.close()
  await away.destroy()
})

test('asked again and again it looks once in two seconds', async () => {
  const roomAt = vi.fn<() => Promise<{ megabytes: number; share: number }>>(async () => ({
    megabytes: 9_999,
    share: 1,
  }))
  const standing = standingOf({ db: database.db, ...silent, databaseFolder: '/', roomAt })
  await Promise.all([standing(), standing(), standing()])
  await standing()
  expect(roomAt).toHaveBeenCalledOnce()
})

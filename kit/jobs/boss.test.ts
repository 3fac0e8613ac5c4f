import pino from 'pino'
import { afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { system } from '#kit/access/index.ts'
import { systemClock } from '#kit/clock/index.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { openJobs, type Jobs } from './boss.ts'
import { defineEvent, defineJob, onEvent } from './index.ts'

const database = testDatabase()
const log = pino({ level: 'silent' })
let jobs: Jobs | undefined
afterEach(() => jobs?.stop())

const numbered = (name: string, run: (n: number) => Promise<void>) =>
  defineJob({ name, schema: z.object({ n: z.number() }), retries: 0, run: (_, { n }) => run(n) })

test('a job runs only if its transaction commits', async () => {
  const ran: number[] = []
  const job = numbered('test.commit', async (n) => void ran.push(n))
  jobs = await openJobs(database.url, [job], log)
  const { outbox } = jobs
  const rolledBack = database.db.transaction().execute(async (tx) => {
    await outbox.send(tx, job, { n: 1 })
    throw new Error('changed my mind')
  })
  await expect(rolledBack).rejects.toThrow('changed my mind')
  await database.db.transaction().execute((tx) => outbox.send(tx, job, { n: 2 }))
  await jobs.work({ db: database.db, actor: system, clock: systemClock })
  await vi.waitFor(() => expect(ran).toEqual([2]), { timeout: 10_000 })
})

test('a backlog is worked off at once, and one bad job does not hold up the others', async () => {
  const ran = new Set<number>()
  const job = numbered('test.backlog', async (n) => {
    if (n === 7) throw new Error('seven')
    ran.add(n)
  })
  jobs = await openJobs(database.url, [job], log)
  for (let n = 0; n < 40; n++) await jobs.outbox.send(database.db, job, { n })
  await jobs.work({ db: database.db, actor: system, clock: systemClock })
  await vi.waitFor(() => expect(ran.size).toBe(39), { timeout: 10_000 })
})

test('whoever listens for an event gets a job of its own', async () => {
  const heard: string[] = []
  const happened = defineEvent('test.happened', z.object({ n: z.number() }))
  const listen = (name: string) => onEvent(happened, name, async () => void heard.push(name))
  jobs = await openJobs(database.url, [listen('test.first'), listen('test.second')], log)
  await jobs.outbox.emit(database.db, happened, { n: 1 })
  await jobs.work({ db: database.db, actor: system, clock: systemClock })
  await vi.waitFor(() => expect(heard.toSorted()).toEqual(['test.first', 'test.second']), { timeout: 10_000 })
})

import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { system, type Actor, type Role } from '#kit/access/index.ts'
import { systemClock } from '#kit/clock/index.ts'
import { newId } from '#kit/db/index.ts'
import { createApi, toProblem } from '#kit/http/api.ts'
import type { Outbox } from '#kit/jobs/index.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { SealState } from './contract.ts'
import { sealJob, verifyJob } from './jobs.ts'
import { journalApi } from './routes.ts'

const database = testDatabase()
const who = (role: Role): Actor => ({ personId: newId(), grants: [{ role, scope: '42' }] })
const queued: unknown[] = []
const outbox: Outbox = { send: async (_, __, data) => void queued.push(data), emit: async () => {} }

function asks(actor: Actor, path: string, method = 'GET') {
  const api = createApi()
  api.use(async (c, next) => {
    c.set('actor', actor)
    c.set('services', { db: database.db, clock: systemClock, outbox })
    await next()
  })
  api.onError((error, c) => c.body(null, toProblem(error).status as 403))
  journalApi(api, async () => new Map())
  return api.request(path, { method })
}
const state = async () => SealState.parse(await (await asks(who('auditor'), '/journal/seals')).json())
const context = () => ({ db: database.db, clock: systemClock, outbox, actor: system })
const work = async () => {
  for (const data of queued.splice(0)) await verifyJob.run(context(), verifyJob.schema.parse(data))
}

beforeAll(async () => {
  await sql`insert into journal.entry (at, action, subject_type, subject_id)
    select now(), 'test.act', 'thing', n::text from generate_series(1, 5) n`.execute(database.db)
})

test.each<[string, Actor, number]>([
  ['a director', who('director'), 403],
  ['who gives roles', who('securityAdministrator'), 403],
  ['nobody', { personId: null, grants: [] }, 401],
])('%s neither sees nor asks for a check', async (_, actor, status) => {
  for (const path of ['/journal/seals', '/journal/heads'])
    expect((await asks(actor, path)).status).toBe(status)
  expect((await asks(actor, '/journal/verifications', 'POST')).status).toBe(status)
})

test('an auditor sees what waits, and after sealing the head of the day', async () => {
  expect(await state()).toMatchObject({ head: null, waiting: 5, verification: null })
  await sealJob.run(context(), {})
  const { head, waiting } = await state()
  expect({ number: head?.number, waiting }).toEqual({ number: 1, waiting: 0 })
  const day = systemClock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString()
  expect(await (await asks(who('auditor'), '/journal/heads')).json()).toEqual({
    heads: [{ day, number: 1, hash: head!.hash }],
  })
})

test('a check asked twice runs once, and tells what it found', async () => {
  for (let n = 0; n < 2; n++)
    expect((await asks(who('auditor'), '/journal/verifications', 'POST')).status).toBe(204)
  expect(queued).toHaveLength(1)
  expect((await state()).verification).toMatchObject({ finishedAt: null, sealsTotal: 1 })
  await work()
  expect((await state()).verification).toMatchObject({ sealsDone: 1, finding: null })
  expect((await state()).verification!.finishedAt).not.toBeNull()

  await sql`begin; set local session_replication_role = replica; delete from journal.entry where id = 2; commit`.execute(
    database.db,
  )
  await asks(who('auditor'), '/journal/verifications', 'POST')
  await work()
  expect((await state()).verification).toMatchObject({
    finding: { kind: 'entry-removed', seal: 1, entry: 2 },
  })
})

import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { sql } from 'kysely'
import { z } from 'zod'
import { allowed, system } from '#kit/access/index.ts'
import { systemClock } from '#kit/clock/index.ts'
import { keyring } from '#kit/crypto/index.ts'
import { action } from '#kit/db/action.ts'
import { type Jobs, openJobs } from '#kit/jobs/boss.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { buildPerson, prepareIdentity } from '#modules/base/identity/testing.ts'
import { configureNotifications, notificationsModule, queueMessage } from '../index.ts'
import { type MailServer, startMailServer } from '../testing.ts'

const database = testDatabase()
let mail: MailServer
let jobs: Jobs

beforeAll(async () => {
  prepareIdentity()
  mail = await startMailServer(() => 'takes')
  configureNotifications({ smtpUrl: mail.url, baseUrl: 'https://palace.example.org', sms: null })
  jobs = await openJobs(database.url, notificationsModule.jobs!, { error: () => undefined })
  await jobs.work({ db: database.db, actor: system, clock: systemClock })
})
afterAll(async () => {
  await jobs.stop()
  await mail.close()
})

/** An action of another module that tells someone something. */
const tell = action(
  z.object({ personId: z.uuid(), fails: z.boolean() }),
  async ({ tx, allow, later, unchanged }, { personId, fails }) => {
    allow(allowed)
    unchanged()
    const params = { title: '书法', when: '2026-11-23T11:00:00Z', palace: '武汉市工人文化宫', position: 17 }
    await queueMessage(tx, later, { personId, template: 'waitlisted', params, dedupeKey: String(fails) })
    if (fails) throw new Error('changed my mind')
  },
)

test('what an action tells someone arrives when it commits, and only then', async () => {
  const { id: personId } = await buildPerson(database.db)
  const email = keyring().encrypt('identity.person.email', 'worker@example.org')
  await sql`update identity.person set email = ${email} where id = ${personId}`.execute(database.db)
  const context = { db: database.db, actor: system, clock: systemClock, outbox: jobs.outbox }
  await expect(tell(context, { personId, fails: true })).rejects.toThrow('changed my mind')
  await tell(context, { personId, fails: false })
  await tell(context, { personId, fails: false })
  await vi.waitFor(() => expect(mail.received).toHaveLength(1), { timeout: 15_000 })
  expect(mail.received[0]!.to).toEqual(['worker@example.org'])
})

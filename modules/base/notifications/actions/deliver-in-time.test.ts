import { beforeAll, beforeEach, expect, test } from 'vitest'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { buildPerson, prepareIdentity } from '#modules/base/identity/testing.ts'
import { configureNotifications } from '../adapters/configure.ts'
import { notificationsDb } from '../schema/db.ts'
import { deliverInTime, sendRestedTexts } from './deliver-in-time.ts'
import { type Message, queueMessages } from './queue-messages.ts'

const database = testDatabase()
const clock = fakeClock('2026-11-22T22:00+08:00')
const texts: string[] = []
const jobs: { name: string; at?: Temporal.Instant | undefined }[] = []
let broken = ''
const outbox = {
  send: async (_: unknown, { name }: { name: string }, __: unknown, options?: { at?: Temporal.Instant }) =>
    void jobs.push({ name, at: options?.at }),
  emit: async () => {},
}
const context = () => ({ db: database.db, clock, outbox })

beforeAll(() => prepareIdentity())
beforeEach(() => {
  clock.set(Temporal.Instant.from('2026-11-22T22:00+08:00'))
  texts.length = 0
  jobs.length = 0
  broken = ''
  configureNotifications({
    smtpUrl: undefined,
    baseUrl: 'https://palace.example.org',
    sms: {
      send: async (_, text) => {
        if (broken && text.includes(broken)) throw new Error('no answer')
        texts.push(text)
      },
    },
  })
})

let cause = 0
async function tell(personId: string, title: string, more: { when?: string; until?: string } = {}) {
  const { until, when = '2026-11-23T19:00:00+08:00' } = more
  const message = {
    personId,
    template: until ? 'placeOffered' : 'sessionCancelled',
    params: { title, when, palace: '宜昌市工人文化宫', ...(until ? { until } : {}) },
    dedupeKey: `cause ${++cause}`,
  } as Message
  clock.advance({ seconds: 1 })
  await database.db.transaction().execute((tx) => queueMessages(tx, () => undefined, [message], clock.now()))
  const { id } = await notificationsDb(database.db)
    .selectFrom('notifications.message')
    .select('id')
    .where('dedupe_key', '=', message.dedupeKey)
    .executeTakeFirstOrThrow()
  await deliverInTime(context(), { messageId: id, channel: 'sms' })
  return id
}
const statusOf = async (messageId: string) =>
  (
    await notificationsDb(database.db)
      .selectFrom('notifications.delivery')
      .select('status')
      .where('message_id', '=', messageId)
      .where('channel', '=', 'sms')
      .executeTakeFirstOrThrow()
  ).status
const titles = () => texts.map((text) => /（?([甲乙丙丁])课/.exec(text)?.[1])

test('texts of the night rest, and come in the morning in order; what is over by then does not', async () => {
  const { id: me } = await buildPerson(database.db)
  const [first, second] = [await tell(me, '甲课'), await tell(me, '乙课')]
  const early = await tell(me, '丙课', { when: '2026-11-23T08:00:00+08:00' })
  expect(texts).toEqual([])
  expect(jobs).toEqual([
    { name: 'notifications.sendRested', at: Temporal.Instant.from('2026-11-23T08:00+08:00') },
  ])
  clock.set(Temporal.Instant.from('2026-11-23T07:59+08:00'))
  await sendRestedTexts(context())
  expect(texts).toEqual([])
  clock.set(Temporal.Instant.from('2026-11-23T08:00+08:00'))
  await sendRestedTexts(context())
  await sendRestedTexts(context())
  expect(titles()).toEqual(['甲', '乙'])
  expect([await statusOf(first), await statusOf(second), await statusOf(early)]).toEqual([
    'sent',
    'sent',
    'skipped',
  ])
})

test('what is over before the morning rings at once', async () => {
  const { id: me } = await buildPerson(database.db)
  await tell(me, '甲课', { until: '2026-11-23T00:30:00+08:00' })
  await tell(me, '乙课', { when: '2026-11-22T22:40:00+08:00' })
  expect(titles()).toEqual(['甲', '乙'])
  expect(jobs).toEqual([])
})

test('a text that fails in the morning goes on by itself and holds up no other', async () => {
  const { id: me } = await buildPerson(database.db)
  await tell(me, '甲课')
  await tell(me, '乙课')
  clock.set(Temporal.Instant.from('2026-11-23T08:00+08:00'))
  jobs.length = 0
  broken = '甲'
  await sendRestedTexts(context())
  expect(titles()).toEqual(['乙'])
  expect(jobs).toEqual([{ name: 'notifications.deliverMessage', at: undefined }])
})

import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { keyring } from '#kit/crypto/index.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { countingStatements } from '#kit/testing/statements.ts'
import {
  buildPerson,
  contextFor,
  giveConsent,
  prepareIdentity,
  withdrawConsent,
} from '#modules/base/identity/testing.ts'
import { configureNotifications } from '../adapters/configure.ts'
import { notificationsDb } from '../schema/db.ts'
import { type MailServer, type Mood, startMailServer } from '../testing.ts'
import { deliver, MOST_ATTEMPTS } from './deliver-message.ts'
import { type Message, queueMessages } from './queue-messages.ts'

const database = testDatabase()
const clock = fakeClock('2026-11-22T18:00+08:00')
const baseUrl = 'https://palace.example.org'
let mail: MailServer
let mood: Mood = 'takes'
const texts: { phone: string; text: string }[] = []
const sms = { send: async (phone: string, text: string) => void texts.push({ phone, text }) }

beforeAll(async () => {
  prepareIdentity()
  mail = await startMailServer(() => mood)
})
afterAll(() => mail.close())
beforeEach(() => {
  mood = 'takes'
  mail.received.length = 0
  texts.length = 0
  configureNotifications({ smtpUrl: mail.url, baseUrl, sms })
})

type PersonWish = { email?: string; phone?: string; guardianId?: string; name?: string }

async function person({ email = 'worker@example.org', phone, guardianId, name = '张小明' }: PersonWish = {}) {
  const { id } = await buildPerson(database.db, {
    name,
    ...(phone ? { phone } : {}),
    ...(guardianId ? { guardian_id: guardianId } : {}),
  })
  const sealed = email === '' ? null : keyring().encrypt('identity.person.email', email)
  await sql`update identity.person set email = ${sealed} where id = ${id}`.execute(database.db)
  return id
}

const offered = (
  personId: string,
  more: Partial<{ title: string; dedupeKey: string; link: string }> = {},
): Message => ({
  personId,
  template: 'placeOffered',
  params: {
    title: more.title ?? '骑手八段锦',
    when: '2026-11-23T11:00:00Z',
    palace: '宜昌市工人文化宫',
    until: '2026-11-22T12:30:00Z',
  },
  link: more.link ?? '/my/tickets/1/2',
  dedupeKey: more.dedupeKey ?? 'placeOffered:1',
})

type Sent = { name: string; data: unknown }
async function queue(...messages: Message[]): Promise<Sent[]> {
  const sent: Sent[] = []
  await database.db
    .transaction()
    .execute((tx) =>
      queueMessages(tx, ({ name }, data) => void sent.push({ name, data }), messages, clock.now()),
    )
  return sent
}

const context = () => ({ db: database.db, clock })

const messagesOf = (personId: string) =>
  notificationsDb(database.db)
    .selectFrom('notifications.message')
    .selectAll()
    .where('person_id', '=', personId)
    .execute()
const deliveriesOf = (personId: string) =>
  notificationsDb(database.db)
    .selectFrom('notifications.delivery as delivery')
    .innerJoin('notifications.message as message', 'message.id', 'delivery.message_id')
    .selectAll('delivery')
    .where('message.person_id', '=', personId)
    .orderBy('delivery.channel')
    .execute()

async function queued(message: Message) {
  await queue(message)
  const [row] = await messagesOf(message.personId)
  return row!.id
}
const byMail = (messageId: string) => deliver(context(), { messageId, channel: 'email' })

describe('queueMessages', () => {
  test('writes the inbox and the deliveries once for one cause', async () => {
    const id = await person()
    const first = await queue(offered(id), offered(id))
    expect(first).toHaveLength(1)
    expect(first[0]).toMatchObject({
      name: 'notifications.spreadDeliveries',
      data: { messageIds: [expect.any(String)] },
    })
    expect(await queue(offered(id))).toEqual([])
    expect(await messagesOf(id)).toHaveLength(1)
    expect((await deliveriesOf(id)).map(({ channel, status }) => [channel, status])).toEqual([
      ['email', 'queued'],
      ['sms', 'queued'],
    ])
  })

  test('disappears with the transaction that wrote it', async () => {
    const id = await person()
    const failing = database.db.transaction().execute(async (tx) => {
      await queueMessages(tx, () => undefined, [offered(id)])
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(await messagesOf(id)).toEqual([])
  })

  test('queues no delivery by a channel that the person refused, is not there, or is too quiet for it', async () => {
    const id = await person()
    await notificationsDb(database.db)
      .insertInto('notifications.preference')
      .values({ person_id: id, channel: 'sms', allowed: false })
      .execute()
    await queue(offered(id))
    expect((await deliveriesOf(id)).map(({ channel }) => channel)).toEqual(['email'])
    configureNotifications({ smtpUrl: undefined, baseUrl, sms: null })
    expect(await queue(offered(id, { dedupeKey: 'another' }))).toEqual([])
    configureNotifications({ smtpUrl: undefined, baseUrl, sms })
    const other = await person()
    const params = { title: '书法', when: '2026-11-23T11:00:00Z', palace: '宜昌市工人文化宫' }
    expect(await queue({ personId: other, template: 'placeConfirmed', params, dedupeKey: '1' })).toEqual([])
  })

  test('an invitation to rate leaves the house only while the consent to messages stands', async () => {
    const id = await person()
    const me = contextFor({ personId: id, grants: [] }, { db: database.db, clock })
    const invite = async (dedupeKey: string) => {
      const params = { title: '书法', when: '2026-11-21T11:00:00Z', palace: '宜昌市工人文化宫' }
      await queue({ personId: id, template: 'rateInvitation', params, dedupeKey })
      return (await deliveriesOf(id)).map(({ channel }) => channel)
    }
    expect(await invite('never agreed')).toEqual([])
    await giveConsent(me, { purpose: 'messages' })
    expect(await invite('agreed')).toEqual(['email'])
    await withdrawConsent(me, { purpose: 'messages' })
    expect(await invite('taken back')).toEqual(['email'])
    // The inbox is not a message that leaves: it is read by whoever opens it.
    expect(await messagesOf(id)).toHaveLength(3)
    // What they need for their place comes without that consent.
    await queue(offered(id))
    expect(await deliveriesOf(id)).toHaveLength(3)
  })

  test("sends a child's message to its guardian, one for each child", async () => {
    const guardian = await person({ name: '李芳' })
    const ming = await person({ guardianId: guardian, email: '', name: '小明' })
    const hong = await person({ guardianId: guardian, email: '', name: '小红' })
    await queue(offered(ming), offered(hong))
    expect((await messagesOf(guardian)).map((row) => row.about_id).toSorted()).toEqual(
      [ming, hong].toSorted(),
    )
    expect(await messagesOf(ming)).toEqual([])
    for (const { id } of await messagesOf(guardian)) await byMail(id)
    expect(mail.received).toHaveLength(2)
    const subjects = mail.received.map(({ raw }) => subjectOf(raw)).toSorted()
    expect(subjects).toEqual(['小明 · 轮到你了：骑手八段锦', '小红 · 轮到你了：骑手八段锦'])
  })

  test('costs as many statements for a hundred people as for one', async () => {
    const people = await Promise.all(Array.from({ length: 100 }, () => person()))
    const [first, ...others] = people.map((id) => offered(id))
    expect(await statements([first!])).toBe(await statements(others))
  })
})

/** How many statements it takes to queue these. */
async function statements(messages: Message[]): Promise<number> {
  const { db, asked } = countingStatements(database.db)
  await queueMessages(db, () => undefined, messages)
  expect(asked.statements).toBeGreaterThan(2)
  return asked.statements
}

describe('e-mail', () => {
  test('arrives as text and HTML in the words of the reader, with a way out', async () => {
    const id = await person()
    await byMail(await queued(offered(id, { title: '<b>八段锦</b>' })))
    const { to, raw } = mail.received[0]!
    expect(to).toEqual(['worker@example.org'])
    expect(subjectOf(raw)).toBe('轮到你了：<b>八段锦</b>')
    const [text, html] = partsOf(raw)
    expect(text).toContain('明天 19:00，宜昌市工人文化宫，空出一个位子，给你留到今晚 20:30。')
    expect(text).toContain(`${baseUrl}/my/tickets/1/2`)
    expect(html).toContain('轮到你了：&lt;b&gt;八段锦&lt;/b&gt;')
    expect(html).not.toContain('<b>')
    const head = raw.replace(/\r?\n[ \t]+/g, ' ')
    expect(head).toMatch(
      /^List-Unsubscribe: <https:\/\/palace\.example\.org\/unsubscribe\?token=[\w.-]+>\r?$/m,
    )
    expect(head).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m)
    expect(await deliveriesOf(id)).toMatchObject([
      { channel: 'email', status: 'sent', attempts: 1, last_error: null },
      {},
    ])
  })

  test('is not sent again, nor twice by two runs at once', async () => {
    const id = await queued(offered(await person()))
    await Promise.allSettled([byMail(id), byMail(id), byMail(id)])
    await byMail(id)
    expect(mail.received).toHaveLength(1)
  })

  test('takes no header from a title or a name', async () => {
    const id = await person()
    await byMail(await queued(offered(id, { title: '八段锦\r\nBcc: thief@example.org\r\n\r\nhello' })))
    expect(mail.received[0]!.to).toEqual(['worker@example.org'])
    const head = mail.received[0]!.raw.split('\r\n\r\n')[0]!
    expect(head).not.toMatch(/^Bcc:/im)
  })

  test('takes no second recipient from an address', async () => {
    const id = await person({ email: 'worker@example.org, thief@example.org' })
    await byMail(await queued(offered(id))).catch(() => undefined)
    expect(mail.received.flatMap(({ to }) => to)).not.toContain('thief@example.org')
  })

  test('is skipped for someone without an address', async () => {
    const id = await person({ email: '' })
    await byMail(await queued(offered(id)))
    expect(mail.received).toEqual([])
    expect((await deliveriesOf(id))[0]).toMatchObject({ status: 'skipped', sent_at: null })
  })
})

describe('a mail server in trouble', () => {
  test('that does not answer is left within five seconds, and tried again', async () => {
    mood = 'never answers'
    const id = await person()
    const message = await queued(offered(id))
    const began = performance.now()
    await expect(byMail(message)).rejects.toThrow(/Greeting never received|did not answer/)
    expect(performance.now() - began).toBeLessThan(6_000)
    expect((await deliveriesOf(id))[0]).toMatchObject({
      status: 'queued',
      attempts: 1,
      last_error: expect.stringMatching(/\w/),
    })
    mood = 'takes'
    await byMail(message)
    expect((await deliveriesOf(id))[0]).toMatchObject({ status: 'sent', attempts: 2, last_error: null })
  })

  test('that refuses for now is given up after the last try, with the reason but not the address', async () => {
    mood = { code: 451 }
    const id = await person()
    const message = await queued(offered(id))
    for (let n = 1; n < MOST_ATTEMPTS; n++)
      await expect(byMail(message)).rejects.toThrow('no mailbox for ***@*** here')
    await byMail(message)
    const [delivery] = await deliveriesOf(id)
    expect(delivery).toMatchObject({ status: 'failed', attempts: MOST_ATTEMPTS })
    expect(delivery!.last_error).toContain('no mailbox for ***@*** here')
  })

  test('that refuses for good is believed at once', async () => {
    mood = { code: 550 }
    const id = await person()
    await byMail(await queued(offered(id)))
    expect((await deliveriesOf(id))[0]).toMatchObject({ status: 'failed', attempts: 1 })
  })

  test('that is gone costs a try, not the message', async () => {
    configureNotifications({ smtpUrl: 'smtp://127.0.0.1:1', baseUrl, sms })
    const id = await person()
    await expect(byMail(await queued(offered(id)))).rejects.toThrow(/ECONNREFUSED/)
    expect((await deliveriesOf(id))[0]).toMatchObject({ status: 'queued', attempts: 1 })
  })
})

test('a text message is short, says who speaks and where to go', async () => {
  const id = await person({ phone: '15400000001' })
  await deliver(context(), { messageId: await queued(offered(id)), channel: 'sms' })
  expect(texts).toEqual([
    {
      phone: '15400000001',
      text: '【文化宫】轮到你了：骑手八段锦，明天 19:00，宜昌市工人文化宫。位子给你留到今晚 20:30，请去确认。 https://palace.example.org/my/tickets/1/2',
    },
  ])
})

const decoded = (encoded: string) => Buffer.from(encoded, 'base64').toString()
const subjectOf = (raw: string) => {
  const [, line] = /^Subject: ((?:.*)(?:\r?\n[ \t].*)*)/m.exec(raw)!
  return line!
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?(B|Q)\?(.*?)\?=/gi, (_, kind: string, body: string) =>
      kind.toUpperCase() === 'B'
        ? decoded(body)
        : Buffer.from(
            body
              .replaceAll('_', ' ')
              .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))),
            'latin1',
          ).toString(),
    )
}
/** The text and the HTML of a mail with two alternatives. */
function partsOf(raw: string): string[] {
  const [, boundary] = /boundary="([^"]+)"/.exec(raw)!
  return raw
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const [head, ...body] = part.trim().split(/\r?\n\r?\n/)
      const content = body.join('\n\n')
      if (/base64/i.test(head!)) return decoded(content)
      return Buffer.from(
        content
          .replace(/=\r?\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
        'latin1',
      ).toString()
    })
}

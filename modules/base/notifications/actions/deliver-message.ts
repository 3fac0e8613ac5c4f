import { setTimeout as sleep } from 'node:timers/promises'
import type { ActionContext } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import { lackOf } from '#kit/db/unavailable.ts'
import { keyring } from '#kit/crypto/index.ts'
import { createTranslator } from '#kit/i18n/index.ts'
import { type Contact, contactOf, familyOf } from '#modules/base/identity/index.ts'
import { type Channel, type DeliveryStatus, sayMessage, type TemplateName, type Words } from '../contract.ts'
import '../messages/index.ts'
import { MailRefused, waysOut } from '../ports.ts'
import { isQueued, takeDelivery } from '../queries/take-delivery.ts'
import { notificationsDb } from '../schema/db.ts'
import { mailHtml, mailText } from './compose-mail.ts'
import { withEntryCode } from './with-entry-code.ts'

type Taken = NonNullable<Awaited<ReturnType<typeof takeDelivery>>>
type Outcome = { status: Exclude<DeliveryStatus, 'queued'> } | { status: 'queued' | 'failed'; error: Error }

/** With growing pauses this is about half an hour: longer than a mail server needs to come back. */
export const MOST_ATTEMPTS = 11
const UNSUBSCRIBE_DAYS = 400

/**
 * Sends one message by one channel. A delivery already made is not made again, and two runs at once make it once: it is
 * taken before it is sent. What is written and kept is the outcome, also when the database is lost while it is sent.
 * A run killed between the mail server's yes and that note sends it again, with the same Message-ID.
 * @throws the error of a try that failed and may succeed later, after it was noted
 */
export async function deliver(
  { db, clock }: Pick<ActionContext, 'db' | 'clock'>,
  { messageId, channel }: { messageId: string; channel: Channel },
): Promise<void> {
  const delivery = await takeDelivery(db, messageId, channel, clock.now())
  if (!delivery) {
    // Whoever holds it may have died: this job comes again, and finds it sent or free.
    if (await isQueued(db, messageId, channel)) throw new Error('This delivery is being made elsewhere.')
    return
  }
  const outcome = await tryDelivery(db, delivery, channel, clock.now())
  const error = 'error' in outcome ? outcome.error : null
  await untilNoted(() =>
    notificationsDb(db)
      .updateTable('notifications.delivery')
      .set({
        status: outcome.status,
        held_until: null,
        last_error: error && withoutContacts(error.message),
        sent_at: outcome.status === 'sent' ? clock.now() : null,
      })
      .where('message_id', '=', messageId)
      .where('channel', '=', channel)
      .execute(),
  )
  if (error && outcome.status === 'queued') throw new Error(withoutContacts(error.message))
}

const NOTING_TRIES = 240
const NOTING_PAUSE_MS = 250

/** Writes the outcome as soon as the database can take it: an e-mail that left must not be forgotten. */
async function untilNoted(note: () => Promise<unknown>): Promise<void> {
  for (let n = 1; ; n++) {
    try {
      await note()
      return
    } catch (error) {
      if (n === NOTING_TRIES || !lackOf(error)) throw error
      await sleep(NOTING_PAUSE_MS)
    }
  }
}

async function tryDelivery(
  db: Db,
  delivery: Taken,
  channel: Channel,
  now: Temporal.Instant,
): Promise<Outcome> {
  const contact = await contactOf(db, delivery.personId)
  const address = channel === 'email' ? contact?.email : contact?.phone
  const { sms, sendMail } = waysOut()
  if (!contact || !address || !(channel === 'email' ? sendMail : sms)) return { status: 'skipped' }
  const words = await wordsOf(db, delivery, contact, now)
  const mail = channel === 'email' ? await letter(delivery, contact, words, now) : null
  try {
    if (mail) await sendMail!(mail)
    else await sms!.send(address, textMessage(delivery, contact, words))
    return { status: 'sent' }
  } catch (error) {
    const hopeless = error instanceof MailRefused || delivery.attempts >= MOST_ATTEMPTS
    return {
      status: hopeless ? 'failed' : 'queued',
      error: error instanceof Error ? error : new Error(String(error)),
    }
  }
}

async function wordsOf(
  db: Db,
  { personId, aboutId, template, params }: Taken,
  { locale }: Contact,
  now: Temporal.Instant,
) {
  const children = aboutId ? await familyOf(db, personId) : []
  const childName = children.find(({ id }) => id === aboutId)?.name ?? null
  const sayable = { template: template as TemplateName, params: withEntryCode(params), childName }
  return sayMessage(sayable, { t: createTranslator(locale), now })
}

async function letter({ id, link }: Taken, contact: Contact, words: Words, now: Temporal.Instant) {
  const { baseUrl } = waysOut()
  const token = keyring().signToken(
    'unsubscribe',
    contact.personId,
    now.add({ hours: UNSUBSCRIBE_DAYS * 24 }),
  )
  const unsubscribe = `${baseUrl}/unsubscribe?token=${token}`
  const t = createTranslator(contact.locale)
  const content = { ...words, t, open: link && baseUrl + link, preferences: unsubscribe }
  return {
    to: contact.email!,
    subject: words.subject,
    text: mailText(content),
    html: await mailHtml(content),
    messageId: `<${id}@${new URL(baseUrl).hostname}>`,
    unsubscribe,
  }
}

function textMessage({ link }: Taken, { locale }: Contact, { sms }: Words): string {
  const params = { text: sms, link: link ? waysOut().baseUrl + link : '' }
  return createTranslator(locale)('notifications:sms.message', params).trim()
}

/** Servers like to repeat the address in their answer; staff and logs need the reason, not whose it is. */
const withoutContacts = (message: string): string =>
  message
    .replace(/[^\s<>()"]+@[^\s<>()",;:]+/g, '***@***')
    .replace(/\d{7,}/g, '*******')
    .slice(0, 300)

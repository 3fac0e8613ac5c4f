import type { ActionContext } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import { keyring } from '#kit/crypto/index.ts'
import { createTranslator } from '#kit/i18n/index.ts'
import { type Contact, contactOf, familyOf } from '#modules/base/identity/index.ts'
import { type Channel, type DeliveryStatus, sayMessage, type TemplateName, type Words } from '../contract.ts'
import '../messages/index.ts'
import { MailRefused, waysOut } from '../ports.ts'
import { lockQueuedDelivery } from '../queries/lock-delivery.ts'
import { notificationsDb } from '../schema/db.ts'
import { mailHtml, mailText } from './compose-mail.ts'

type Locked = NonNullable<Awaited<ReturnType<typeof lockQueuedDelivery>>>
type Outcome = { status: Exclude<DeliveryStatus, 'queued'> } | { status: 'queued' | 'failed'; error: Error }

/** With growing pauses this is about half an hour: longer than a mail server needs to come back. */
export const MOST_ATTEMPTS = 11
const UNSUBSCRIBE_DAYS = 400

/**
 * Sends one message by one channel. A delivery already made is not made again, and two runs at once make it once: the
 * row is locked while it is being sent, which takes five seconds at most. What is written and kept is the outcome.
 * @throws the error of a try that failed and may succeed later, after it was noted
 */
export async function deliver(
  { db, clock }: Pick<ActionContext, 'db' | 'clock'>,
  { messageId, channel }: { messageId: string; channel: Channel },
): Promise<void> {
  const failure = await db.transaction().execute(async (tx) => {
    const delivery = await lockQueuedDelivery(tx, messageId, channel)
    if (!delivery) return
    const outcome = await tryDelivery(tx, delivery, channel, clock.now())
    const error = 'error' in outcome ? outcome.error : null
    await notificationsDb(tx)
      .updateTable('notifications.delivery')
      .set({
        status: outcome.status,
        attempts: delivery.attempts + 1,
        last_error: error && withoutContacts(error.message),
        sent_at: outcome.status === 'sent' ? clock.now() : null,
      })
      .where('message_id', '=', messageId)
      .where('channel', '=', channel)
      .execute()
    return outcome.status === 'queued' ? error : null
  })
  if (failure) throw new Error(withoutContacts(failure.message))
}

async function tryDelivery(
  tx: Db,
  delivery: Locked,
  channel: Channel,
  now: Temporal.Instant,
): Promise<Outcome> {
  const contact = await contactOf(tx, delivery.personId)
  const address = channel === 'email' ? contact?.email : contact?.phone
  const { sms, sendMail } = waysOut()
  if (!contact || !address || !(channel === 'email' ? sendMail : sms)) return { status: 'skipped' }
  const words = await wordsOf(tx, delivery, contact, now)
  try {
    if (channel === 'email') await sendMail!(await letter(delivery, contact, words, now))
    else await sms!.send(address, textMessage(delivery, contact, words))
    return { status: 'sent' }
  } catch (error) {
    const hopeless = error instanceof MailRefused || delivery.attempts + 1 >= MOST_ATTEMPTS
    return {
      status: hopeless ? 'failed' : 'queued',
      error: error instanceof Error ? error : new Error(String(error)),
    }
  }
}

async function wordsOf(
  tx: Db,
  { personId, aboutId, template, params }: Locked,
  { locale }: Contact,
  now: Temporal.Instant,
) {
  const children = aboutId ? await familyOf(tx, personId) : []
  const childName = children.find(({ id }) => id === aboutId)?.name ?? null
  const sayable = { template: template as TemplateName, params: params as Record<string, unknown>, childName }
  return sayMessage(sayable, { t: createTranslator(locale), now })
}

async function letter({ id, link }: Locked, contact: Contact, words: Words, now: Temporal.Instant) {
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

function textMessage({ link }: Locked, { locale }: Contact, { sms }: Words): string {
  const params = { text: sms, link: link ? waysOut().baseUrl + link : '' }
  return createTranslator(locale)('notifications:sms.message', params).trim()
}

/** Servers like to repeat the address in their answer; staff and logs need the reason, not whose it is. */
const withoutContacts = (message: string): string =>
  message
    .replace(/[^\s<>()"]+@[^\s<>()",;:]+/g, '***@***')
    .replace(/\d{7,}/g, '*******')
    .slice(0, 300)

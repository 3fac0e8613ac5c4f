import type { Target } from '#kit/access/index.ts'
import { systemClock } from '#kit/clock/index.ts'
import type { ActionScope } from '#kit/db/action.ts'
import { type Db, newId } from '#kit/db/index.ts'
import { factsOfPeople, peopleWhoAgree } from '#modules/base/identity/index.ts'
import {
  byConsent,
  type Channel,
  channels,
  pressing,
  type TemplateName,
  type TemplateParams,
  templates,
} from '../contract.ts'
import { waysOut } from '../ports.ts'
import { preferencesOf } from '../queries/preferences.ts'
import { notificationsDb } from '../schema/db.ts'

/** A message to one person; a child's goes to its guardian, and names the child. */
export type Message = {
  [Name in TemplateName]: {
    personId: string
    template: Name
    params: TemplateParams<Name>
    /** The thing that it is about: a path of the portal. */
    link?: string
    /** What caused it, such as `placeOffered:<enrolment id>:3`: the same cause never writes to a person twice. */
    dedupeKey: string
    /** Where it happens: its director then sees whether it arrived. */
    place?: Target
  }
}[TemplateName]

type Later = ActionScope['later']

/** Writes one message inside another module's action: see `queueMessages`. */
export const queueMessage = (tx: Db, later: Later, message: Message, now?: Temporal.Instant): Promise<void> =>
  queueMessages(tx, later, [message], now)

const BATCH = 1_000 // PostgreSQL takes 65,535 parameters a statement

/**
 * Writes messages into inboxes and queues their deliveries, in the transaction of the action that calls it: both happen
 * if, and only if, it commits. Calling it again with the same causes writes and sends nothing. The number of statements
 * does not grow with the number of messages up to a thousand.
 */
export async function queueMessages(
  tx: Db,
  later: Later,
  messages: readonly Message[],
  now: Temporal.Instant = systemClock.now(),
): Promise<void> {
  for (let at = 0; at < messages.length; at += BATCH)
    await queueBatch(tx, later, messages.slice(at, at + BATCH), now)
}

async function queueBatch(
  tx: Db,
  later: Later,
  messages: readonly Message[],
  now: Temporal.Instant,
): Promise<void> {
  const people = await factsOfPeople(tx, [...new Set(messages.map(({ personId }) => personId))])
  const rows = messages.map((message) =>
    rowOf(message, people.get(message.personId)?.guardianId ?? null, now),
  )
  const written = await notificationsDb(tx)
    .insertInto('notifications.message')
    .values(rows)
    .onConflict((conflict) => conflict.constraint('message_has_one_cause').doNothing())
    .returning(['id', 'person_id', 'template'])
    .execute()
  const allows = await preferencesOf(tx, [...new Set(written.map((row) => row.person_id))])
  const asking = written.filter((row) => byConsent.has(row.template as TemplateName))
  const agree = await peopleWhoAgree(tx, 'messages', [...new Set(asking.map((row) => row.person_id))])
  const leaves = written.filter(
    (row) => !byConsent.has(row.template as TemplateName) || agree.has(row.person_id),
  )
  const deliveries = leaves.flatMap((row) =>
    channels
      .filter((channel) => isOpen(channel, row.template as TemplateName) && allows(row.person_id)[channel])
      .map((channel) => ({ message_id: row.id, channel })),
  )
  if (deliveries.length === 0) return
  await notificationsDb(tx).insertInto('notifications.delivery').values(deliveries).execute()
  later(
    { name: 'notifications.spreadDeliveries' },
    { messageIds: [...new Set(deliveries.map((row) => row.message_id))] },
  )
}

function rowOf(message: Message, guardianId: string | null, now: Temporal.Instant) {
  const { personId, template, params, link = null, dedupeKey, place } = message
  return {
    id: newId(),
    person_id: guardianId ?? personId,
    about_id: guardianId && personId,
    palace_id: place?.palaceId ?? null,
    division_code: place?.divisionCode ?? null,
    template,
    params: JSON.stringify(templates[template].parse(params)),
    link,
    // Two children of one guardian hear of the same cause separately.
    dedupe_key: guardianId ? `${dedupeKey}:${personId}` : dedupeKey,
    created_at: now,
  }
}

/** Is this way out there, and is this kind of message sent by it? */
function isOpen(channel: Channel, template: TemplateName): boolean {
  const { sms, sendMail } = waysOut()
  return channel === 'email' ? sendMail !== null : sms !== null && pressing.has(template)
}

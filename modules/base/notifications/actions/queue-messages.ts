import { sql } from 'kysely'
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

const BATCH = 1_000

/** Who their guardians are, where the caller has just asked. */
type KnownPeople = ReadonlyMap<string, { guardianId: string | null }>

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
  known?: KnownPeople,
): Promise<void> {
  for (let at = 0; at < messages.length; at += BATCH)
    await queueBatch(tx, later, messages.slice(at, at + BATCH), now, known)
}

async function queueBatch(
  tx: Db,
  later: Later,
  messages: readonly Message[],
  now: Temporal.Instant,
  known?: KnownPeople,
): Promise<void> {
  if (messages.length === 0) return
  const people = known ?? (await factsOfPeople(tx, [...new Set(messages.map(({ personId }) => personId))]))
  const rows = messages.map((message) => rowOf(message, people.get(message.personId)?.guardianId ?? null))
  const asking = rows.filter(({ template }) => byConsent.has(template))
  const readers = (some: typeof rows) => [...new Set(some.map((row) => row.person_id))]
  const leave = rows.filter(({ template }) => channels.some((channel) => isOpen(channel, template)))
  const allows = await preferencesOf(tx, readers(leave))
  const agree = await peopleWhoAgree(tx, 'messages', readers(asking))
  const ways = ({ person_id, template }: (typeof rows)[number]) =>
    byConsent.has(template) && !agree.has(person_id)
      ? []
      : channels.filter((channel) => isOpen(channel, template) && allows(person_id)[channel])
  // The rows as one parameter: thousands of them would cost more than the writing.
  const { rows: leaving } = await sql<{ id: string }>`
    with given as (
      select * from json_to_recordset(${JSON.stringify(rows.map((row) => ({ ...row, channels: ways(row) })))}) as row (
        id uuid, person_id uuid, about_id uuid, palace_id uuid, division_code text, template text, params jsonb, link text,
        dedupe_key text, channels text[])
    ), written as (
      insert into notifications.message
        (id, person_id, about_id, palace_id, division_code, template, params, link, dedupe_key, created_at)
      select id, person_id, about_id, palace_id, division_code, template, params, link, dedupe_key, ${now}::timestamptz
      from given
      on conflict on constraint message_has_one_cause do nothing
      returning id
    ), queued as (
      insert into notifications.delivery (message_id, channel)
      select id, channel from written join given using (id), unnest(channels) as channel
      returning message_id
    )
    select distinct message_id as id from queued`.execute(tx)
  if (leaving.length === 0) return
  // They leave in the order in which they were told: whoever was drawn first hears of it first.
  const left = new Set(leaving.map(({ id }) => id))
  const messageIds = rows.flatMap(({ id }) => (left.has(id) ? [id] : []))
  later({ name: 'notifications.spreadDeliveries' }, { messageIds })
}

function rowOf({ personId, template, params, link, dedupeKey, place }: Message, guardianId: string | null) {
  return {
    id: newId(),
    person_id: guardianId ?? personId,
    about_id: guardianId && personId,
    palace_id: place?.palaceId,
    division_code: place?.divisionCode,
    template,
    params: templates[template].parse(params),
    link,
    // Two children of one guardian hear of the same cause separately.
    dedupe_key: guardianId ? `${dedupeKey}:${personId}` : dedupeKey,
  }
}

/** Is this way out there, and is this kind of message sent by it? */
function isOpen(channel: Channel, template: TemplateName): boolean {
  const { sms, sendMail } = waysOut()
  return channel === 'email' ? sendMail !== null : sms !== null && pressing.has(template)
}

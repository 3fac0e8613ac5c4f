import type { ActionScope } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import type { PersonalData, Reader, ToldTable } from '#kit/module/index.ts'
import { contactOf } from '#modules/base/identity/index.ts'
import { sayMessage, type TemplateName } from '../../contract.ts'
import { withEntryCode } from '../with-entry-code.ts'
import { notificationsDb } from '../../schema/db.ts'

/** What this module keeps about people: their messages, and how they want to be told. */
export const notificationsPersonalData: PersonalData = {
  columns: {
    'notifications.message.person_id': 'erased',
    'notifications.message.about_id': 'erased',
    'notifications.preference.person_id': 'erased',
  },
  tell: async (db, personIds, reader) => [
    await messages(db, personIds, reader),
    await preferences(db, personIds),
  ],
  forget,
}

async function messages(db: Db, ids: readonly string[], reader: Reader): Promise<ToldTable> {
  const found = await notificationsDb(db)
    .selectFrom('notifications.message')
    .select(['template', 'params', 'created_at', 'read_at'])
    .where((row) => row.or([row('person_id', 'in', [...ids]), row('about_id', 'in', [...ids])]))
    .orderBy('created_at', 'desc')
    .execute()
  return {
    name: 'messages',
    title: 'notifications:inbox.title',
    columns: {
      at: { label: 'notifications:copy.at', instant: true },
      subject: { label: 'notifications:copy.subject' },
      body: { label: 'notifications:copy.body' },
      readAt: { label: 'notifications:copy.readAt', instant: true },
    },
    rows: found.map(({ template, params, created_at, read_at }) => {
      const sayable = { template: template as TemplateName, params: withEntryCode(params) }
      const { subject, body } = sayMessage(sayable, reader)
      return { at: created_at.toString(), subject, body, readAt: read_at?.toString() ?? null }
    }),
  }
}

async function preferences(db: Db, ids: readonly string[]): Promise<ToldTable> {
  const rows = await notificationsDb(db)
    .selectFrom('notifications.preference')
    .select(['channel', 'allowed'])
    .where('person_id', 'in', [...ids])
    .orderBy('channel')
    .execute()
  return {
    name: 'messagePreferences',
    title: 'notifications:preferences.title',
    columns: {
      channel: { label: 'notifications:copy.channel', words: (value) => `notifications:channel.${value}` },
      allowed: { label: 'notifications:copy.allowed' },
    },
    rows,
  }
}

/** Messages go with their deliveries; texts of a demonstration go by the phone, which is still known at this point. */
async function forget({ tx }: ActionScope, personIds: readonly string[]): Promise<void> {
  const db = notificationsDb(tx)
  const ids = [...personIds]
  await db
    .deleteFrom('notifications.message')
    .where((row) => row.or([row('person_id', 'in', ids), row('about_id', 'in', ids)]))
    .execute()
  await db.deleteFrom('notifications.preference').where('person_id', 'in', ids).execute()
  for (const id of ids) {
    const contact = await contactOf(tx, id)
    // A child is reached through its guardian, whose texts are not the child's to forget.
    if (contact?.phone && contact.personId === id)
      await db.deleteFrom('notifications.development_sms').where('phone', '=', contact.phone).execute()
  }
}

// Generated from the migrations by tools/generate-db-types.ts; never edit by hand.
import type { ColumnType, Generated } from 'kysely'
import type { Db } from '#kit/db/index.ts'

export type NotificationsTables = {
  'notifications.delivery': {
    message_id: string
    channel: 'email' | 'sms'
    status: Generated<'queued' | 'sent' | 'failed' | 'skipped'>
    attempts: Generated<number>
    last_error: string | null
    sent_at: Temporal.Instant | null
    held_until: Temporal.Instant | null
    not_before: Temporal.Instant | null
  }
  'notifications.development_sms': {
    id: string
    phone: string
    text: string
    sent_at: Temporal.Instant
  }
  'notifications.message': {
    id: string
    person_id: string
    about_id: string | null
    palace_id: string | null
    division_code: string | null
    template: string
    params: ColumnType<unknown, string, string>
    link: string | null
    dedupe_key: string
    created_at: Temporal.Instant
    read_at: Temporal.Instant | null
  }
  'notifications.preference': {
    person_id: string
    channel: 'email' | 'sms'
    allowed: boolean
  }
}

/** The database as this module sees it: its own tables. */
export const notificationsDb = (db: Db) => db.withTables<NotificationsTables>()

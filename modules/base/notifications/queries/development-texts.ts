import type { Db } from '#kit/db/index.ts'
import { notificationsDb } from '../schema/db.ts'

export type DevelopmentText = { id: string; phone: string; text: string; sentAt: Temporal.Instant }

const SHOWN = 20

/** The latest texts that a demonstration kept instead of sending. */
export function developmentTexts(db: Db): Promise<DevelopmentText[]> {
  return notificationsDb(db)
    .selectFrom('notifications.development_sms')
    .select(['id', 'phone', 'text', 'sent_at as sentAt'])
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(SHOWN)
    .execute()
}

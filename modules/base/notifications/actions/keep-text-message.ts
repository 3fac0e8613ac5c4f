import type { Clock } from '#kit/clock/index.ts'
import { type Db, newId } from '#kit/db/index.ts'
import type { SmsProvider } from '../ports.ts'
import { notificationsDb } from '../schema/db.ts'

/** The provider of a demonstration: it keeps each text where /dev/inbox shows it, and sends nothing. */
export function developmentSms({ db, clock }: { db: Db; clock: Clock }): SmsProvider {
  return {
    development: true,
    async send(phone, text) {
      await notificationsDb(db)
        .insertInto('notifications.development_sms')
        .values({ id: newId(), phone, text, sent_at: clock.now() })
        .execute()
    },
  }
}

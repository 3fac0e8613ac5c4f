import { sql } from 'kysely'
import type { Retention } from '#kit/module/index.ts'

/** How long messages are kept, and the texts of a demonstration. */
export const notificationsRetention: readonly Retention[] = [
  {
    kind: 'inbox',
    standard: 'retention.inboxMonths',
    remove: async ({ tx }, before, most) => {
      const gone = await sql`delete from notifications.message where id in
        (select id from notifications.message where created_at < ${before} limit ${most})`.execute(tx)
      return Number(gone.numAffectedRows ?? 0)
    },
  },
  {
    kind: 'developmentTexts',
    standard: 'retention.developmentTextDays',
    remove: async ({ tx }, before, most) => {
      const gone = await sql`delete from notifications.development_sms where id in
        (select id from notifications.development_sms where sent_at < ${before} limit ${most})`.execute(tx)
      return Number(gone.numAffectedRows ?? 0)
    },
  },
]

import { sql } from 'kysely'
import type { Retention } from '#kit/module/index.ts'

/** How long the names of those who come along are kept; how many came stays counted in the booking. */
export const bookingRetention: readonly Retention[] = [
  {
    kind: 'bookingCompanions',
    standard: 'retention.companionNameMonths',
    remove: async ({ tx }, before, most) => {
      const gone = await sql`delete from booking.companion where (palace_id, booking_id, no) in
        (select c.palace_id, c.booking_id, c.no from booking.companion c
          join booking.booking b on b.palace_id = c.palace_id and b.id = c.booking_id
          where upper(b.during) < ${before} limit ${most})`.execute(tx)
      return Number(gone.numAffectedRows ?? 0)
    },
  },
]

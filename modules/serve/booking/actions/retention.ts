import { sql } from 'kysely'
import type { Retention } from '#kit/module/index.ts'

/** How long the names of those who come along, and of callers without an account, and who waited for a slot, are kept; how many came stays counted in the booking. */
export const bookingRetention: readonly Retention[] = [
  {
    kind: 'bookingCompanions',
    standard: 'retention.companionNameMonths',
    remove: async ({ tx }, before, most) => {
      const gone = await sql`delete from booking.companion where (palace_id, booking_id, no) in
        (select c.palace_id, c.booking_id, c.no from booking.companion c
          join booking.booking b on b.palace_id = c.palace_id and b.id = c.booking_id
          where upper(b.during) < ${before} limit ${most})`.execute(tx)
      const guests = await sql`update booking.booking set guest_name = null, guest_name_masked = null
        where (palace_id, id) in (select palace_id, id from booking.booking
          where guest_name is not null and upper(during) < ${before} limit ${most})`.execute(tx)
      return Math.max(Number(gone.numAffectedRows ?? 0), Number(guests.numAffectedRows ?? 0))
    },
  },
  {
    kind: 'bookingWaits',
    standard: 'retention.companionNameMonths',
    remove: async ({ tx }, before, most) => {
      const gone = await sql`delete from booking.wait where (palace_id, id) in
        (select palace_id, id from booking.wait where upper(during) < ${before} limit ${most})`.execute(tx)
      return Number(gone.numAffectedRows ?? 0)
    },
  },
]

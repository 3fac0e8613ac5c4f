import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { amongKeys, type PalaceKey } from './palace-key.ts'
import { enrolmentDb } from '../schema/db.ts'

/** How many seats are held now on each of these tickets, by ticket; one query. Those without any are absent. */
export async function seatsOnTickets(db: Db, tickets: readonly PalaceKey[]): Promise<Map<string, number>> {
  if (tickets.length === 0) return new Map()
  const rows = await enrolmentDb(db)
    .selectFrom('enrolment.enrolment')
    .select(['ticket_id as ticketId', sql<number>`count(seat_no)::int`.as('seats')])
    .where(amongKeys('palace_id', 'ticket_id', tickets))
    .where('seat_no', 'is not', null)
    .groupBy('ticket_id')
    .execute()
  return new Map(rows.map(({ ticketId, seats }) => [ticketId, seats]))
}

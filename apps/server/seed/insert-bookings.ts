import type { Db } from '#kit/db/index.ts'
import { formatRange } from '#kit/interval/index.ts'
import type { Demo } from '../../../tools/demo/index.ts'
import { insertRows } from './insert-rows.ts'

/** How spaces may be booked, and who booked them. Columns that the database fills in are named, as the rows have none. */
export async function insertBookings(
  db: Db,
  { bookings: { rules, bookings, resources } }: Pick<Demo, 'bookings'>,
): Promise<void> {
  await insertRows(
    db,
    'booking.space_rule',
    rules.map((rule) => ({
      slot_minutes: 60,
      self_service: false,
      concessions: [],
      series_to: 'staff',
      version: 1,
      ...rule,
    })),
  )
  await insertRows(
    db,
    'booking.resource',
    resources.map((row) => ({ turns: 0, version: 1, ...row })),
  )
  await insertRows(
    db,
    'booking.booking',
    bookings.map((row) => ({ awaits_approval: false, version: 1, ...row, during: formatRange(row.during) })),
  )
}

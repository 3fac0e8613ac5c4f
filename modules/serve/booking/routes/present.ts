import type { EntryCode, Loan, MyBooking } from '../contract.ts'
import type { BookingRecord } from '../queries/booking-record.ts'

/** A booking as the contract gives it to its holder. */
export const present = (
  { during, ...booking }: BookingRecord,
  codes: ReadonlyMap<string, EntryCode>,
  loans: ReadonlyMap<string, Loan[]>,
): MyBooking => ({
  id: booking.id,
  palaceId: booking.palaceId,
  spaceId: booking.spaceId,
  kind: booking.kind,
  title: booking.title,
  start: during.start.toString(),
  end: during.end.toString(),
  people: booking.people,
  state: booking.state,
  reason: booking.reason,
  priceClass: booking.priceClass,
  priceFen: booking.priceFen,
  unionId: booking.unionId,
  loans: loans.get(booking.id) ?? [],
  entry: codes.get(booking.id) ?? null,
})

import { sql } from 'kysely'
import { keyring, maskName, type SealedColumn } from '#kit/crypto/index.ts'
import type { Db } from '#kit/db/index.ts'
import { formatRange, type Interval } from '#kit/interval/index.ts'
import type { Kind, PriceClass } from '../contract/vocabulary.ts'
import { bookingDb } from '../schema/db.ts'

const NAME_COLUMN = 'booking.companion.name'
const GUEST_COLUMN = 'booking.booking.guest_name'

/** For the change of keys. */
export const sealedBookingColumns: readonly SealedColumn[] = [
  { table: 'booking.companion', key: ['palace_id', 'booking_id', 'no'], column: 'name' },
  { table: 'booking.booking', key: ['palace_id', 'id'], column: 'guest_name' },
]

export type NewBooking = {
  id: string
  palaceId: string
  spaceId: string
  during: Interval
  kind: Kind
  title: string
  holderId: string | null
  unionId: string | null
  people: number
  priceClass: PriceClass
  priceFen: number
  awaitsApproval: boolean
  seriesId?: string
  seriesNo?: number
  /** A caller without an account. */
  guestName?: string | null
  grounds?: string
  biddingNo?: string | null
}

/** Writes a booking, which takes its space by trigger, and those who come along. A held space breaks `a_space_and_its_parts_hold_one_use_at_a_time`. */
export async function insertBooking(
  tx: Db,
  booking: NewBooking,
  companions: readonly string[],
  now: Temporal.Instant,
): Promise<void> {
  await insertDates(tx, [booking], now)
  await insertCompanions(tx, [{ booking, names: companions }])
}

/** Writes who comes along to each of these bookings. */
export async function insertCompanions(
  tx: Db,
  company: readonly { booking: Pick<NewBooking, 'palaceId' | 'id'>; names: readonly string[] }[],
): Promise<void> {
  const rows = company.flatMap(({ booking, names }) =>
    names.map((name, index) => ({
      palace_id: booking.palaceId,
      booking_id: booking.id,
      no: index + 1,
      name: keyring().encrypt(NAME_COLUMN, name),
      name_masked: maskName(name),
    })),
  )
  if (rows.length > 0) await bookingDb(tx).insertInto('booking.companion').values(rows).execute()
}

/** The same for many bookings at once, such as the dates of a series. */
export async function insertDates(
  tx: Db,
  bookings: readonly NewBooking[],
  now: Temporal.Instant,
): Promise<void> {
  const rows = bookings.map((booking) => ({
    palace_id: booking.palaceId,
    id: booking.id,
    space_id: booking.spaceId,
    during: formatRange(booking.during),
    kind: booking.kind,
    title: booking.title,
    holder_id: booking.holderId,
    union_id: booking.unionId,
    people: booking.people,
    price_class: booking.priceClass,
    price_fen: booking.priceFen,
    awaits_approval: booking.awaitsApproval,
    series_id: booking.seriesId ?? null,
    series_no: booking.seriesNo ?? null,
    guest_name: booking.guestName
      ? `\\x${keyring().encrypt(GUEST_COLUMN, booking.guestName).toString('hex')}`
      : null,
    guest_name_masked: booking.guestName ? maskName(booking.guestName) : null,
    grounds: booking.grounds ?? '',
    bidding_no: booking.biddingNo ?? null,
  }))
  // The rows as one parameter, and so one statement for any number of them, which is prepared once.
  await sql`
    insert into booking.booking (palace_id, id, space_id, during, kind, title, holder_id, union_id, people, price_class, price_fen,
      awaits_approval, series_id, series_no, guest_name, guest_name_masked, grounds, bidding_no, created_at)
    select row.*, ${now}::timestamptz from json_to_recordset(${JSON.stringify(rows)}) as row (
      palace_id uuid, id uuid, space_id uuid, during tstzrange, kind text, title text, holder_id uuid, union_id uuid, people integer,
      price_class text, price_fen integer, awaits_approval boolean, series_id uuid, series_no integer, guest_name bytea,
      guest_name_masked text, grounds text, bidding_no text)`.execute(tx)
}

/** The name in clear, for the holder of the booking. @throws Error when the bytes were changed */
export const companionName = (bytes: Buffer): string => keyring().decrypt(NAME_COLUMN, bytes)

/** The name of a caller without an account, in clear, to compare with. @throws Error when the bytes were changed */
export const guestNameOf = (bytes: Buffer): string => keyring().decrypt(GUEST_COLUMN, bytes)

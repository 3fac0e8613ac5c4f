import { z } from 'zod'
import { entryCodes, sayEntryCode } from '#kit/crypto/index.ts'
import { action } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import type { EntryCode } from '../contract/entry.ts'
import { errors } from '../errors.ts'
import { canKeepDesk } from '../policy.ts'
import type { BookingRecord } from '../queries/booking-record.ts'
import { rulesOfSpaces } from '../queries/space-rules.ts'
import { entryThing, entryWindow, opensByCode } from '../rules/entry.ts'
import { openBooking } from './desk-facts.ts'
import { housesOn } from './house.ts'

/**
 * The entry codes of those bookings that have one, by id, for the eyes of their holders only; three queries for any number,
 * one when no space has hours without staff.
 */
export async function entryCodesOf(
  db: Db,
  bookings: readonly BookingRecord[],
  now: Temporal.Instant,
): Promise<Map<string, EntryCode>> {
  const rules = await rulesOfSpaces(db, [...new Set(bookings.map(({ spaceId }) => spaceId))])
  const some = bookings.filter(
    ({ spaceId, during }) => rules.get(spaceId)?.selfService && Temporal.Instant.compare(during.end, now) > 0,
  )
  if (some.length === 0) return new Map()
  const { compare } = Temporal.Instant
  const span = {
    start: some.map(({ during }) => during.start).toSorted(compare)[0]!,
    end: some
      .map(({ during }) => during.end)
      .toSorted(compare)
      .at(-1)!,
  }
  const houses = await housesOn(db, [...new Set(some.map(({ palaceId }) => palaceId))], now, span)
  return new Map(
    some.flatMap((booking) => {
      const house = houses.get(booking.palaceId)
      if (!house || !opensByCode(booking, rules.get(booking.spaceId), house.openings)) return []
      const window = entryWindow(booking.during, house.standards['booking.entryEarlyMinutes'])
      const code = sayEntryCode(entryCodes(entryThing(booking))[0]!)
      return [[booking.id, { code, from: window.start.toString(), until: window.end.toString() }] as const]
    }),
  )
}

/** The desk tells a caller the code of their booking; who looked is journalled. @throws Problem `booking-not-found` | `no-entry-code` */
export const tellEntryCode = action(
  z.object({ palaceId: z.uuid(), bookingId: z.uuid() }),
  async (scope, { palaceId, bookingId }): Promise<EntryCode> => {
    const { tx, actor, now, allow, journal } = scope
    const { booking, house } = await openBooking(scope, palaceId, bookingId)
    allow(canKeepDesk(actor, house.target))
    const code = (await entryCodesOf(tx, [booking], now)).get(bookingId)
    if (!code) throw errors.error('no-entry-code')
    journal({
      action: 'booking.tellEntryCode',
      subject: { type: 'booking', id: bookingId },
      palaceId,
      divisionCode: house.target.divisionCode,
    })
    return code
  },
)

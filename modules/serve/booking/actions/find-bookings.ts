import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { findByLast4, peopleNamed } from '#modules/base/identity/index.ts'
import { canKeepDesk } from '../policy.ts'
import type { BookingRecord } from '../queries/booking-record.ts'
import { bookingsInTime } from '../queries/staff-bookings.ts'
import { guestNameOf } from './booking-rows.ts'
import { stretch } from './desk-facts.ts'
import { houseOn } from './house.ts'

/**
 * Finds whose bookings begin in a stretch, by the last four digits of a phone or by the beginning of a name. Names are
 * compared in clear on the server and leave it masked; each look-up is journalled. P7.
 */
export const findBookings = action(
  z.object({
    palaceId: z.uuid(),
    start: z.string(),
    end: z.string(),
    last4: z.string().optional(),
    name: z.string().optional(),
  }),
  async (
    { actor, tx, now, allow, journal },
    { palaceId, last4, name, ...times },
  ): Promise<BookingRecord[]> => {
    const { target } = await houseOn(tx, palaceId, now, { start: now, end: now })
    allow(canKeepDesk(actor, target))
    const bookings = (await bookingsInTime(tx, palaceId, stretch(times))).filter(
      ({ kind }) => kind === 'booking',
    )
    const holders = bookings.flatMap(({ holderId }) => holderId ?? [])
    const wanted = last4 ? new Set(await findByLast4(tx, last4)) : await peopleNamed(tx, holders, name ?? '')
    const found = bookings.filter(({ holderId, guestName }) =>
      holderId ? wanted.has(holderId) : !last4 && guestName && guestNameOf(guestName).startsWith(name ?? ''),
    )
    journal({
      action: 'booking.findBookings',
      subject: { type: 'palace', id: palaceId },
      palaceId,
      divisionCode: target.divisionCode,
      after: { by: last4 ? 'last4' : 'name', found: found.length },
    })
    return found
  },
)

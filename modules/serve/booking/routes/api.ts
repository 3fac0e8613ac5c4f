import type { Api } from '#kit/http/api.ts'
import { type AppContext, contextOf } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { palacesByIds } from '#modules/base/places/index.ts'
import { bookSpace } from '../actions/book-space.ts'
import { cancelBooking } from '../actions/cancel-booking.ts'
import * as contract from '../contract.ts'
import type { MyBooking } from '../contract/mine.ts'
import { errors } from '../errors.ts'
import { bookingById, bookingsOfHolder } from '../queries/booking-record.ts'
import { availability } from './availability.ts'
import { present } from './present.ts'

/** Booking's JSON operations. */
export function bookingApi(api: Api): void {
  api.openapi(contract.availabilityRoute, async (c) => {
    const { palaceId } = c.req.valid('param')
    const { from, days } = c.req.valid('query')
    const { db, clock } = c.var.services
    const palace = (await palacesByIds(db, [palaceId])).get(palaceId)
    if (!palace) throw requestErrors.error('not-found')
    const first = Temporal.PlainDate.from(from)
    const midnight = (date: Temporal.PlainDate) => date.toZonedDateTime(palace.timeZone).toInstant()
    const during = { start: midnight(first), end: midnight(first.add({ days })) }
    return c.json(await availability(db, palaceId, during, clock.now()), 200)
  })
  api.openapi(contract.bookRoute, async (c) => {
    const { palaceId } = c.req.valid('param')
    const { bookingId } = await bookSpace(contextOf(c), { palaceId, ...c.req.valid('json') })
    return c.json(await bookingOf(c, palaceId, bookingId), 200)
  })
  api.openapi(contract.myBookingsRoute, async (c) => {
    const { db, clock } = c.var.services
    const { personId } = c.var.actor
    if (personId === null) throw requestErrors.error('sign-in-needed')
    const rows = await bookingsOfHolder(db, personId, c.req.valid('query').when, clock.now())
    return c.json({ bookings: rows.map(present) }, 200)
  })
  api.openapi(contract.cancelBookingRoute, async (c) => {
    const { palaceId, bookingId } = c.req.valid('param')
    await cancelBooking(contextOf(c), { palaceId, bookingId })
    return c.json(await bookingOf(c, palaceId, bookingId), 200)
  })
}

async function bookingOf(c: AppContext, palaceId: string, bookingId: string): Promise<MyBooking> {
  const booking = await bookingById(c.var.services.db, palaceId, bookingId)
  if (!booking) throw errors.error('booking-not-found')
  return present(booking)
}

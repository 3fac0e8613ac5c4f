import { askedTogether } from '#kit/db/gathered.ts'
import type { Db } from '#kit/db/index.ts'
import { type Api, toProblem } from '#kit/http/api.ts'
import { type AppContext, contextOf } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { palacesByIds } from '#modules/base/places/index.ts'
import { bookSpace } from '../actions/book-space.ts'
import { cancelBooking } from '../actions/cancel-booking.ts'
import { entryCodesOf } from '../actions/tell-entry-code.ts'
import * as contract from '../contract.ts'
import type { MyBooking } from '../contract/mine.ts'
import { errors } from '../errors.ts'
import { isHolder } from '../policy.ts'
import { bookingsOfHolder, bookingsWithIds } from '../queries/booking-record.ts'
import { loansOf } from '../queries/resources.ts'
import { alternativesTo } from './alternatives.ts'
import { resourcesApi } from './api-resources.ts'
import { seriesApi } from './api-series.ts'
import { availability, spacesWithSlots } from './availability.ts'
import { spaceFeedApi } from './space-feed.ts'
import { staffApi } from './api-staff.ts'
import { freeSpaces } from './free.ts'
import { present } from './present.ts'
import { waitsApi } from './waits.ts'

/** Booking's JSON operations. */
export function bookingApi(api: Api): void {
  seriesApi(api)
  resourcesApi(api)
  spaceFeedApi(api)
  staffApi(api)
  waitsApi(api)
  api.openapi(contract.freeSpacesRoute, async (c) => {
    const { db, clock } = c.var.services
    return c.json({ spaces: await freeSpaces(db, c.req.valid('query'), clock.now()) }, 200)
  })
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
    const wish = c.req.valid('json')
    try {
      const { bookingId } = await bookSpace(contextOf(c), { palaceId, ...wish })
      return c.json(await bookingOf(c, palaceId, bookingId), 200)
    } catch (error) {
      throw await withAlternatives(c, palaceId, wish, error)
    }
  })
  api.openapi(contract.myBookingsRoute, async (c) => {
    const { db, clock } = c.var.services
    const { personId } = c.var.actor
    if (personId === null) throw requestErrors.error('sign-in-needed')
    const rows = await bookingsOfHolder(db, personId, c.req.valid('query').when, clock.now())
    const codes = await entryCodesOf(db, rows, clock.now())
    const loans = await loansOf(db, rows)
    return c.json({ bookings: rows.map((row) => present(row, codes, loans)) }, 200)
  })
  api.openapi(contract.cancelBookingRoute, async (c) => {
    const { palaceId, bookingId } = c.req.valid('param')
    await cancelBooking(contextOf(c), { palaceId, bookingId })
    return c.json(await bookingOf(c, palaceId, bookingId), 200)
  })
}

/** Whoever comes second is told what is free instead; any other error is as it was. */
async function withAlternatives(
  c: AppContext,
  palaceId: string,
  { spaceId, start }: { spaceId: string; start: string },
  error: unknown,
): Promise<unknown> {
  const { code } = toProblem(error)
  if (code !== 'slot-taken' && code !== 'space-taken') return error
  const { db, clock } = c.var.services
  const from = Temporal.Instant.from(start)
  const around = { start: from.subtract({ hours: 24 }), end: from.add({ hours: 24 * 7 }) }
  const spaces = await spacesWithSlots(db, palaceId, around, clock.now())
  const wanted = spaces.find((space) => space.spaceId === spaceId)
  const alternatives = wanted ? alternativesTo(spaces, wanted, from) : []
  return errors.error('slot-taken', { field: 'start', extension: { alternatives } })
}

/** Bookings with what is lent with them, by id. Whoever booked at the same time is told by the same two statements. */
const asks = new WeakMap<Db, ReturnType<typeof bookingsAsked>>()
const bookingsAsked = (db: Db) =>
  askedTogether(async (ids: readonly string[]) => {
    const bookings = await bookingsWithIds(db, ids)
    const loans = await loansOf(db, bookings)
    return new Map(bookings.map((booking) => [booking.id, { booking, loans }]))
  })

async function bookingOf(c: AppContext, palaceId: string, bookingId: string): Promise<MyBooking> {
  const { db, clock } = c.var.services
  const ask = asks.get(db) ?? bookingsAsked(db)
  asks.set(db, ask)
  const found = await ask(bookingId)
  if (found?.booking.palaceId !== palaceId) throw errors.error('booking-not-found')
  const { booking, loans } = found
  // Staff who act for a caller learn the code only by asking for it, which is journalled.
  const codes = isHolder(c.var.actor, booking) ? await entryCodesOf(db, [booking], clock.now()) : new Map()
  return present(booking, codes, loans)
}

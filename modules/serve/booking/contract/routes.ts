import { createRoute, z } from '@hono/zod-openapi'
import { answers, body } from '#kit/http/api.ts'
import { Availability, BookRequest, MyBooking } from './mine.ts'

const tags = ['Booking']
const ofBooking = z.object({ palaceId: z.uuid(), bookingId: z.uuid() })

export const availabilityRoute = createRoute({
  tags,
  method: 'get',
  path: '/palaces/{palaceId}/availability',
  summary: 'What can be booked here and when; needs no account',
  request: {
    params: z.object({ palaceId: z.uuid() }),
    query: z.object({
      from: z.iso.date().openapi({ description: 'The first local day' }),
      days: z.coerce.number().int().min(1).max(14).default(7),
    }),
  },
  responses: answers('Spaces with their slots', Availability),
})

export const bookRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/bookings',
  summary: 'Book a space; the same request twice gives the same booking',
  request: {
    params: z.object({ palaceId: z.uuid() }),
    body: body(BookRequest),
  },
  responses: answers('The booking', MyBooking),
})

export const myBookingsRoute = createRoute({
  tags,
  method: 'get',
  path: '/me/bookings',
  summary: 'My bookings at all palaces: coming ones soonest first, past ones latest first',
  request: { query: z.object({ when: z.enum(['coming', 'past']).default('coming') }) },
  responses: answers('Bookings', z.object({ bookings: z.array(MyBooking) })),
})

export const cancelBookingRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/bookings/{bookingId}/cancel',
  summary: 'Give a booking back; also for staff, on the phone',
  request: { params: ofBooking },
  responses: answers('The booking', MyBooking),
})

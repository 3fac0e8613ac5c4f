import { createRoute, z } from '@hono/zod-openapi'
import { answers, body } from '#kit/http/api.ts'
import {
  BookingAppeal,
  BookingAppealDecision,
  BookingLine,
  DeskBookingRequest,
  MoveRequest,
  RefusalRequest,
  RuleLine,
  SetRuleRequest,
  SpaceCalendar,
  UseRequest,
} from './staff.ts'
import { states } from './vocabulary.ts'

const tags = ['Booking, for staff']
const palace = z.object({ palaceId: z.uuid() })
const ofBooking = z.object({ palaceId: z.uuid(), bookingId: z.uuid() })
const line = answers('The booking', BookingLine)
const step = (path: string, summary: string) =>
  ({ tags, method: 'post', path: `/palaces/{palaceId}/bookings/{bookingId}/${path}`, summary }) as const

export const spaceCalendarRoute = createRoute({
  tags,
  method: 'get',
  path: '/palaces/{palaceId}/space-calendar',
  summary: 'What holds which space: sessions, bookings, maintenance, leases and closures',
  request: {
    params: palace,
    query: z.object({ from: z.iso.date(), days: z.coerce.number().int().min(1).max(14).default(1) }),
  },
  responses: answers('The calendar', SpaceCalendar),
})

export const bookingsRoute = createRoute({
  tags,
  method: 'get',
  path: '/palaces/{palaceId}/bookings',
  summary:
    'Bookings that begin in a period, soonest first; to the desk by the last four digits of a phone or by name',
  request: {
    params: palace,
    query: z.object({
      from: z.iso.date().optional(),
      to: z.iso.date().optional().openapi({ description: 'The last local day' }),
      state: z.enum(states).optional(),
      appealed: z.enum(['waiting']).optional(),
      last4: z
        .string()
        .regex(/^\d{4}$/)
        .optional(),
      name: z.string().trim().min(1).max(40).optional(),
    }),
  },
  responses: answers('Bookings', z.object({ timeZone: z.string(), bookings: z.array(BookingLine) })),
})

export const bookForSomeoneRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/desk-bookings',
  summary: 'Book for a caller: a person by phone, or a guest by name',
  request: { params: palace, body: body(DeskBookingRequest) },
  responses: line,
})

export const recordUseRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/space-uses',
  summary: 'Take spaces for maintenance or a lease; all of them or none',
  request: { params: palace, body: body(UseRequest) },
  responses: answers('The new entries', z.object({ bookingIds: z.array(z.uuid()) })),
})

export const moveBookingRoute = createRoute({
  ...step('move', 'Give a booking another time or space; a conflict names what holds it'),
  request: { params: ofBooking, body: body(MoveRequest) },
  responses: line,
})
export const approveBookingRoute = createRoute({
  ...step('approve', 'Say yes to a booking that waits for it'),
  request: { params: ofBooking },
  responses: line,
})
export const refuseBookingRoute = createRoute({
  ...step('refuse', 'Say no to a booking that waits, and why'),
  request: { params: ofBooking, body: body(RefusalRequest) },
  responses: line,
})
export const callOffBookingRoute = createRoute({
  ...step('call-off', 'Cancel for the palace, with the reason that its holder reads'),
  request: { params: ofBooking, body: body(RefusalRequest) },
  responses: line,
})
export const checkInBookingRoute = createRoute({
  ...step('check-in', 'They have come'),
  request: { params: ofBooking },
  responses: line,
})
export const undoCheckInBookingRoute = createRoute({
  ...step('undo-check-in', 'Take a check-in back'),
  request: { params: ofBooking },
  responses: line,
})

export const appealBookingRoute = createRoute({
  ...step('appeal', 'Ask staff not to count a no-show; for its holder'),
  request: { params: ofBooking, body: body(BookingAppeal) },
  responses: answers('Sent', z.object({})),
})
export const decideBookingAppealRoute = createRoute({
  ...step('appeal/decision', 'Forgive a no-show, or not'),
  request: { params: ofBooking, body: body(BookingAppealDecision) },
  responses: line,
})

export const bookingRulesRoute = createRoute({
  tags,
  method: 'get',
  path: '/palaces/{palaceId}/booking-rules',
  summary: 'How each space may be booked, and the standards that stand in for what is left out',
  request: { params: palace },
  responses: answers(
    'Rules',
    z.object({ rules: z.array(RuleLine), standards: z.record(z.string(), z.number()) }),
  ),
})
export const setSpaceRuleRoute = createRoute({
  tags,
  method: 'put',
  path: '/palaces/{palaceId}/spaces/{spaceId}/booking-rule',
  summary: 'Say how a space may be booked online, or that it may not',
  request: { params: z.object({ palaceId: z.uuid(), spaceId: z.uuid() }), body: body(SetRuleRequest) },
  responses: answers('Set', z.object({})),
})

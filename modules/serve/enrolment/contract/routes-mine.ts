import { createRoute, z } from '@hono/zod-openapi'
import { answers, body } from '#kit/http/api.ts'
import { Places } from '#modules/serve/catalog/contract.ts'
import {
  AppealRequest,
  EnrolRequest,
  MyStanding,
  MyTicket,
  OfferLine,
  RatingRequest,
  Suspension,
} from './mine.ts'

const tags = ['Signing up']
export const sessionPath = z.object({ palaceId: z.uuid(), sessionId: z.uuid() })
export const enrolmentPath = z.object({ palaceId: z.uuid(), enrolmentId: z.uuid() })

export const placesRoute = createRoute({
  tags,
  method: 'get',
  path: '/palaces/{palaceId}/sessions/{sessionId}/places',
  summary: 'Places left, live',
  request: { params: sessionPath },
  responses: answers('The number that decides', Places),
})

export const myStandingRoute = createRoute({
  tags,
  method: 'get',
  path: '/palaces/{palaceId}/sessions/{sessionId}/me',
  summary: 'Whom I may sign up here, and my ticket when I have one',
  request: { params: sessionPath },
  responses: answers('How I stand', MyStanding),
})

export const enrolRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/sessions/{sessionId}/enrolments',
  summary: 'Sign up myself, my children, companions; the same request twice gives the same answer',
  request: { params: sessionPath, body: body(EnrolRequest) },
  responses: answers('The ticket, with the place or waitlist number of each', MyTicket),
})

export const offersRoute = createRoute({
  tags,
  method: 'get',
  path: '/palaces/{palaceId}/sessions/{sessionId}/offers',
  summary:
    'The waitlist in its order: who was offered a place when; for staff and for whoever signed up here',
  request: { params: sessionPath },
  responses: answers('In order', z.object({ lines: z.array(OfferLine) })),
})

export const myTicketsRoute = createRoute({
  tags,
  method: 'get',
  path: '/me/tickets',
  summary: 'My tickets and waitlist places, soonest first; past ones latest first',
  request: { query: z.object({ when: z.enum(['coming', 'past']).default('coming') }) },
  responses: answers('Tickets', z.object({ tickets: z.array(MyTicket) })),
})

export const myTicketRoute = createRoute({
  tags,
  method: 'get',
  path: '/me/tickets/{palaceId}/{ticketId}',
  summary: 'One ticket, with every step of each person on it',
  request: { params: z.object({ palaceId: z.uuid(), ticketId: z.uuid() }) },
  responses: answers('The ticket', MyTicket),
})

export const suspensionRoute = createRoute({
  tags,
  method: 'get',
  path: '/me/suspension',
  summary: 'Whether I, or a child of mine, may not sign up for a while, and until when',
  responses: answers('Pauses in force', z.object({ suspensions: z.array(Suspension) })),
})

const CalendarAddress = z.object({
  url: z.string().nullable().openapi({ description: 'null: turned off' }),
})

export const calendarLinkRoute = createRoute({
  tags,
  method: 'get',
  path: '/me/calendar',
  summary: 'The secret address of my calendar, for any calendar program',
  responses: answers('The address', CalendarAddress),
})

export const newCalendarLinkRoute = createRoute({
  tags,
  method: 'post',
  path: '/me/calendar',
  summary: 'Make a new address of my calendar; those given out before answer 404 from now on',
  responses: answers('The address', CalendarAddress),
})

export const endCalendarLinkRoute = createRoute({
  tags,
  method: 'delete',
  path: '/me/calendar',
  summary: 'Turn my calendar address off; none given out before opens any more',
  responses: answers('No address', CalendarAddress),
})

const ofEnrolment = <const Act extends string>(act: Act, summary: string) =>
  ({
    tags,
    method: 'post',
    path: `/palaces/{palaceId}/enrolments/{enrolmentId}/${act}`,
    summary,
    responses: answers('The ticket', MyTicket),
  }) as const

const params = enrolmentPath
export const cancelEnrolmentRoute = createRoute({
  ...ofEnrolment('cancel', 'Give a place or a waitlist position back; also for staff, on the phone'),
  request: { params },
  responses: answers('Cancelled', z.object({})),
})
export const acceptOfferRoute = createRoute({
  ...ofEnrolment('accept', 'Take the offered place'),
  request: { params },
})
export const declineOfferRoute = createRoute({
  ...ofEnrolment('decline', 'Leave the offered place to the next'),
  request: { params },
})
export const rateRoute = createRoute({
  ...ofEnrolment('rating', 'Say how it was: once, after having been checked in'),
  request: { params, body: body(RatingRequest) },
})
export const appealRoute = createRoute({
  ...ofEnrolment('appeal', 'Ask staff to forgive a no-show'),
  request: { params, body: body(AppealRequest) },
})

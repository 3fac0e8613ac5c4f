import { answers, body } from '#kit/http/api.ts'
import { createRoute, z } from '@hono/zod-openapi'
import {
  CheckInRequest,
  CheckInResult,
  DoorMeeting,
  DoorSearch,
  DoorTicket,
  WalkInRequest,
  WalkInResult,
} from './door.ts'
import { enrolmentPath, sessionPath } from './routes-mine.ts'

const tags = ['At the door']
const palace = z.object({ palaceId: z.uuid() })

export const doorRoute = createRoute({
  tags,
  method: 'get',
  path: '/palaces/{palaceId}/door',
  summary: 'Today’s meetings, with how many are expected and inside',
  request: { params: palace },
  responses: answers('Meetings by start', z.object({ meetings: z.array(DoorMeeting) })),
})

export const doorSearchRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/door/search',
  summary:
    'Find tickets by code, last four digits of the phone, or name, among those expected now; journalled',
  request: { params: palace, body: body(DoorSearch) },
  responses: answers('Tickets', z.object({ tickets: z.array(DoorTicket) })),
})

export const checkInRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/check-ins',
  summary: 'Check in a whole ticket or chosen people; a second time says when it was',
  request: { params: palace, body: body(CheckInRequest) },
  responses: answers('Who entered, was in already, or may not, and why', CheckInResult),
})

export const walkInRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/sessions/{sessionId}/walk-ins',
  summary: 'Let someone in by name on a free place',
  request: { params: sessionPath, body: body(WalkInRequest) },
  responses: answers('Inside', WalkInResult),
})

export const undoCheckInRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/enrolments/{enrolmentId}/undo-check-in',
  summary: 'Take the last check-in back, within a few minutes',
  request: { params: enrolmentPath },
  responses: answers('Taken back', z.object({})),
})

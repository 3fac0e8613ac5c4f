import { createRoute, z } from '@hono/zod-openapi'
import { answers, body, openToTokens } from '#kit/http/api.ts'
import { sessionPath } from './routes-mine.ts'
import { Appeal, AppealDecision, Figures, SessionFigures, SessionPerson } from './staff.ts'

const tags = ['Sessions, for staff']
const palace = z.object({ palaceId: z.uuid() })

export const sessionPeopleRoute = createRoute({
  tags,
  method: 'get',
  path: '/palaces/{palaceId}/sessions/{sessionId}/people',
  summary: 'Everyone who signed up, waits or walked in, in order of arrival',
  request: { params: sessionPath },
  responses: answers('People', z.object({ people: z.array(SessionPerson) })),
})

export const sessionFiguresRoute = createRoute({
  tags,
  method: 'get',
  path: '/palaces/{palaceId}/sessions/{sessionId}/figures',
  summary: 'Attendance, no-shows and satisfaction of a session',
  request: { params: sessionPath },
  responses: answers('Figures', SessionFigures),
})

export const palaceFiguresRoute = createRoute({
  tags,
  method: 'get',
  security: openToTokens('read:figures'),
  path: '/palaces/{palaceId}/attendance-figures',
  summary: 'The same over all sessions that began in a period',
  request: { params: palace, query: z.object({ from: z.iso.date(), to: z.iso.date() }) },
  responses: answers('Figures', Figures),
})

export const messageEveryoneRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/sessions/{sessionId}/messages',
  summary: 'Write to everyone who holds a place or waits',
  request: {
    params: sessionPath,
    body: body(z.object({ text: z.string().trim().min(1).max(500), key: z.uuid() })),
  },
  responses: answers('How many were written to', z.object({ people: z.number().int() })),
})

export const appealsRoute = createRoute({
  tags,
  method: 'get',
  path: '/palaces/{palaceId}/appeals',
  summary: 'Appeals against no-shows, those waiting first',
  request: { params: palace, query: z.object({ decided: z.enum(['yes', 'no']).optional() }) },
  responses: answers('Appeals', z.object({ appeals: z.array(Appeal) })),
})

export const decideAppealRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/appeals/{appealId}/decision',
  summary: 'Forgive a no-show, or not, with an answer',
  request: { params: palace.extend({ appealId: z.uuid() }), body: body(AppealDecision) },
  responses: answers('Decided', z.object({})),
})

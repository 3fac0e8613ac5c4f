import { createRoute, z } from '@hono/zod-openapi'
import { answers, body } from '#kit/http/api.ts'
import { Round, RoundSummary } from './round.ts'
import { openings } from './vocabulary.ts'
import { NewWindow } from './window.ts'

const tags = ['Rounds']
const ofSession = { params: z.object({ palaceId: z.uuid(), sessionId: z.uuid() }) }
const session = '/palaces/{palaceId}/sessions/{sessionId}'

export const openingRoute = createRoute({
  tags,
  method: 'get',
  path: `${session}/opening`,
  summary: 'How a session opens: first come, by a fair window, or by a round; needs no account',
  request: ofSession,
  responses: answers(
    'How it opens',
    z.object({ way: z.enum(openings), opensAt: z.string(), round: RoundSummary.nullable() }),
  ),
})

export const openWindowRoute = createRoute({
  tags,
  method: 'post',
  path: `${session}/window`,
  summary: 'Open a session by a fair window: whoever applies until its end has the same chance',
  request: { ...ofSession, body: body(NewWindow) },
  responses: answers('The window, as a round of this session alone', Round),
})

export const openFirstComeRoute = createRoute({
  tags,
  method: 'post',
  path: `${session}/first-come`,
  summary: 'Open a session first come after all',
  request: ofSession,
  responses: answers('Done', z.object({})),
})

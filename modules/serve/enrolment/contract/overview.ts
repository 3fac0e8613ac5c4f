import { createRoute, z } from '@hono/zod-openapi'
import { answers, openToTokens } from '#kit/http/api.ts'
import { Figures } from './staff.ts'
import { Instant } from './vocabulary.ts'

const tags = ['Sessions, for staff']
const period = z.object({ from: z.iso.date(), to: z.iso.date() })

/** A session that began in the period, with what came of it. */
export const SessionLine = z
  .object({
    ...Figures.omit({ sessions: true }).shape,
    sessionId: z.uuid(),
    title: z.string(),
    start: Instant,
    spaceName: z.string().nullable(),
    calledOff: z.boolean(),
  })
  .openapi('SessionLine')
export type SessionLine = z.infer<typeof SessionLine>

/** A palace of a division, with what came of its sessions in the period. */
export const PalaceLine = z
  .object({ ...Figures.shape, palaceId: z.uuid(), name: z.string(), divisionCode: z.string() })
  .openapi('PalaceLine')
export type PalaceLine = z.infer<typeof PalaceLine>

export const sessionLinesRoute = createRoute({
  tags,
  method: 'get',
  security: openToTokens('read:figures'),
  path: '/palaces/{palaceId}/attendance-figures/sessions',
  summary: 'The sessions that began in a period, each with its attendance, no-shows and satisfaction',
  request: { params: z.object({ palaceId: z.uuid() }), query: period },
  responses: answers('Sessions by start', z.object({ sessions: z.array(SessionLine) })),
})

export const palaceLinesRoute = createRoute({
  tags,
  method: 'get',
  security: openToTokens('read:figures'),
  path: '/divisions/{divisionCode}/attendance-figures',
  summary:
    'The palaces of a division with the figures of a period; only for those who answer for the division',
  request: { params: z.object({ divisionCode: z.string().regex(/^\d{2}(\d{2}){0,2}$/) }), query: period },
  responses: answers('Palaces by code', z.object({ palaces: z.array(PalaceLine) })),
})

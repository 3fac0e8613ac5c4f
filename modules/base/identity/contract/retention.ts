import { createRoute, z } from '@hono/zod-openapi'
import { problemResponses } from '#kit/http/api.ts'

export const Kept = z
  .object({
    kind: z.string(),
    term: z.number(),
    unit: z.enum(['months', 'days']),
    ranAt: z.iso.datetime({ offset: true }).nullable(),
    removed: z.number().int(),
    removedEver: z.number().int(),
  })
  .openapi('Retention')

export const listRetentionRoute = createRoute({
  tags: ['People and roles'],
  method: 'get',
  path: '/retention',
  summary: 'What is kept how long, and when what is older was last removed',
  responses: {
    200: {
      description: 'Kinds of data',
      content: { 'application/json': { schema: z.object({ kinds: z.array(Kept) }) } },
    },
    ...problemResponses,
  },
})

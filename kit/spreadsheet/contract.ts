import { createRoute, z } from '@hono/zod-openapi'
import './messages/index.ts'
import { problemResponses } from '#kit/http/api.ts'

/** What a screen tells before it hands out a file with people in it. Never what was searched for: that may be a name. */
export const ExportNote = z.object({
  list: z.string().trim().min(1).max(80).openapi({ example: '人员名单' }),
  rows: z.number().int().min(0).max(10_000_000),
  format: z.enum(['xlsx', 'csv']),
  division: z
    .string()
    .regex(/^\d{2,6}$/)
    .openapi({
      description: 'The part of the tree that the screen looks at, a code prefix',
      example: '4201',
    }),
  palace: z.uuid().optional(),
})

/** Writes into the journal that a list with personal data leaves the console as a file. */
export const noteExportRoute = createRoute({
  method: 'post',
  path: '/exports',
  tags: ['journal'],
  summary: 'Note that a list with people in it is exported',
  request: { body: { required: true, content: { 'application/json': { schema: ExportNote } } } },
  responses: { 204: { description: 'Noted' }, ...problemResponses },
})

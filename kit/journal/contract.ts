import { createRoute, z } from '@hono/zod-openapi'
import { problemResponses } from '#kit/http/api.ts'

/** One entry of the journal: who did what to what, when, and what changed. */
export const JournalLine = z
  .object({
    id: z.number().int(),
    at: z.iso.datetime({ offset: true }),
    actorId: z.uuid().nullable().openapi({ description: 'null: the system itself' }),
    actorName: z.string().nullable().openapi({ description: 'Masked', example: '张*' }),
    action: z.string().openapi({ example: 'catalog.publishSession' }),
    subject: z.object({ type: z.string(), id: z.string() }),
    palaceId: z.uuid().nullable(),
    divisionCode: z.string().nullable(),
    before: z.record(z.string(), z.unknown()).nullable(),
    after: z.record(z.string(), z.unknown()).nullable(),
    requestId: z.string().nullable(),
  })
  .openapi('JournalLine')
export type JournalLine = z.infer<typeof JournalLine>

export const JournalQuestion = z.object({
  palace: z.uuid().optional(),
  division: z
    .string()
    .regex(/^\d{2,6}$/)
    .optional()
    .openapi({ description: 'A code prefix', example: '4201' }),
  actor: z.uuid().optional(),
  action: z.string().max(80).optional().openapi({ description: 'An action, or the beginning of its name' }),
  subjectType: z.string().max(80).optional(),
  subjectId: z.string().max(80).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional().openapi({ description: 'Not included' }),
  before: z.coerce.number().int().positive().optional().openapi({ description: '`next` of the page before' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type JournalQuestion = z.output<typeof JournalQuestion>

export const JournalPage = z.object({
  lines: z.array(JournalLine),
  next: z.number().int().nullable().openapi({ description: 'Where the next page begins; null: no more' }),
})

/** The journal, latest first, within the reader's part of the tree. */
export const readJournal = createRoute({
  method: 'get',
  path: '/journal',
  tags: ['journal'],
  summary: 'Who did what, latest first, within your part of the tree',
  request: { query: JournalQuestion },
  responses: {
    200: { description: 'Entries', content: { 'application/json': { schema: JournalPage } } },
    ...problemResponses,
  },
})

import { createRoute, z } from '@hono/zod-openapi'
import './messages/index.ts'
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

/** A seal by its number and hash: enough to prove later that nothing up to it was changed. */
const SealHead = z
  .object({
    number: z.number().int(),
    hash: z.string().openapi({ description: 'SHA-256, 64 hexadecimal digits' }),
    at: z.iso.datetime({ offset: true }),
  })
  .openapi('JournalHead')

const ofEntry = z.object({
  kind: z.enum(['entry-changed', 'entry-removed', 'entry-inserted', 'entry-moved']),
  seal: z.number().int(),
  entry: z.number().int(),
})
const ofSeal = z.object({
  kind: z.enum([
    'seal-missing',
    'seal-changed',
    'seal-does-not-follow',
    'noted-head-missing',
    'noted-head-differs',
  ]),
  seal: z.number().int(),
})
const ofGuard = z.object({ kind: z.literal('guard-missing'), trigger: z.string() })

/** The first thing that is wrong with the journal; `entry` is its id. */
export const Finding = ofEntry.or(ofSeal).or(ofGuard).openapi('JournalFinding')
export type Finding = z.infer<typeof Finding>

export const SealState = z.object({
  head: SealHead.nullable().openapi({ description: 'The latest seal; null: nothing sealed yet' }),
  waiting: z.number().int().openapi({ description: 'Entries not sealed yet' }),
  waitingSince: z.iso.datetime({ offset: true }).nullable(),
  verification: z
    .object({
      askedAt: z.iso.datetime({ offset: true }),
      finishedAt: z.iso.datetime({ offset: true }).nullable(),
      sealsTotal: z.number().int(),
      sealsDone: z.number().int(),
      finding: Finding.nullable(),
    })
    .nullable()
    .openapi({ description: 'The latest check that somebody asked for' }),
})
export type SealState = z.infer<typeof SealState>

/** How far the journal is sealed. */
export const readSealState = createRoute({
  method: 'get',
  path: '/journal/seals',
  tags: ['journal'],
  summary: 'How far the journal is sealed, and the latest check',
  responses: {
    200: { description: 'State', content: { 'application/json': { schema: SealState } } },
    ...problemResponses,
  },
})

/** Asks for a check of the whole chain; the answer comes in `readSealState`. */
export const askVerification = createRoute({
  method: 'post',
  path: '/journal/verifications',
  tags: ['journal'],
  summary: 'Check the whole journal against its seals',
  responses: { 204: { description: 'Begun, or already under way' }, ...problemResponses },
})

/** The last seal of each of the latest days. */
export const readDailyHeads = createRoute({
  method: 'get',
  path: '/journal/heads',
  tags: ['journal'],
  summary: 'The last seal of each day, to be noted elsewhere',
  request: { query: z.object({ days: z.coerce.number().int().min(1).max(3_660).default(400) }) },
  responses: {
    200: {
      description: 'Latest first',
      content: {
        'application/json': {
          schema: z.object({
            heads: z.array(z.object({ day: z.iso.date(), number: z.number().int(), hash: z.string() })),
          }),
        },
      },
    },
    ...problemResponses,
  },
})

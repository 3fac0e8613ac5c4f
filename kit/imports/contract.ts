import { createRoute, z } from '@hono/zod-openapi'
import './messages/index.ts'
import { problemResponses } from '#kit/http/api.ts'

export const importStates = [
  'uploading',
  'reading',
  'refused',
  'checked',
  'applying',
  'done',
  'undoing',
  'undone',
] as const

const Counts = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  ended: z.number().int(),
  wrong: z.number().int(),
})

export const Import = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    fileName: z.string(),
    state: z.enum(importStates),
    rowsTotal: z.number().int().nullable().openapi({ description: 'null until the file was read through' }),
    rowsDone: z.number().int(),
    rowsPerSecond: z.number().int().openapi({ description: 'Of the state it is in' }),
    counts: Counts,
    refusal: z
      .string()
      .nullable()
      .openapi({ description: 'Why the whole file was refused, in the reader’s language' }),
    wrongRows: z
      .array(z.object({ row: z.number().int(), problem: z.string() }))
      .openapi({ description: 'The first hundred, while the file is kept' }),
    warnedRows: z
      .array(z.object({ row: z.number().int(), problem: z.string() }))
      .openapi({ description: 'Taken all the same, to be looked at before confirming; the first hundred' }),
    undoRefused: z
      .array(z.number().int())
      .nullable()
      .openapi({ description: 'Rows changed again after the import' }),
    by: z.string().nullable().openapi({ description: 'Masked' }),
    at: z.iso.datetime({ offset: true }),
  })
  .openapi('Import')
export type Import = z.infer<typeof Import>

const tags = ['imports']
const kind = z.string().regex(/^[a-z]+\.[a-zA-Z]+$/)
const division = z
  .string()
  .regex(/^\d{2,6}$/)
  .openapi({ description: 'A code prefix', example: '4201' })
const palace = z.uuid().optional()
const subject = z
  .uuid()
  .optional()
  .openapi({ description: 'One thing of the palace that the rows belong to, such as a season of halls' })
const one = z.object({ importId: z.uuid() })
const file = {
  200: {
    description: 'A workbook',
    content: {
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
        schema: z.string().openapi({ format: 'binary' }),
      },
    },
  },
  ...problemResponses,
} as const
const answers = <Schema extends z.ZodType>(schema: Schema) =>
  ({
    200: { description: 'Done', content: { 'application/json': { schema } } },
    ...problemResponses,
  }) as const
const done = { 204: { description: 'Done' }, ...problemResponses } as const

export const listImportsRoute = createRoute({
  tags,
  method: 'get',
  path: '/imports',
  summary: 'Imports of a kind in your part of the tree, latest first',
  request: { query: z.object({ kind, division, palace, subject }) },
  responses: answers(z.object({ imports: z.array(Import) })),
})
export const importTemplateRoute = createRoute({
  tags,
  method: 'get',
  path: '/imports/templates/{kind}',
  summary: 'A workbook to fill in',
  request: { params: z.object({ kind }) },
  responses: file,
})
export const uploadImportRoute = createRoute({
  tags,
  method: 'post',
  path: '/imports/files/{kind}',
  summary: 'Upload a spreadsheet, up to 20 MB; it is looked through and nothing is written',
  request: {
    params: z.object({ kind }),
    query: z.object({ name: z.string().trim().min(1).max(200), division, palace, subject }),
    body: {
      required: true,
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
  },
  responses: answers(z.object({ importId: z.uuid() })),
})
export const readImportRoute = createRoute({
  tags,
  method: 'get',
  path: '/imports/{importId}',
  summary: 'How an import stands',
  request: { params: one },
  responses: answers(Import),
})
export const importProblemsRoute = createRoute({
  tags,
  method: 'get',
  path: '/imports/{importId}/problems',
  summary: 'The rows with problems as a workbook: your own columns and one that says what is wrong',
  request: { params: one },
  responses: file,
})
export const confirmImportRoute = createRoute({
  tags,
  method: 'post',
  path: '/imports/{importId}/confirm',
  summary: 'Import what was looked through',
  request: { params: one },
  responses: done,
})
export const undoImportRoute = createRoute({
  tags,
  method: 'post',
  path: '/imports/{importId}/undo',
  summary: 'Restore what the import changed',
  request: { params: one },
  responses: done,
})
export const discardImportRoute = createRoute({
  tags,
  method: 'delete',
  path: '/imports/{importId}',
  summary: 'Give an import up before it is confirmed',
  request: { params: one },
  responses: done,
})

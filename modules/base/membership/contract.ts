import { createRoute, z } from '@hono/zod-openapi'
import './messages/index.ts'
import { problemResponses } from '#kit/http/api.ts'

const tags = ['Membership']
const division = z
  .string()
  .regex(/^\d{2,6}$/)
  .openapi({ description: 'A code prefix', example: '4201' })

export const Union = z
  .object({
    id: z.uuid(),
    uscc: z.string(),
    name: z.string(),
    divisionCode: z.string(),
    divisionName: z.string(),
    members: z.number().int(),
    left: z.number().int(),
  })
  .openapi('GrassrootsUnion')
export type Union = z.infer<typeof Union>

/** What a federation may change of a union; its code never changes. */
export const UnionText = z.object({
  name: z.string().trim().min(1).max(80),
  divisionCode: z
    .string()
    .regex(/^\d{6}$/)
    .openapi({ example: '420102' }),
})

export const memberStates = ['member', 'left'] as const

export const Member = z
  .object({
    id: z.uuid(),
    nameMasked: z.string(),
    phoneMasked: z.string(),
    unionName: z.string(),
    divisionName: z.string(),
    joinedOn: z.iso.date().nullable(),
    leftOn: z.iso.date().nullable(),
    contact: z.boolean().openapi({ description: 'Acts for the union: orders and books for it' }),
  })
  .openapi('Member')
export type Member = z.infer<typeof Member>

export const MemberQuestion = z.object({
  division,
  union: z.uuid().optional(),
  state: z.enum(memberStates).optional(),
})

export const listUnionsRoute = createRoute({
  tags,
  method: 'get',
  path: '/unions',
  summary: 'The grassroots unions of your part of the tree, with their members counted',
  request: { query: z.object({ division }) },
  responses: {
    200: {
      description: 'Unions',
      content: { 'application/json': { schema: z.object({ unions: z.array(Union) }) } },
    },
    ...problemResponses,
  },
})
/** Asked by POST: what is looked for may be a phone number, which must not stand in an address. */
export const findMembersRoute = createRoute({
  tags,
  method: 'post',
  path: '/members/search',
  summary: 'Members of your part of the tree, masked; by surname, phone or its last four digits',
  request: {
    body: {
      required: true,
      content: {
        'application/json': {
          schema: MemberQuestion.extend({
            q: z.string().trim().max(40).optional(),
            after: z.uuid().optional().openapi({ description: '`next` of the page before' }),
          }),
        },
      },
    },
  },
  responses: {
    200: {
      description: 'Members',
      content: {
        'application/json': { schema: z.object({ members: z.array(Member), next: z.uuid().nullable() }) },
      },
    },
    ...problemResponses,
  },
})
export const exportMembersRoute = createRoute({
  tags,
  method: 'get',
  path: '/members/file',
  summary: 'The same list as a file, written while it is sent; noted in the journal',
  request: { query: MemberQuestion.extend({ format: z.enum(['xlsx', 'csv']).default('xlsx') }) },
  responses: {
    200: {
      description: 'A workbook or CSV',
      content: {
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
          schema: z.string().openapi({ format: 'binary' }),
        },
        'text/csv': { schema: z.string() },
      },
    },
    ...problemResponses,
  },
})

const done = { 204: { description: 'Done' }, ...problemResponses } as const

export const editUnionRoute = createRoute({
  tags,
  method: 'put',
  path: '/unions/{unionId}',
  summary: 'Rename a union, or move it to another division that you keep too',
  request: {
    params: z.object({ unionId: z.uuid() }),
    body: { required: true, content: { 'application/json': { schema: UnionText } } },
  },
  responses: done,
})
export const markContactRoute = createRoute({
  tags,
  method: 'put',
  path: '/members/{memberId}/contact',
  summary: 'Say whether a member acts for the union',
  request: {
    params: z.object({ memberId: z.uuid() }),
    body: {
      required: true,
      content: { 'application/json': { schema: z.object({ contact: z.boolean() }) } },
    },
  },
  responses: done,
})

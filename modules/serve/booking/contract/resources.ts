import { createRoute, z } from '@hono/zod-openapi'
import { answers, body } from '#kit/http/api.ts'
import { Instant } from './vocabulary.ts'

/** So many of a kind. */
export const LoanWish = z
  .object({ resourceId: z.uuid(), count: z.number().int().min(1).max(10_000) })
  .openapi('LoanWish')
export const LoanWishes = z.array(LoanWish).max(20).default([])
export type LoanWish = z.output<typeof LoanWish>

/** What goes with a booking. */
export const Loan = z
  .object({
    resourceId: z.uuid(),
    name: z.string(),
    nameEn: z.string().nullable(),
    count: z.number().int(),
    gone: z
      .boolean()
      .openapi({ description: 'The booking stood again after a closure; these are with others' }),
    returnedAt: Instant.nullable(),
    lost: z.number().int(),
  })
  .openapi('Loan')
export type Loan = z.infer<typeof Loan>

export const ResourceText = z
  .object({
    name: z.string().trim().min(1).max(40),
    nameEn: z.string().trim().max(80).nullable().default(null),
    count: z.number().int().min(1).max(10_000),
    forKinds: z
      .array(z.string().max(30))
      .max(30)
      .default([])
      .openapi({ description: 'Kinds of space that it goes with; none: any' }),
  })
  .openapi('ResourceText')

/** What can be lent, and how many are left all through a stretch of time. */
export const Resource = ResourceText.extend({
  id: z.uuid(),
  left: z.number().int(),
  version: z.number().int(),
}).openapi('Resource')
export type Resource = z.infer<typeof Resource>

const palace = z.object({ palaceId: z.uuid() })
const ofResource = palace.extend({ resourceId: z.uuid() })
const ofBooking = palace.extend({ bookingId: z.uuid() })
const at = z.iso.datetime({ offset: true })
const tags = ['Booking']
const forStaff = ['Booking, for staff']

export const resourcesRoute = createRoute({
  tags,
  method: 'get',
  path: '/palaces/{palaceId}/resources',
  summary: 'What is lent with a room here, and how many are left; needs no account',
  request: { params: palace, query: z.object({ start: at.optional(), end: at.optional() }) },
  responses: answers('What is lent', z.object({ resources: z.array(Resource) })),
})
export const addResourceRoute = createRoute({
  tags: forStaff,
  method: 'post',
  path: '/palaces/{palaceId}/resources',
  summary: 'Add a kind of thing that is lent with rooms',
  request: { params: palace, body: body(ResourceText) },
  responses: answers('Its id', z.object({ resourceId: z.uuid() })),
})
export const editResourceRoute = createRoute({
  tags: forStaff,
  method: 'put',
  path: '/palaces/{palaceId}/resources/{resourceId}',
  summary: 'Change it, or how many there are: never fewer than are promised',
  request: { params: ofResource, body: body(ResourceText.extend({ version: z.number().int() })) },
  responses: answers('Changed', z.object({})),
})
export const retireResourceRoute = createRoute({
  tags: forStaff,
  method: 'delete',
  path: '/palaces/{palaceId}/resources/{resourceId}',
  summary: 'Lend it no more; what is promised stays',
  request: { params: ofResource },
  responses: answers('Retired', z.object({})),
})
export const changeLoansRoute = createRoute({
  tags: forStaff,
  method: 'put',
  path: '/palaces/{palaceId}/bookings/{bookingId}/loans',
  summary: 'Say what goes with a booking',
  request: { params: ofBooking, body: body(z.object({ resources: LoanWishes })) },
  responses: answers('Changed', z.object({})),
})
export const returnLoanRoute = createRoute({
  tags: forStaff,
  method: 'post',
  path: '/palaces/{palaceId}/bookings/{bookingId}/loans/{resourceId}/return',
  summary: 'They brought it back, all or not; null takes the note back',
  request: {
    params: ofBooking.extend({ resourceId: z.uuid() }),
    body: body(z.object({ lost: z.number().int().min(0).max(10_000).nullable() })),
  },
  responses: answers('Noted', z.object({})),
})

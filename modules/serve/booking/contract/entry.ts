import { createRoute, z } from '@hono/zod-openapi'
import { answers, body, openToTokens } from '#kit/http/api.ts'
import { Instant } from './vocabulary.ts'

/** What a door makes of a code. */
export const entryOutcomes = ['open', 'unknown', 'otherSpace', 'tooEarly', 'over', 'tooMany'] as const
export type EntryOutcome = (typeof entryOutcomes)[number]

export const EntryCheck = z
  .object({
    code: z.string().regex(/^\s*(\d[\s-]*){8}$/),
    spaceId: z
      .uuid()
      .nullable()
      .default(null)
      .openapi({ description: 'Whose door; null: the door of the house' }),
  })
  .openapi('EntryCheck')

/** What the door is told: whether to open, and for which booking; never for whom. */
export const EntryAnswer = z
  .object({
    outcome: z.enum(entryOutcomes),
    booking: z
      .object({ id: z.uuid(), spaceName: z.string(), start: Instant, end: Instant, people: z.number().int() })
      .nullable(),
  })
  .openapi('EntryAnswer')
export type EntryAnswer = z.infer<typeof EntryAnswer>

/** The code that opens the door in hours without staff. */
export const EntryCode = z.object({ code: z.string(), from: Instant, until: Instant }).openapi('EntryCode')
export type EntryCode = z.infer<typeof EntryCode>

const tags = ['Booking, for staff']

export const checkEntryCodeRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/entry-checks',
  summary: 'A door or the desk checks an entry code; whoever it opens for has come. Wrong tries are limited',
  security: openToTokens('open:doors'),
  request: { params: z.object({ palaceId: z.uuid() }), body: body(EntryCheck) },
  responses: answers('What to do', EntryAnswer),
})
export const tellEntryCodeRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/bookings/{bookingId}/entry-code',
  summary: 'The entry code of a booking, to tell a caller; each look is journalled',
  request: { params: z.object({ palaceId: z.uuid(), bookingId: z.uuid() }) },
  responses: answers('The code', EntryCode),
})

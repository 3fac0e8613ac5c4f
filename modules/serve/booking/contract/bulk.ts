import { createRoute, z } from '@hono/zod-openapi'
import { answers, body } from '#kit/http/api.ts'
import { DeskBookingRequest, UseRequest } from './staff.ts'

/** One row: a booking for a caller, or maintenance or a lease of a space. */
export const BulkRow = z
  .discriminatedUnion('kind', [
    DeskBookingRequest.extend({ kind: z.literal('booking') }),
    UseRequest.omit({ spaceIds: true, kind: true }).extend({
      kind: z.literal('maintenance'),
      spaceId: z.uuid(),
    }),
    UseRequest.omit({ spaceIds: true, kind: true }).extend({ kind: z.literal('lease'), spaceId: z.uuid() }),
  ])
  .openapi('BulkRow')
export type BulkRow = z.output<typeof BulkRow>

/** `try` writes nothing; `all`: every row or none; `fitting`: those rows that can be. */
export const bulkModes = ['try', 'all', 'fitting'] as const
export const BulkRequest = z
  .object({ mode: z.enum(bulkModes), rows: z.array(BulkRow).min(1).max(100) })
  .openapi('BulkRequest')

/** What becomes of a row: its booking, or why not, beside the field. */
export const BulkOutcome = z
  .object({
    bookingId: z.uuid().nullable(),
    code: z.string().nullable(),
    field: z.string().nullable(),
    message: z.string().nullable(),
  })
  .openapi('BulkOutcome')
export const BulkAnswer = z
  .object({ written: z.number().int(), rows: z.array(BulkOutcome) })
  .openapi('BulkAnswer')
export type BulkAnswer = z.infer<typeof BulkAnswer>

export const recordManyRoute = createRoute({
  tags: ['Booking, for staff'],
  method: 'post',
  path: '/palaces/{palaceId}/bulk-bookings',
  summary: 'Enter many bookings, maintenance and leases at once: tried first, then all or what fits',
  request: { params: z.object({ palaceId: z.uuid() }), body: body(BulkRequest) },
  responses: answers('What becomes of each row, in order', BulkAnswer),
})

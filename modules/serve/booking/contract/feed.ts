import { createRoute, z } from '@hono/zod-openapi'
import { answers } from '#kit/http/api.ts'

/** The secret address at which a member of staff follows a space in their calendar. */
export const spaceFeedRoute = createRoute({
  tags: ['Booking, for staff'],
  method: 'get',
  path: '/palaces/{palaceId}/spaces/{spaceId}/calendar-address',
  summary:
    'The secret iCalendar address of a space, for me: it ends with my role here, and when I change my calendar address',
  request: { params: z.object({ palaceId: z.uuid(), spaceId: z.uuid() }) },
  responses: answers(
    'The address; null while I have calendar addresses turned off',
    z.object({ url: z.string().nullable() }),
  ),
})

import { createRoute } from '@hono/zod-openapi'
import { answers } from '#kit/http/api.ts'
import { FreeSearch, FreeSpaces } from './free.ts'

export const freeSpacesRoute = createRoute({
  tags: ['Booking'],
  method: 'get',
  path: '/free-spaces',
  summary: 'What can be booked tonight, or on a day, in all palaces, nearest first; needs no account',
  request: { query: FreeSearch },
  responses: answers('Spaces with their free slots', FreeSpaces),
})

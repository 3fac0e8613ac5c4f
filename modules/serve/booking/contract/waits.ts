import { createRoute, z } from '@hono/zod-openapi'
import { answers, body } from '#kit/http/api.ts'
import { Instant } from './vocabulary.ts'

/** A wait's states follow from its times (schema: column `state`). */
export const waitStates = ['waiting', 'offered', 'booked', 'passed', 'left'] as const
export type WaitState = (typeof waitStates)[number]

const at = z.iso.datetime({ offset: true })

/** Which slot to wait for; `anyOfKind`: any space of the same kind will do. */
export const WaitRequest = z
  .object({
    spaceId: z.uuid(),
    anyOfKind: z.boolean().default(false),
    start: at,
    end: at,
    people: z.number().int().min(1).max(100_000).default(1),
    unionId: z.uuid().nullable().default(null).openapi({ description: 'The workplace union that it is for' }),
  })
  .openapi('WaitRequest')
export type WaitRequest = z.output<typeof WaitRequest>

/** Somebody's place in the line for a slot. */
export const MyWait = z
  .object({
    id: z.uuid(),
    palaceId: z.uuid(),
    spaceId: z.uuid().nullable().openapi({ description: 'null: any space of the kind' }),
    kind: z.string().nullable(),
    unionId: z.uuid().nullable(),
    start: Instant,
    end: Instant,
    state: z.enum(waitStates),
    ahead: z.number().int().openapi({ description: 'How many wait longer for a slot at that time here' }),
    offeredSpaceId: z.uuid().nullable(),
    offerExpiresAt: Instant.nullable(),
    bookingId: z.uuid().nullable(),
  })
  .openapi('MyWait')
export type MyWait = z.infer<typeof MyWait>

const tags = ['Booking']
const ofPalace = z.object({ palaceId: z.uuid() })
const ofWait = ofPalace.extend({ waitId: z.uuid() })

export const joinWaitRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/waits',
  summary: 'Wait for a slot that is taken; the same request twice is one place in the line',
  request: { params: ofPalace, body: body(WaitRequest) },
  responses: answers('The wait', MyWait),
})
export const myWaitsRoute = createRoute({
  tags,
  method: 'get',
  path: '/me/waits',
  summary: 'The slots to come that I wait for, or was offered, at all palaces',
  responses: answers('Waits', z.object({ waits: z.array(MyWait) })),
})
export const acceptWaitRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/waits/{waitId}/accept',
  summary: 'Take the slot that is kept: it becomes a booking',
  request: { params: ofWait },
  responses: answers('The wait', MyWait),
})
export const leaveWaitRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/waits/{waitId}/leave',
  summary: 'Wait no longer; a slot that is kept goes to the next in the line',
  request: { params: ofWait },
  responses: answers('The wait', MyWait),
})

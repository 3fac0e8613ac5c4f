import { answers, body } from '#kit/http/api.ts'
import { createRoute, z } from '@hono/zod-openapi'
import { Instant, methods, states } from './vocabulary.ts'

/** What a door did without a network. */
export const actKinds = ['checkIn', 'walkIn', 'undo'] as const
export type ActKind = (typeof actKinds)[number]

/** What became of it: docs/algorithms/door-merge.md. */
export const mergeOutcomes = [
  'entered',
  'seated',
  'already',
  'overLimit',
  'takenBack',
  'undid',
  'undoTooLate',
  'undoNothing',
  'unknownPerson',
  'sessionCancelled',
  'doorClosed',
] as const
export type MergeOutcome = (typeof mergeOutcomes)[number]

/** Somebody on a ticket, as a device keeps them: no name in clear, no phone, no age. */
export const DoorListPerson = z
  .object({
    enrolmentId: z.uuid(),
    nameMasked: z.string(),
    state: z.enum(states),
    seatNo: z.number().int().nullable(),
    waitlistNo: z.number().int().nullable(),
    companion: z.boolean(),
    child: z.boolean(),
    visits: z.array(z.object({ no: z.number().int(), at: Instant })),
  })
  .openapi('DoorListPerson')
export type DoorListPerson = z.infer<typeof DoorListPerson>

const KeyedHash = z.string().regex(/^[\w-]{22}$/)

export const DoorListTicket = z
  .object({
    ticketId: z.uuid(),
    codeHash: KeyedHash.openapi({ description: 'HMAC-SHA-256 of the code under `key`, 16 bytes, base64url' }),
    last4Hashes: z
      .array(KeyedHash)
      .openapi({ description: 'The same of the last four digits of each phone' }),
    people: z.array(DoorListPerson).openapi({ description: 'Those who cancelled too: they are turned away' }),
  })
  .openapi('DoorListTicket')
export type DoorListTicket = z.infer<typeof DoorListTicket>

export const DoorListSession = z
  .object({
    sessionId: z.uuid(),
    version: z.string(),
    title: z.string(),
    capacity: z.number().int(),
    held: z.number().int(),
    waiting: z.number().int(),
    begins: Instant.openapi({ description: 'Start of the first meeting' }),
    meetings: z.array(
      z.object({
        no: z.number().int(),
        spaceName: z.string().nullable(),
        start: Instant,
        end: Instant,
        opensAt: Instant,
        releasesAt: Instant.nullable(),
        checkedIn: z.number().int(),
      }),
    ),
    tickets: z.array(DoorListTicket),
  })
  .openapi('DoorListSession')
export type DoorListSession = z.infer<typeof DoorListSession>

/** What a door's device keeps for when the network drops. */
export const DoorList = z
  .object({
    at: Instant.openapi({ description: 'The server’s clock, by which the device corrects its own' }),
    expiresAt: Instant.openapi({ description: 'The device forgets the list then' }),
    key: z.string().openapi({ description: 'For the hashes; another one each day' }),
    current: z
      .array(z.object({ sessionId: z.uuid(), version: z.string() }))
      .openapi({ description: 'Every session of the list; those not named are over or gone' }),
    changed: z
      .array(DoorListSession)
      .openapi({ description: 'Those whose version the device does not have' }),
  })
  .openapi('DoorList')
export type DoorList = z.infer<typeof DoorList>

/** One act. A walk-in's `enrolmentId` is the act's own id; an undo names the check-in by person, meeting and time. */
export const DoorAct = z
  .object({
    id: z.uuid(),
    seq: z.number().int().min(0).max(1_000_000),
    at: Instant,
    kind: z.enum(actKinds),
    sessionId: z.uuid(),
    meetingNo: z.number().int().min(1).max(1_000),
    enrolmentId: z.uuid(),
    method: z.enum(methods),
    name: z.string().trim().min(1).max(40).optional().openapi({ description: 'Of a walk-in' }),
    undoesAt: Instant.optional(),
  })
  .refine(({ kind, name, enrolmentId, id }) => kind !== 'walkIn' || (name && enrolmentId === id), {
    path: ['name'],
  })
  .refine(({ kind, undoesAt }) => (kind === 'undo') === (undoesAt !== undefined), { path: ['undoesAt'] })
  .openapi('DoorAct')
export type DoorAct = z.output<typeof DoorAct>

export const DoorActs = z
  .object({ deviceId: z.uuid(), acts: z.array(DoorAct).min(1).max(200) })
  .openapi('DoorActs')

export const DoorActResult = z
  .object({
    id: z.uuid(),
    outcome: z.enum(mergeOutcomes),
    nameMasked: z.string(),
    title: z.string().nullable(),
    since: Instant.nullable().openapi({ description: 'Inside since: the earliest check-in of all doors' }),
  })
  .openapi('DoorActResult')
export type DoorActResult = z.infer<typeof DoorActResult>

const tags = ['At the door']
const palace = z.object({ palaceId: z.uuid() })

export const doorListRoute = createRoute({
  tags,
  method: 'get',
  path: '/palaces/{palaceId}/door/list',
  summary: 'Today’s tickets for a device that may lose the network; only what changed since',
  request: {
    params: palace,
    query: z.object({
      have: z
        .string()
        .max(8_000)
        .optional()
        .openapi({ description: 'What the device has: `<session>:<version>`, separated by commas' }),
    }),
  },
  responses: answers('The list, or what changed of it', DoorList),
})

export const mergeDoorActsRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/door/acts',
  summary: 'Upload what a door did without a network; may be repeated and split as one likes',
  request: { params: palace, body: body(DoorActs) },
  responses: answers('What became of each', z.object({ results: z.array(DoorActResult) })),
})

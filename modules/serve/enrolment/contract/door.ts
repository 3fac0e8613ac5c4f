import { z } from '@hono/zod-openapi'
import { Instant, May, methods, states } from './vocabulary.ts'

/** A meeting whose door is open or opens soon. */
export const DoorMeeting = z
  .object({
    sessionId: z.uuid(),
    meetingNo: z.number().int(),
    title: z.string(),
    spaceName: z.string().nullable(),
    start: Instant,
    end: Instant,
    opensAt: Instant.openapi({ description: 'Check-in begins' }),
    releasesAt: Instant.nullable().openapi({
      description: 'Unclaimed places are let go (first meeting only)',
    }),
    open: z.boolean(),
    capacity: z.number().int(),
    expected: z.number().int().openapi({ description: 'Places held: confirmed and already inside' }),
    checkedIn: z.number().int().openapi({ description: 'Inside at this meeting' }),
    waiting: z.number().int(),
    left: z.number().int().openapi({ description: 'Places that a walk-in could take now' }),
    overLimit: z
      .array(z.object({ actId: z.uuid(), nameMasked: z.string(), at: Instant }))
      .openapi({ description: 'Let in by a door without a network, and no place was left for them' }),
  })
  .openapi('DoorMeeting')
export type DoorMeeting = z.infer<typeof DoorMeeting>

/** Someone expected at the door; names are masked. */
export const DoorPerson = z
  .object({
    enrolmentId: z.uuid(),
    personId: z.uuid().nullable().openapi({ description: 'For seeing the name, with a reason' }),
    nameMasked: z.string(),
    child: z.boolean(),
    age: z.number().int().nullable().openapi({ description: 'By year of birth; of children only' }),
    state: z.enum(states),
    seatNo: z.number().int().nullable(),
    waitlistNo: z.number().int().nullable(),
    companion: z.boolean().openapi({ description: 'On somebody else’s ticket, without an account' }),
    checkedInAt: Instant.nullable().openapi({ description: 'At this meeting' }),
    mayEnter: May,
  })
  .openapi('DoorPerson')
export type DoorPerson = z.infer<typeof DoorPerson>

/** A ticket at the door: everyone who enters on it. */
export const DoorTicket = z
  .object({
    ticketId: z.uuid(),
    code: z.string(),
    sessionId: z.uuid(),
    meetingNo: z.number().int(),
    title: z.string(),
    start: Instant,
    people: z.array(DoorPerson),
  })
  .openapi('DoorTicket')
export type DoorTicket = z.infer<typeof DoorTicket>

/** Last four digits of a phone, or the beginning of a name; with a session, only its people are looked through. */
export const DoorSearch = z
  .object({
    sessionId: z.uuid().optional(),
    last4: z
      .string()
      .regex(/^\d{4}$/)
      .optional(),
    name: z.string().trim().min(1).max(40).optional(),
    code: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .optional()
      .openapi({ description: 'Typed or scanned: shows before checking in' }),
  })
  .refine(({ last4, name, code }) => [last4, name, code].filter(Boolean).length === 1, { path: ['last4'] })
  .openapi('DoorSearch')
export type DoorSearch = z.output<typeof DoorSearch>

/** By the code of a ticket (typed, or the text of its QR code), or by the people chosen from a search. */
export const CheckInRequest = z
  .object({
    method: z.enum(methods).exclude(['walkIn']),
    code: z.string().trim().min(1).max(100).optional(),
    enrolmentIds: z
      .array(z.uuid())
      .min(1)
      .max(20)
      .optional()
      .openapi({ description: 'Only these; left out with a code: everyone on the ticket' }),
    sessionId: z
      .uuid()
      .optional()
      .openapi({ description: 'The door at which they stand: another ticket is refused' }),
  })
  .refine(({ code, enrolmentIds }) => code !== undefined || enrolmentIds !== undefined, { path: ['code'] })
  .openapi('CheckInRequest')
export type CheckInRequest = z.output<typeof CheckInRequest>

export const checkInOutcomes = ['entered', 'already', 'refused'] as const

export const CheckInResult = z
  .object({
    sessionId: z.uuid(),
    meetingNo: z.number().int(),
    title: z.string(),
    people: z.array(
      z.object({
        enrolmentId: z.uuid(),
        nameMasked: z.string(),
        seatNo: z.number().int().nullable(),
        outcome: z.enum(checkInOutcomes),
        at: Instant.nullable(),
        reason: z.string().nullable(),
      }),
    ),
  })
  .openapi('CheckInResult')
export type CheckInResult = z.infer<typeof CheckInResult>

/** Someone on the spot without phone or account. The same `key` twice lets one person in once. */
export const WalkInRequest = z
  .object({
    name: z.string().trim().min(1).max(40),
    key: z.uuid().openapi({ description: 'Made by the device per person' }),
  })
  .openapi('WalkInRequest')

export const WalkInResult = z
  .object({ enrolmentId: z.uuid(), seatNo: z.number().int(), nameMasked: z.string(), left: z.number().int() })
  .openapi('WalkInResult')

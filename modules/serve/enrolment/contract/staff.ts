import { z } from '@hono/zod-openapi'
import { Step } from './mine.ts'
import { Instant, May, methods, states } from './vocabulary.ts'

/** One claim in the list of a session, for its staff; names are masked. */
export const SessionPerson = z
  .object({
    enrolmentId: z.uuid(),
    ticketId: z.uuid(),
    personId: z.uuid().nullable(),
    nameMasked: z.string(),
    phoneMasked: z.string().nullable(),
    state: z.enum(states),
    arrivalNo: z.number().int(),
    seatNo: z.number().int().nullable(),
    waitlistNo: z.number().int().nullable(),
    reserved: z.boolean(),
    companion: z.boolean(),
    walkIn: z.boolean(),
    enrolledAt: Instant,
    offeredAt: Instant.nullable(),
    offerExpiresAt: Instant.nullable(),
    confirmedAt: Instant.nullable(),
    checkedInAt: Instant.nullable(),
    meetings: z.array(z.object({ no: z.number().int(), at: Instant, method: z.enum(methods) })),
    steps: z.array(Step).openapi({ description: 'Everything that happened to the claim, in order' }),
    mayUndo: May.openapi({ description: 'Whether the last check-in can be taken back' }),
  })
  .openapi('SessionPerson')
export type SessionPerson = z.infer<typeof SessionPerson>

/** What came of a session, or of all sessions of a period. P9, P11. */
export const Figures = z
  .object({
    sessions: z.number().int(),
    places: z.number().int(),
    enrolled: z.number().int().openapi({ description: 'Claims ever made, walk-ins included' }),
    confirmed: z.number().int().openapi({ description: 'Held a place and did not cancel' }),
    attended: z.number().int(),
    noShows: z.number().int(),
    waitlisted: z.number().int(),
    cancelled: z.number().int(),
    walkIns: z.number().int(),
    checkIns: z.number().int(),
    scans: z.number().int().openapi({ description: 'Check-ins by QR code' }),
    ratings: z.number().int(),
    stars: z.number().nullable().openapi({ description: 'Average of 1 to 5' }),
    satisfied: z.number().int().openapi({ description: 'Ratings of four or five stars' }),
  })
  .openapi('Figures')
export type Figures = z.infer<typeof Figures>

export const SessionFigures = z.object({
  ...Figures.shape,
  comments: z.array(z.object({ stars: z.number().int(), comment: z.string(), at: Instant })),
})

export const Appeal = z
  .object({
    id: z.uuid(),
    enrolmentId: z.uuid(),
    sessionId: z.uuid(),
    title: z.string(),
    start: Instant,
    nameMasked: z.string(),
    reason: z.string(),
    others: z.array(z.object({ at: Instant, forgiven: z.boolean() })).openapi({
      description: 'Other sessions that the same person did not come to, at all palaces, latest first',
    }),
    createdAt: Instant,
    decidedAt: Instant.nullable(),
    upheld: z.boolean().nullable(),
    answer: z.string().nullable(),
  })
  .openapi('Appeal')
export type Appeal = z.infer<typeof Appeal>

export const AppealDecision = z
  .object({ upheld: z.boolean(), answer: z.string().trim().min(1).max(500) })
  .openapi('AppealDecision')

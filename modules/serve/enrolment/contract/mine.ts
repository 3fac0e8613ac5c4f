import { z } from '@hono/zod-openapi'
import { Instant, May, states, stepKinds } from './vocabulary.ts'

/** Whom to sign up: oneself and children by id, companions without an account by name. One ticket admits them all. */
export const EnrolRequest = z
  .object({
    personIds: z.array(z.uuid()).max(8).default([]),
    companions: z.array(z.string().trim().min(1).max(40)).max(8).default([]),
    split: z.boolean().default(false).openapi({
      description:
        'When places are short: true seats as many as fit and the rest wait one by one; false refuses, or lets all wait together',
    }),
  })
  .openapi('EnrolRequest')
export type EnrolRequest = z.output<typeof EnrolRequest>

/** A place in the queue: `no` never changes, `ahead` is how many are before you now, `together` how many are asked at once, all or none. */
export const Waiting = z
  .object({ no: z.number().int(), ahead: z.number().int(), together: z.number().int() })
  .openapi('Waiting')

export const Step = z
  .object({ kind: z.enum(stepKinds), at: Instant, until: Instant.nullable() })
  .openapi('Step')
export type Step = z.infer<typeof Step>

/** One person's claim, as the holder of the ticket sees it. */
export const MyEnrolment = z
  .object({
    id: z.uuid(),
    personId: z.uuid().nullable().openapi({ description: 'null: a companion, known by name only' }),
    name: z.string(),
    state: z.enum(states),
    seatNo: z.number().int().nullable(),
    partyId: z.uuid().nullable().openapi({ description: 'The same for all who wait together; null: alone' }),
    waiting: Waiting.nullable(),
    offerExpiresAt: Instant.nullable(),
    enrolledAt: Instant,
    checkedInAt: Instant.nullable(),
    stars: z.number().int().nullable(),
    appeal: z.object({ upheld: z.boolean().nullable(), answer: z.string().nullable() }).nullable(),
    mayCancel: May,
    mayRate: May,
    mayAppeal: May,
    steps: z.array(Step),
  })
  .openapi('MyEnrolment')
export type MyEnrolment = z.infer<typeof MyEnrolment>

/** What a ticket says about where to go. */
export const TicketSession = z
  .object({
    id: z.uuid(),
    title: z.string(),
    titleEn: z.string().nullable(),
    illustration: z.string(),
    start: Instant,
    end: Instant,
    meetings: z.array(
      z.object({ no: z.number().int(), start: Instant, end: Instant, cancelled: z.boolean() }),
    ),
    space: z
      .object({ name: z.string(), nameEn: z.string().nullable(), floor: z.string().nullable() })
      .nullable(),
    palace: z.object({
      id: z.uuid(),
      slug: z.string(),
      name: z.string(),
      nameEn: z.string().nullable(),
      address: z.string(),
      phone: z.string(),
      timeZone: z.string(),
    }),
    cancelled: z.boolean(),
    cancelReason: z.string().nullable(),
  })
  .openapi('TicketSession')
export type TicketSession = z.infer<typeof TicketSession>

export const MyTicket = z
  .object({
    id: z.uuid(),
    palaceId: z.uuid(),
    code: z
      .string()
      .openapi({ description: 'Eight clear letters, to be read out or typed', example: '7K3M9QXR' }),
    qr: z.string().openapi({ description: 'The text of the QR code' }),
    cancelUntil: Instant,
    session: TicketSession,
    people: z.array(MyEnrolment),
  })
  .openapi('MyTicket')
export type MyTicket = z.infer<typeof MyTicket>

/** A pause in signing up after too many no-shows (P9: noShow.limit, noShow.banDays). */
export const Suspension = z
  .object({ personId: z.uuid(), until: Instant, noShows: z.number().int(), limit: z.number().int() })
  .openapi('Suspension')
export type Suspension = z.infer<typeof Suspension>

/** Whom one may sign up for a session, and what each would get or why not. */
export const Candidate = z
  .object({
    personId: z.uuid(),
    name: z.string(),
    self: z.boolean(),
    may: May,
    enrolmentId: z.uuid().nullable().openapi({ description: 'Already in, by this claim' }),
  })
  .openapi('Candidate')
export type Candidate = z.infer<typeof Candidate>

/** How the one who asks stands to a session. */
export const MyStanding = z
  .object({
    ticket: MyTicket.nullable(),
    candidates: z.array(Candidate),
    outcome: z
      .enum(['seat', 'waitlist', 'none'])
      .openapi({ description: 'What signing up one person gives now' }),
    companionsMost: z.number().int(),
    closedReason: z.string().nullable().openapi({ description: 'Why nobody can sign up now' }),
  })
  .openapi('MyStanding')
export type MyStanding = z.infer<typeof MyStanding>

export const RatingRequest = z
  .object({ stars: z.coerce.number().int().min(1).max(5), comment: z.string().trim().max(500).default('') })
  .openapi('RatingRequest')
export const AppealRequest = z.object({ reason: z.string().trim().min(1).max(500) }).openapi('AppealRequest')

/** One freed place and to whom it was offered: the order can be looked up by everyone concerned. */
export const OfferLine = z
  .object({
    waitlistNo: z.number().int(),
    together: z.number().int().openapi({ description: 'How many are offered places at once, all or none' }),
    nameMasked: z.string().openapi({ example: '张*' }),
    mine: z.boolean(),
    state: z.enum(states),
    enrolledAt: Instant,
    offeredAt: Instant.nullable(),
    offerExpiresAt: Instant.nullable(),
    settledAt: Instant.nullable(),
  })
  .openapi('OfferLine')
export type OfferLine = z.infer<typeof OfferLine>

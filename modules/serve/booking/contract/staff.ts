import { z } from '@hono/zod-openapi'
import { Concession } from './mine.ts'
import { Loan, LoanWishes } from './resources.ts'
import { Instant, kinds, openTo, priceClasses, seriesTo, states } from './vocabulary.ts'

const at = z.iso.datetime({ offset: true })
const reason = z.string().trim().min(2).max(200)

export const steps = ['approve', 'refuse', 'move', 'cancel', 'checkIn', 'undoCheckIn'] as const
export type Step = (typeof steps)[number]
/** Why a step cannot be taken now; the words are `booking:why.<code>`. */
export const whyNots = [
  'notWaiting',
  'over',
  'ended',
  'nobodyComes',
  'cameAlready',
  'tooEarly',
  'notCame',
  'notYours',
] as const
export type WhyNot = (typeof whyNots)[number]

/** The desk books for somebody: a person by their phone, or a guest by name. */
export const DeskBookingRequest = z
  .object({
    spaceId: z.uuid(),
    start: at,
    end: at,
    people: z.number().int().min(1).max(100_000).default(1),
    title: z.string().trim().max(60).default('').openapi({ description: 'What for; not a name' }),
    phone: z
      .string()
      .regex(/^1\d{10}$/)
      .nullable()
      .default(null),
    guestName: z.string().trim().min(1).max(40).nullable().default(null),
    resources: LoanWishes,
  })
  .openapi('DeskBookingRequest')

/** Maintenance or a lease of one or more spaces at one time; all of them or none. */
export const UseRequest = z
  .object({
    kind: z.enum(['maintenance', 'lease']),
    spaceIds: z.array(z.uuid()).min(1).max(100),
    start: at,
    end: at,
    title: z.string().trim().min(1).max(60),
    grounds: z.string().trim().max(200).default(''),
    priceClass: z.enum(priceClasses).nullable().default(null).openapi({
      description: 'What the hours are to the public purse; a lease is commercial unless said',
    }),
    priceFen: z.number().int().min(0).max(1_000_000_000).default(0),
    biddingNo: z.string().trim().min(1).max(60).nullable().default(null),
  })
  .openapi('SpaceUseRequest')

export const MoveRequest = z
  .object({ spaceId: z.uuid(), start: at, end: at, version: z.number().int() })
  .openapi('MoveBookingRequest')
export const RefusalRequest = z.object({ reason }).openapi('RefuseBookingRequest')
export const BookingAppeal = z.object({ reason: z.string().trim().min(2).max(500) }).openapi('BookingAppeal')
export const BookingAppealDecision = z
  .object({ upheld: z.boolean(), answer: z.string().trim().min(2).max(500) })
  .openapi('BookingAppealDecision')

const limit = (least: number, most: number) => z.number().int().min(least).max(most).nullable()
export const SpaceRuleText = z
  .object({
    openTo: z.enum(openTo),
    slotMinutes: z.number().int().min(15).max(720),
    mostSlots: z.number().int().min(1).max(48),
    advanceDays: limit(0, 365),
    openingHour: limit(0, 23),
    hoursPerPersonDay: z.number().positive().max(24).nullable(),
    bookingsPerUnionDay: limit(1, 100),
    cancelMinutes: limit(0, 10_080),
    graceMinutes: limit(0, 720),
    peopleMost: limit(1, 100_000),
    approval: z.boolean(),
    selfService: z.boolean(),
    priceClass: z.enum(priceClasses),
    fenPerHour: z.number().int().min(0).max(10_000_000),
    concessions: z.array(Concession).max(4),
    seriesTo: z.enum(seriesTo).default('staff'),
    seriesDates: limit(1, 400).default(null),
  })
  .openapi('BookingRuleText')
/** null: not booked online, at the desk only. */
export const SetRuleRequest = z
  .object({
    rule: SpaceRuleText.nullable(),
    version: z.number().int().nullable().openapi({ description: 'What was read; null: no rule yet' }),
    turnover: z
      .object({
        setupMinutes: z.number().int().min(0).max(1440),
        clearingMinutes: z.number().int().min(0).max(1440),
      })
      .optional()
      .openapi({ description: 'Before and after each use from now on; left out: as it is' }),
  })
  .openapi('SetBookingRule')

/** A booking as staff see it: who, masked, and what may be done with it. */
export const BookingLine = z
  .object({
    id: z.uuid(),
    spaceId: z.uuid(),
    spaceName: z.string(),
    kind: z.enum(kinds),
    title: z.string(),
    start: Instant,
    end: Instant,
    people: z.number().int(),
    state: z.enum(states),
    nameMasked: z.string().nullable(),
    phoneMasked: z.string().nullable(),
    forUnion: z.boolean(),
    seriesId: z.uuid().nullable(),
    seriesNo: z.number().int().nullable(),
    hasEntryCode: z.boolean(),
    loans: z.array(Loan),
    priceClass: z.enum(priceClasses),
    priceFen: z.number().int(),
    reason: z.string().nullable(),
    grounds: z.string(),
    version: z.number().int(),
    createdAt: Instant,
    steps: z.record(z.enum(steps), z.enum(whyNots).nullable()),
    appeal: z
      .object({
        reason: z.string(),
        createdAt: Instant,
        upheld: z.boolean().nullable(),
        answer: z.string().nullable(),
      })
      .nullable(),
  })
  .openapi('BookingLine')
export type BookingLine = z.infer<typeof BookingLine>

export const kindsOfUse = ['session', 'booking', 'maintenance', 'lease', 'closure', 'hold'] as const

/** What holds a space: the calendar's block. A closure of the whole house has no space. */
export const CalendarUse = z
  .object({
    kind: z.enum(kindsOfUse),
    sourceId: z.uuid(),
    no: z.number().int(),
    spaceId: z.uuid().nullable(),
    title: z.string(),
    start: Instant,
    end: Instant,
    heldStart: Instant,
    heldEnd: Instant,
  })
  .openapi('CalendarUse')
export type CalendarUse = z.infer<typeof CalendarUse>

export const CalendarSpace = z
  .object({
    id: z.uuid(),
    parentId: z.uuid().nullable(),
    depth: z.number().int(),
    name: z.string(),
    kind: z.string(),
    setupMinutes: z.number().int(),
    clearingMinutes: z.number().int(),
  })
  .openapi('CalendarSpace')
export type CalendarSpace = z.infer<typeof CalendarSpace>

export const SpaceCalendar = z
  .object({
    timeZone: z.string(),
    spaces: z.array(CalendarSpace),
    uses: z.array(CalendarUse),
    bookings: z.array(BookingLine),
  })
  .openapi('SpaceCalendar')
export type SpaceCalendar = z.infer<typeof SpaceCalendar>

export const RuleLine = z
  .object({
    spaceId: z.uuid(),
    spaceName: z.string(),
    depth: z.number().int(),
    kind: z.string(),
    setupMinutes: z.number().int(),
    clearingMinutes: z.number().int(),
    rule: SpaceRuleText.nullable(),
    version: z.number().int().nullable(),
  })
  .openapi('BookingRuleLine')
export type RuleLine = z.infer<typeof RuleLine>

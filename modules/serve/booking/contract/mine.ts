import { z } from '@hono/zod-openapi'
import { EntryCode } from './entry.ts'
import { Loan, LoanWishes } from './resources.ts'
import { concessionGroups, Instant, kinds, openTo, priceClasses, slotStates, states } from './vocabulary.ts'

const at = z.iso.datetime({ offset: true })

/** What to book: whole slots of a space, who comes along by name, for oneself or for one's workplace union. */
export const BookRequest = z
  .object({
    spaceId: z.uuid(),
    start: at,
    end: at,
    people: z.number().int().min(1).max(100_000).default(1),
    companions: z.array(z.string().trim().min(1).max(40)).max(20).default([]),
    unionId: z.uuid().nullable().default(null),
    title: z.string().trim().max(60).default('').openapi({ description: 'What for; not a name' }),
    resources: LoanWishes,
  })
  .openapi('BookRequest')
export type BookRequest = z.output<typeof BookRequest>

const SlotTime = z.object({ start: Instant, end: Instant, selfService: z.boolean() }).openapi('SlotTime')
const SlotState = z.enum(slotStates)

/** What one group pays instead. P5. */
export const Concession = z
  .object({ who: z.enum(concessionGroups), fenPerHour: z.number().int().min(0).max(10_000_000) })
  .openapi('BookingConcession')

/** A space that can be booked, and on what terms. */
export const BookableSpace = z.object({
  spaceId: z.uuid(),
  name: z.string(),
  nameEn: z.string().nullable(),
  kind: z.string(),
  openTo: z.enum(openTo),
  approval: z.boolean(),
  mostSlots: z.number().int(),
  peopleMost: z.number().int().nullable(),
  priceClass: z.enum(priceClasses),
  fenPerHour: z.number().int(),
  concessions: z.array(Concession),
  opensAt: Instant.nullable().openapi({ description: 'When the first slot that is not open yet will be' }),
})

/** The same with its slots in the days asked for, as pages show it. */
export type SpaceSlots = z.infer<typeof BookableSpace> & {
  slots: (z.infer<typeof SlotTime> & { state: z.infer<typeof SlotState> })[]
}

/** Slots of a palace. Spaces that are cut alike share a timetable: a week of 40 spaces is 3,700 slots, but 100 times. */
export const Availability = z
  .object({
    palaceId: z.uuid(),
    timeZone: z.string(),
    timetables: z.array(z.array(SlotTime)),
    spaces: z.array(
      BookableSpace.extend({
        timetable: z.number().int().openapi({ description: 'Index in `timetables`: when its slots are' }),
        states: z.array(SlotState).openapi({ description: 'What each slot of that timetable is here' }),
      }).openapi('SpaceStates'),
    ),
  })
  .openapi('Availability')
export type Availability = z.infer<typeof Availability>

/** A booking, as its holder sees it. */
export const MyBooking = z
  .object({
    id: z.uuid(),
    palaceId: z.uuid(),
    spaceId: z.uuid(),
    kind: z.enum(kinds),
    title: z.string(),
    start: Instant,
    end: Instant,
    people: z.number().int(),
    state: z.enum(states),
    reason: z.string().nullable(),
    priceClass: z.enum(priceClasses),
    priceFen: z.number().int(),
    unionId: z.uuid().nullable(),
    loans: z.array(Loan),
    entry: EntryCode.nullable().openapi({ description: 'In hours without staff' }),
  })
  .openapi('MyBooking')
export type MyBooking = z.infer<typeof MyBooking>

import { z } from '@hono/zod-openapi'
import { claimStates, phases, reserveKinds, roundKinds } from './vocabulary.ts'

const instant = z.iso.datetime({ offset: true })
const count = z.number().int().min(0)
export const roundPath = z.object({ palaceId: z.uuid(), roundId: z.uuid() })

/** When what happens; announced with the round. */
export const Calendar = z.object({
  applyFrom: instant,
  applyUntil: instant,
  drawAt: instant.openapi({ description: 'Sealed before; secrets are told until then' }),
  confirmUntil: instant,
  openAt: instant.openapi({ description: 'Waitlists end; what remains is first come' }),
})

/** What decides, published before anybody applies. */
export const RoundTerms = z.object({
  mostChoices: z.number().int().min(1).max(10),
  mostTogether: z.number().int().min(1).max(6),
  reserves: z.array(z.enum(reserveKinds)).max(reserveKinds.length),
  precedence: z.array(count).openapi({
    description: 'In which order a course fills its places: numbers of reserves from 1, 0 for the open ones',
  }),
  firstTime: z.number().int().min(0).max(5),
  perLostRound: z.number().int().min(0).max(5),
  mostTickets: z.number().int().min(1).max(10),
})

export const NewRound = Calendar.extend(RoundTerms.shape).extend({
  title: z.string().trim().min(1).max(100),
  note: z.string().trim().max(2000).default(''),
  shares: z
    .array(z.number().min(0).max(1))
    .default([])
    .openapi({ description: 'How much of each course is kept, following `reserves`' }),
  courses: z
    .array(
      z.object({
        palaceId: z.uuid(),
        sessionId: z.uuid(),
        seats: z
          .number()
          .int()
          .min(1)
          .max(100_000)
          .nullish()
          .openapi({ description: 'Left out: all of the session' }),
        reserved: z
          .array(count)
          .optional()
          .openapi({ description: 'Follows `reserves`; left out: by `shares`' }),
      }),
    )
    .min(1)
    .max(2_000),
})

export const RoundCourse = z.object({
  no: z.number().int(),
  palaceId: z.uuid(),
  palace: z.string(),
  palaceEn: z.string().nullable(),
  slug: z.string(),
  sessionId: z.uuid(),
  title: z.string(),
  titleEn: z.string().nullable(),
  start: instant,
  meetings: z.number().int(),
  seats: count,
  reserved: z.array(count),
  waiting: count,
  applicants: count.openapi({ description: 'People in parties that ask for it first' }),
})
export type RoundCourse = z.infer<typeof RoundCourse>

const Contribution = z.object({ name: z.string(), commitment: z.string(), secret: z.string().nullable() })

export const RoundSummary = Calendar.extend({
  palaceId: z.uuid(),
  palace: z.string(),
  palaceEn: z.string().nullable(),
  id: z.uuid(),
  kind: z.enum(roundKinds),
  title: z.string(),
  phase: z.enum(phases),
  courses: count,
  seats: count,
  applications: count,
  people: count,
  synthetic: z.boolean(),
})
export type RoundSummary = z.infer<typeof RoundSummary>

export const Round = RoundSummary.omit({ courses: true })
  .extend(RoundTerms.shape)
  .extend({
    note: z.string(),
    annulReason: z.string().nullable(),
    courses: z.array(RoundCourse),
    contributions: z.array(Contribution),
    beacon: z
      .object({ chain: z.string(), round: z.number().int() })
      .nullable()
      .openapi({ description: 'The public beacon’s round that the seal names' }),
    readsBeacon: z.boolean().openapi({ description: 'Whether this installation names one by itself' }),
    seal: z.string().nullable().openapi({ description: 'SHA-256 of seal.json' }),
    files: z.array(z.string()).openapi({ description: 'Published so far' }),
  })
export type Round = z.infer<typeof Round>

/** What came of a round at one course; no names. */
export const CourseResult = z.object({
  no: z.number().int(),
  asked: count.openapi({ description: 'People who had it among their choices' }),
  askedFirst: count,
  got: count,
  kinds: z.array(
    z.object({
      kind: z.number().int().openapi({ description: 'Number of the reserve; 0: open' }),
      held: count,
      taken: count,
      lastRank: count.openapi({ description: 'The last number of the lottery that got in; 0: nobody' }),
    }),
  ),
})
export const GroupResult = z.object({
  group: z.enum(['all', 'together', ...reserveKinds]),
  people: count,
  placed: count,
  byChoice: z.array(count),
})
export const RoundResults = z.object({
  parties: count,
  groups: z.array(GroupResult),
  courses: z.array(CourseResult),
})
export type RoundResults = z.infer<typeof RoundResults>

export const ApplyRequest = z.object({
  choices: z
    .array(z.number().int().min(1))
    .min(1)
    .max(10)
    .openapi({ description: 'Numbers of courses, best first' }),
  personIds: z.array(z.uuid()).min(1).max(6).openapi({ description: 'Oneself and children: all or none' }),
})

export const JoinRequest = z.object({
  code: z.string().trim().min(1).max(20),
  personIds: z
    .array(z.uuid())
    .min(1)
    .max(6)
    .openapi({ description: 'Oneself and children: with the others all or none' }),
})

/** Why one choice ended as it did. */
export const Why = z.object({
  choice: z.number().int(),
  course: z.number().int(),
  outcome: z.enum(['placed', 'notNeeded', 'rank', 'together']),
  hurdles: z.array(z.object({ kind: z.number().int(), held: count, lastRank: count })),
})
export const MyClaim = z.object({
  course: z.number().int(),
  number: z.number().int().nullable().openapi({ description: 'On the waitlist; null: won' }),
  ahead: count.openapi({ description: 'Parties that wait before me now' }),
  state: z.enum(claimStates),
  until: instant.nullable(),
  ticketId: z.uuid().nullable(),
})
export const MyApplication = z.object({
  id: z.uuid(),
  party: z.string().openapi({ description: 'The pseudonym under which it stands in list.csv' }),
  choices: z.array(z.number().int()),
  personIds: z.array(z.uuid()).openapi({ description: 'Oneself and whom one brings' }),
  leads: z.boolean().openapi({ description: 'Whether the choices are mine to say, or I joined' }),
  others: z.array(z.string()).openapi({ description: 'Names of whom others bring, masked' }),
  invitation: z
    .string()
    .nullable()
    .openapi({ description: 'With this code others join; only for who leads' }),
  tickets: z.number().int(),
  reserves: z.array(z.number().int()),
  changedAt: instant,
  chances: z.array(z.number()).openapi({ description: 'By choice, while applying; from trial draws' }),
  rank: z.number().int().nullable(),
  choice: z.number().int().nullable(),
  why: z.array(Why),
  claims: z.array(MyClaim),
})
export type MyApplication = z.infer<typeof MyApplication>

/** What came of each application, for a notice on the wall: names show the family name alone. */
export const RoundNotice = z.object({
  people: count,
  rows: z.array(
    z.object({
      rank: z.number().int(),
      party: z.string(),
      names: z.array(z.string()),
      people: count,
      course: z.number().int().nullable(),
      waiting: z.array(z.object({ course: z.number().int(), number: z.number().int() })),
    }),
  ),
})
export type RoundNotice = z.infer<typeof RoundNotice>

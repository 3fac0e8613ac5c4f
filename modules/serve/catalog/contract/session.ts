import { z } from '@hono/zod-openapi'
import { Audience } from './audience.ts'
import { Concession } from './programme.ts'
import { forms, kinds, priceClasses } from './vocabulary.ts'

const instant = z.iso.datetime()

/** The number that decides whether to go; enrolment's `…/places` answers the same. */
export const Places = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('left'), left: z.number().int(), capacity: z.number().int() }),
    z.object({ state: z.literal('waitlist'), waiting: z.number().int(), capacity: z.number().int() }),
    z.object({ state: z.literal('full'), capacity: z.number().int() }),
    z.object({ state: z.literal('notYet'), opensAt: instant }),
    z.object({ state: z.literal('byDraw') }),
    z.object({ state: z.literal('closed') }),
    z.object({ state: z.literal('cancelled') }),
  ])
  .openapi('Places')
export type Places = z.infer<typeof Places>

const Space = z.object({
  id: z.uuid(),
  name: z.string(),
  nameEn: z.string().nullable(),
  floor: z.string().nullable(),
})

export const PalaceOfSession = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  divisionCode: z.string(),
  timeZone: z.string(),
})

/** A session as a list shows it. */
export const SessionListing = z
  .object({
    id: z.uuid(),
    programmeId: z.uuid(),
    title: z.string(),
    titleEn: z.string().nullable(),
    form: z.enum(forms),
    kind: z.enum(kinds),
    priceClass: z.enum(priceClasses),
    priceFen: z.number().int(),
    illustration: z.string(),
    signature: z.boolean(),
    audience: Audience,
    gigReserved: z.number().int(),
    start: instant,
    end: instant.openapi({ description: 'End of the first meeting' }),
    meetingCount: z.number().int(),
    seriesNo: z.number().int().nullable(),
    capacity: z.number().int(),
    places: Places,
    palace: PalaceOfSession,
    space: Space.nullable(),
    distanceMetres: z.number().int().nullable(),
    synthetic: z.boolean(),
  })
  .openapi('SessionListing')
export type SessionListing = z.infer<typeof SessionListing>

export const Meeting = z
  .object({
    no: z.number().int(),
    start: instant,
    end: instant,
    spaceId: z.uuid(),
    cancelled: z.boolean(),
    displaced: z.boolean().openapi({ description: 'Its room is shut; it waits for another' }),
  })
  .openapi('Meeting')
export type Meeting = z.infer<typeof Meeting>

/** Everything that a visitor may know of a session. */
export const SessionDetail = z
  .object({
    ...SessionListing.shape,
    palace: PalaceOfSession.extend({
      address: z.string(),
      routeText: z.string().nullable(),
      phone: z.string(),
      lng: z.number(),
      lat: z.number(),
      accessibility: z.array(z.string()),
    }),
    summary: z.string(),
    description: z.string(),
    rules: z.array(z.string()),
    teacherName: z.string().nullable(),
    teacherNote: z.string().nullable(),
    concessions: z.array(Concession),
    whoMayCome: z.array(z.string()).openapi({ description: 'In the reader’s language' }),
    you: z
      .object({ allowed: z.boolean(), reasons: z.array(z.string()), priceFen: z.number().int() })
      .nullable()
      .openapi({
        description: 'Whether the one who asks may come, why not, and what they pay; null without an account',
      }),
    opensAt: instant,
    closesAt: instant,
    cancelReason: z.string().nullable(),
    meetings: z.array(Meeting),
    others: z.array(z.object({ id: z.uuid(), start: instant, end: instant })),
  })
  .openapi('SessionDetail')
export type SessionDetail = z.infer<typeof SessionDetail>

import { z } from '@hono/zod-openapi'
import { conditions, decisions, functionRooms } from './vocabulary.ts'

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullish()
    .transform((value) => value || null)
const whole = (least: number, most: number) =>
  z
    .number()
    .int()
    .min(least)
    .max(most)
    .nullish()
    .transform((value) => value ?? null)
const yesNo = z
  .boolean()
  .nullish()
  .transform((value) => value ?? null)

/** Beyond these a number is a slip of the pen: 20 m² is a kiosk, 200,000 m² four times the largest palace. */
export const bounds = {
  floorM2: [20, 200_000],
  expansionM2: [0, 1_000_000],
  builtYear: [1900, 2100],
  renovatedYear: [1900, 2100],
  seats: [0, 20_000],
  lng: [73, 136],
  lat: [3, 54],
} as const

/** What is written about a venue; a fact left out is unknown. */
export const VenueText = z
  .object({
    palaceId: z
      .uuid()
      .nullish()
      .transform((value) => value ?? null),
    name: z.string().trim().min(2).max(60),
    address: text(200),
    lng: z
      .number()
      .min(bounds.lng[0])
      .max(bounds.lng[1])
      .nullish()
      .transform((value) => value ?? null),
    lat: z
      .number()
      .min(bounds.lat[0])
      .max(bounds.lat[1])
      .nullish()
      .transform((value) => value ?? null),
    floorM2: whole(...bounds.floorM2),
    builtYear: whole(...bounds.builtYear),
    renovatedYear: whole(...bounds.renovatedYear),
    functions: z
      .array(z.enum(functionRooms))
      .max(functionRooms.length)
      .nullish()
      .transform((rooms) => (rooms ? functionRooms.filter((room) => rooms.includes(room)) : null)),
    /** Rooms of which nobody knows, where others are known; with `functions` null every room is unknown, and none is named. */
    unknownRooms: z
      .array(z.enum(functionRooms))
      .max(functionRooms.length)
      .default([])
      .transform((rooms) => functionRooms.filter((room) => rooms.includes(room))),
    condition: z
      .enum(conditions)
      .nullish()
      .transform((value) => value ?? null),
    independentTitle: yesNo,
    operatingRight: yesNo,
    expansionM2: whole(...bounds.expansionM2),
    seats: whole(...bounds.seats),
    compact: z.boolean().default(false),
    costFen: z
      .number()
      .int()
      .min(1)
      .max(1e13)
      .nullish()
      .transform((value) => value ?? null),
    factsOn: z.iso.date(),
    source: z.string().trim().min(2).max(200),
    sourceUrl: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .nullish()
      .transform((value) => value ?? null),
    note: text(500),
  })
  .openapi('VenueText')
export type VenueText = z.output<typeof VenueText>

/** What is found at the handover of a finished house: its rooms are known then, one by one. */
export const FinishedHouse = z
  .object({
    year: whole(...bounds.builtYear).openapi({ description: 'When the works were finished' }),
    functions: z
      .array(z.enum(functionRooms))
      .max(functionRooms.length)
      .openapi({ description: 'Rooms that are there; the others are lacking' }),
    condition: VenueText.shape.condition,
    seats: VenueText.shape.seats,
    expansionM2: VenueText.shape.expansionM2,
    independentTitle: VenueText.shape.independentTitle,
    operatingRight: VenueText.shape.operatingRight,
  })
  .openapi('FinishedHouse')

const divisionCode = z.string().regex(/^\d{6}$/)
export const RecordVenue = VenueText.extend({ divisionCode })
/** Somebody looked: the division has no venue. */
export const StateNone = z.object({
  divisionCode,
  factsOn: z.iso.date(),
  source: z.string().trim().min(2).max(200),
  note: text(500),
})
export const EditVenue = z.object({ version: z.number().int().min(1), text: VenueText })
export const RemoveVenue = z.object({
  version: z.number().int().min(1),
  reason: z.string().trim().min(2).max(200),
})
export const SetOverride = z.object({
  decision: z.enum(decisions),
  reason: z.string().trim().min(5).max(500),
})
export const WithdrawOverride = z.object({ reason: z.string().trim().min(2).max(500) })
export const Acknowledge = z.object({ differences: z.array(z.uuid()).min(1).max(500) })
export const Rerun = z.object({
  division: z
    .string()
    .regex(/^(\d{2}){0,3}$/)
    .openapi({ description: 'A code prefix' }),
})

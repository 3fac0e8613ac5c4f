import { z } from '@hono/zod-openapi'
import { Stretch, Week } from './hours.ts'
import {
  accessibilityFacts,
  baseKinds,
  constructionModes,
  coverageStates,
  levels,
  operationModes,
  palaceStatuses,
  sizeClasses,
  spaceKinds,
} from './words.ts'

const Instant = z.string().openapi({ format: 'date-time' })
const text = (most: number) => z.string().trim().min(1).max(most)
const maybe = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullish()
    .transform((value) => value || null)
const area = z
  .number()
  .int()
  .positive()
  .max(10_000_000)
  .nullish()
  .transform((value) => value ?? null)

export const DivisionCode = z.string().regex(/^\d{6}$/)
export const Phone = z
  .string()
  .trim()
  .regex(/^[0-9][0-9\- ]{2,19}$/)

/** A picture of the house: for now one of the built-in drawings, with words for those who do not see it. */
export const Photo = z
  .object({ src: z.string().regex(/^illustration:[a-z0-9-]{1,40}$/), alt: text(120) })
  .openapi('PalacePhoto')
export type Photo = z.output<typeof Photo>

/** What an official writes about a palace. Areas in square metres. */
export const PalaceText = z
  .object({
    divisionCode: DivisionCode,
    name: text(60),
    nameEn: maybe(120),
    level: z.enum(levels),
    sizeClass: z
      .enum(sizeClasses)
      .nullish()
      .transform((value) => value ?? null),
    operationMode: z.enum(operationModes),
    constructionMode: z.enum(constructionModes),
    status: z.enum(palaceStatuses).default('open'),
    address: text(200),
    routeText: maybe(500),
    lng: z.number().min(73).max(136),
    lat: z.number().min(3).max(54),
    phone: Phone,
    landM2: area,
    floorM2: area,
    openedOn: z.iso
      .date()
      .nullish()
      .transform((value) => value ?? null),
    introduction: maybe(2000),
    accessibility: z.array(z.enum(accessibilityFacts)).default([]),
    honours: z.array(text(120)).max(20).default([]),
    sourceUrl: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .nullish()
      .transform((value) => value ?? null),
  })
  .openapi('PalaceText')
export type PalaceText = z.output<typeof PalaceText>

export const OpenNow = z
  .object({
    state: z.enum(['open', 'allDay', 'closed']),
    self: z.boolean().openapi({ description: 'Without staff, entry by code' }),
    until: Instant.nullable(),
    opens: Instant.nullable(),
  })
  .openapi('OpenNow')
export type OpenNow = z.output<typeof OpenNow>

export const SpaceText = z
  .object({
    parentId: z
      .uuid()
      .nullish()
      .transform((value) => value ?? null),
    name: text(60),
    nameEn: maybe(120),
    kind: z.enum(spaceKinds),
    floor: maybe(20),
    areaM2: area,
    capacity: z
      .number()
      .int()
      .positive()
      .max(100_000)
      .nullish()
      .transform((value) => value ?? null),
    position: z.number().int().min(0).max(10_000).default(0),
  })
  .openapi('SpaceText')
export type SpaceText = z.output<typeof SpaceText>

export const Space = z
  .object({
    id: z.uuid(),
    parentId: z.uuid().nullable(),
    name: z.string(),
    nameEn: z.string().nullable(),
    kind: z.enum(spaceKinds),
    floor: z.string().nullable(),
    areaM2: z.number().int().nullable(),
    capacity: z.number().int().nullable(),
    position: z.number().int(),
    depth: z.number().int(),
  })
  .openapi('Space')
export type Space = z.output<typeof Space>

export const BaseText = z
  .object({
    kind: z.enum(baseKinds),
    name: text(60),
    floor: maybe(20),
    phone: Phone.nullish().transform((value) => value ?? null),
    hours: Week.default([]),
  })
  .openapi('ServiceBaseText')
export type BaseText = z.output<typeof BaseText>

export const ServiceBase = z
  .object({
    id: z.uuid(),
    kind: z.enum(baseKinds),
    name: z.string(),
    floor: z.string().nullable(),
    phone: z.string().nullable(),
    hours: z.array(Stretch).openapi({ description: 'Empty: the hours of the palace' }),
    openNow: OpenNow,
  })
  .openapi('ServiceBase')
export type ServiceBase = z.output<typeof ServiceBase>

export const ClosureText = z
  .object({
    spaceId: z
      .uuid()
      .nullish()
      .transform((value) => value ?? null),
    start: z.iso.datetime({ offset: true }),
    end: z.iso.datetime({ offset: true }),
    reason: text(200),
  })
  .openapi('ClosureText')

export const Closure = z
  .object({ id: z.uuid(), spaceId: z.uuid().nullable(), start: Instant, end: Instant, reason: z.string() })
  .openapi('Closure')
export type Closure = z.output<typeof Closure>

/** Something planned that a closure displaces. Its label never names a person. */
export const ShutUse = z
  .object({
    kind: z.enum(['session', 'booking', 'maintenance', 'lease', 'hold']),
    spaceId: z.uuid(),
    start: Instant,
    end: Instant,
    label: z.string(),
  })
  .openapi('ShutUse')
export type ShutUse = z.output<typeof ShutUse>

export const ShutPreview = z
  .object({
    sessions: z.number().int(),
    bookings: z.number().int(),
    others: z
      .number()
      .int()
      .openapi({ description: 'Maintenance, leases, and what is kept for somebody who waits' }),
    uses: z.array(ShutUse).openapi({ description: 'Soonest first, 200 at most' }),
  })
  .openapi('ShutPreview')
export type ShutPreview = z.output<typeof ShutPreview>

export const PalaceListing = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    name: z.string(),
    nameEn: z.string().nullable(),
    divisionCode: z.string(),
    divisionName: z.string(),
    level: z.enum(levels),
    sizeClass: z.enum(sizeClasses).nullable(),
    status: z.enum(palaceStatuses),
    address: z.string(),
    phone: z.string(),
    lng: z.number(),
    lat: z.number(),
    openNow: OpenNow,
    synthetic: z.boolean(),
  })
  .openapi('PalaceListing')
export type PalaceListing = z.output<typeof PalaceListing>

export const PalaceDetail = z
  .object({
    ...PalaceListing.shape,
    timeZone: z.string(),
    ownerName: z.string(),
    operationMode: z.enum(operationModes),
    constructionMode: z.enum(constructionModes),
    routeText: z.string().nullable(),
    landM2: z.number().int().nullable(),
    floorM2: z.number().int().nullable(),
    openedOn: z.string().nullable(),
    introduction: z.string().nullable(),
    accessibility: z.array(z.enum(accessibilityFacts)),
    honours: z.array(z.string()),
    photos: z.array(Photo),
    sourceUrl: z.string().nullable(),
    version: z.number().int(),
    hours: z.array(Stretch),
    bases: z.array(ServiceBase),
    closures: z.array(Closure).openapi({ description: 'Not yet over, soonest first' }),
    spaces: z.array(Space),
  })
  .openapi('PalaceDetail')
export type PalaceDetail = z.output<typeof PalaceDetail>

export const Division = z
  .object({
    code: z.string(),
    name: z.string(),
    level: z.enum(levels),
    scope: z.string(),
    parentCode: z.string().nullable(),
    population: z.number().int().nullable(),
    workerEstimate: z.number().int().nullable(),
    coverageRequired: z.boolean(),
    coverageReason: z.string().nullable(),
    coveredBy: z.object({ id: z.uuid(), name: z.string(), slug: z.string() }).nullable(),
    palaces: z
      .number()
      .int()
      .openapi({ description: 'In this division and everything in it, not closed for good' }),
  })
  .openapi('Division')
export type Division = z.output<typeof Division>

export const RegisterDivision = z
  .object({
    ...Division.shape,
    coverage: z.enum(coverageStates),
    open: z.number().int(),
    preparing: z.number().int(),
    floorM2: z.number().int(),
    spaces: z.number().int(),
    due: z.number().int().openapi({ description: 'Divisions within it that must be covered' }),
    covered: z.number().int().openapi({ description: 'Of those, how many are' }),
  })
  .openapi('RegisterDivision')
export type RegisterDivision = z.output<typeof RegisterDivision>

export const RegisterPalace = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    name: z.string(),
    divisionCode: z.string(),
    divisionName: z.string(),
    level: z.enum(levels),
    sizeClass: z.enum(sizeClasses).nullable(),
    status: z.enum(palaceStatuses),
    operationMode: z.enum(operationModes),
    floorM2: z.number().int().nullable(),
    spaces: z.number().int(),
    seats: z.number().int(),
    weekHours: z.number(),
    phone: z.string(),
    synthetic: z.boolean(),
  })
  .openapi('RegisterPalace')
export type RegisterPalace = z.output<typeof RegisterPalace>

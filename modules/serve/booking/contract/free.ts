import { z } from '@hono/zod-openapi'
import { BookableSpace } from './mine.ts'
import { Instant, openTo, priceClasses } from './vocabulary.ts'

/** The kinds of space that people look for. */
export const soughtKinds = ['court', 'studio', 'classroom', 'hall', 'meeting', 'outdoor'] as const
export type SoughtKind = (typeof soughtKinds)[number]

/** How far ahead one may look. */
export const FREE_DAYS = 14

const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

/** What is asked of the free slots of a province; an empty field is no filter. */
export const FreeSearch = z.object({
  day: optional(z.iso.date()).openapi({
    description: 'A local day, at most 13 ahead; without one: the rest of today',
  }),
  kind: optional(z.enum(soughtKinds)),
  q: optional(z.string().trim().max(40)).openapi({
    description: 'Words in the name of the space or of what it lies in',
  }),
  division: optional(z.string().regex(/^\d{6}$/)).openapi({ description: 'Nearest to its centre' }),
  lat: optional(z.coerce.number().min(-90).max(90)),
  lng: optional(z.coerce.number().min(-180).max(180)),
})
export type FreeSearch = z.output<typeof FreeSearch>

/** A free slot. `soon`: it begins within `booking.lastMinuteHours`; `freed`: somebody gave it back today. */
export const FreeSlot = z
  .object({ start: Instant, end: Instant, selfService: z.boolean(), soon: z.boolean(), freed: z.boolean() })
  .openapi('FreeSlot')

/** A space with slots that can be booked now. */
export const FreeSpace = z
  .object({
    palaceId: z.uuid(),
    slug: z.string(),
    palaceName: z.string(),
    timeZone: z.string(),
    metres: z
      .number()
      .int()
      .nullable()
      .openapi({ description: 'As the crow flies, when a position was given' }),
    spaceId: z.uuid(),
    name: z.string(),
    nameEn: z.string().nullable(),
    whole: z
      .object({ id: z.uuid(), name: z.string(), nameEn: z.string().nullable() })
      .nullable()
      .openapi({ description: 'What it is a part of' }),
    kind: z.string(),
    openTo: z.enum(openTo),
    approval: z.boolean(),
    priceClass: z.enum(priceClasses),
    fenPerHour: z.number().int(),
    concessions: BookableSpace.shape.concessions,
    slots: z.array(FreeSlot),
  })
  .openapi('FreeSpace')
export type FreeSpace = z.infer<typeof FreeSpace>

export const FreeSpaces = z
  .object({ spaces: z.array(FreeSpace).openapi({ description: 'Nearest palace first' }) })
  .openapi('FreeSpaces')

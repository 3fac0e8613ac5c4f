import { z } from '@hono/zod-openapi'
import { Value, verifications } from '#modules/base/standards/contract.ts'
import { conditions, functionRooms, usedStandards, type UsedStandard } from './vocabulary.ts'

const count = z.number().int()

/** What is measured: the venue's own facts, and of its division and day what matters. null: nobody knows. */
export const Facts = z
  .object({
    present: z.boolean().openapi({ description: 'false: the division has no venue at all' }),
    floorM2: count.nullable(),
    builtYear: count.nullable(),
    renovatedYear: count.nullable().openapi({ description: 'Of the last overall renovation' }),
    functions: z.array(z.enum(functionRooms)).nullable().openapi({ description: 'Rooms that are there' }),
    unknownRooms: z
      .array(z.enum(functionRooms))
      .openapi({ description: 'Of the others: those of which nobody knows; the rest is lacking' }),
    condition: z.enum(conditions).nullable(),
    independentTitle: z.boolean().nullable(),
    operatingRight: z.boolean().nullable(),
    expansionM2: count.nullable().openapi({ description: 'Land that the venue can expand on' }),
    seats: count.nullable().openapi({ description: 'Of its largest hall' }),
    compact: z.boolean().openapi({ description: 'To be measured as a small practical house' }),
    population: count.nullable().openapi({ description: 'Service population: who lives in the division' }),
    year: count.openapi({ description: 'The year in which it is measured' }),
  })
  .openapi('VenueFacts')
export type Facts = z.output<typeof Facts>

/** A standard as it stood when it was used. */
export const StandardUsed = z
  .object({
    rowId: z.uuid(),
    value: Value,
    unit: z.string(),
    sourceTitle: z.string(),
    sourceNumber: z.string().nullable(),
    sourceUrl: z.string().nullable(),
    verified: z.enum(verifications),
    note: z.string().nullable(),
    effectiveFrom: z.iso.date(),
  })
  .openapi('StandardUsed')
export type StandardUsed = z.output<typeof StandardUsed>

const standardShape = Object.fromEntries(usedStandards.map((key) => [key, StandardUsed])) as Record<
  UsedStandard,
  typeof StandardUsed
>
export const StandardsUsed = z.object(standardShape)
export type StandardsUsed = Record<UsedStandard, StandardUsed>

import { createRoute, z } from '@hono/zod-openapi'
import { answers, body } from '#kit/http/api.ts'
import { Value } from './value.ts'
import { levels, standardKeys, units, verifications } from './words.ts'

const tags = ['Standards']

/** The source of a value: nothing is in force without one. */
export const Source = z.object({
  sourceTitle: z.string().trim().min(2).max(200),
  sourceNumber: z
    .string()
    .trim()
    .max(80)
    .nullish()
    .transform((value) => value || null),
  sourceUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullish()
    .transform((value) => value ?? null),
  verified: z.enum(verifications),
  note: z
    .string()
    .trim()
    .max(500)
    .nullish()
    .transform((value) => value || null),
})

export const StandardValue = z
  .object({
    id: z.uuid(),
    value: Value,
    level: z.enum(levels).nullable(),
    scope: z.string(),
    palaceId: z.uuid().nullable(),
    effectiveFrom: z.iso.date(),
    effectiveTo: z.iso.date().nullable().openapi({ description: 'The day after the last' }),
    ...Source.shape,
  })
  .openapi('StandardRow')
export type StandardValue = z.output<typeof StandardValue>

export const Standard = z
  .object({
    key: z.enum(standardKeys),
    unit: z.enum(units),
    inForce: StandardValue.nullable(),
    atPalace: z
      .number()
      .nullable()
      .openapi({ description: 'The one number that holds at the palace asked about' }),
    palaceMayOverride: z.boolean(),
    history: z
      .array(StandardValue)
      .openapi({ description: 'Every value that holds, held or will hold there, latest first' }),
  })
  .openapi('Standard')
export type Standard = z.output<typeof Standard>

const May = z.object({ allowed: z.boolean(), why: z.string().nullable() })

export const listStandardsRoute = createRoute({
  tags,
  method: 'get',
  path: '/standards',
  summary:
    'Every standard with the value in force in a division or a palace on a day, its source and its history',
  request: {
    query: z.object({
      scope: z
        .string()
        .regex(/^\d{2}(\d{2}){0,2}$/)
        .optional(),
      palace: z.uuid().optional(),
      on: z.iso.date().optional(),
    }),
  },
  responses: answers('Standards', z.object({ standards: z.array(Standard), maySet: May, mayOverride: May })),
})

export const NewValue = Source.extend({
  key: z.enum(standardKeys),
  value: Value,
  scope: z.string().regex(/^(\d{2}){0,3}$/),
  level: z
    .enum(levels)
    .nullish()
    .transform((level) => level ?? null),
  effectiveFrom: z.iso.date(),
})
export const setStandardRoute = createRoute({
  tags,
  method: 'post',
  path: '/standards',
  summary: 'Set a value from a day on; the one before it ends there',
  request: { body: body(NewValue) },
  responses: answers('The new row', z.object({ id: z.uuid() })),
})

export const PalaceValue = Source.extend({
  key: z.enum(standardKeys),
  /** null takes the override back, so that the general value holds again. */
  value: z.number().min(0).max(1_000_000).nullable(),
  effectiveFrom: z.iso.date(),
})
export const overrideRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/standards',
  summary: 'Set another value for one palace, where the standard leaves room',
  request: { params: z.object({ palaceId: z.uuid() }), body: body(PalaceValue) },
  responses: answers('The new row, or null when one was taken back', z.object({ id: z.uuid().nullable() })),
})

import { z } from '@hono/zod-openapi'
import { Audience } from './audience.ts'
import { concessionGroups, forms, kinds, priceClasses, statuses } from './vocabulary.ts'

export const Concession = z
  .object({ who: z.enum(concessionGroups), priceFen: z.number().int().min(0) })
  .openapi('Concession')
export type Concession = z.infer<typeof Concession>

/** Everything about a programme that its palace writes. Money in fen. */
export const ProgrammeText = z
  .object({
    form: z.enum(forms),
    kind: z.enum(kinds),
    title: z.string().trim().min(1).max(80),
    titleEn: z.string().trim().max(120).nullish(),
    summary: z.string().trim().min(1).max(200),
    description: z.string().max(5000).default(''),
    rules: z.array(z.string().trim().min(1).max(200)).max(20).default([]),
    teacherName: z.string().trim().max(40).nullish(),
    teacherNote: z.string().trim().max(120).nullish(),
    illustration: z.string().min(1).max(40).default('house'),
    priceClass: z.enum(priceClasses),
    priceFen: z.number().int().min(0).max(10_000_000).default(0),
    concessions: z.array(Concession).max(8).default([]),
    audience: Audience.default({}),
    gigReserved: z.number().int().min(0).max(100_000).default(0),
    signature: z.boolean().default(false),
  })
  .openapi('ProgrammeText')
export type ProgrammeText = z.output<typeof ProgrammeText>

export const Programme = z
  .object({
    id: z.uuid(),
    palaceId: z.uuid(),
    ...ProgrammeText.shape,
    status: z.enum(statuses),
    version: z.number().int(),
    cancelReason: z.string().nullable(),
    synthetic: z.boolean(),
    sessionCount: z.number().int(),
    nextStart: z.iso.datetime().nullable(),
  })
  .openapi('Programme')
export type Programme = z.output<typeof Programme>

export const ProgrammeFilter = z.object({
  status: z.enum(statuses).optional(),
  kind: z.enum(kinds).optional(),
  priceClass: z.enum(priceClasses).optional(),
  q: z.string().max(60).optional(),
})
export type ProgrammeFilter = z.infer<typeof ProgrammeFilter>

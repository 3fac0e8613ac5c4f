import { z } from '@hono/zod-openapi'
import { landStatuses, planStatuses, siteModes } from './vocabulary.ts'

export const CandidateText = z
  .object({
    code: z
      .string()
      .trim()
      .min(2)
      .max(40)
      .regex(/^[\w\-.]+$/)
      .openapi({ description: 'What spreadsheets call it', example: '420102-01' }),
    divisionCode: z.string().regex(/^\d{6}$/),
    name: z.string().trim().min(2).max(100),
    lng: z.number().min(-180).max(180),
    lat: z.number().min(-90).max(90),
    mode: z.enum(siteModes),
    planStatus: z.enum(planStatuses),
    landStatus: z.enum(landStatuses),
    costFen: z.number().int().min(1).max(1e15),
    areaM2: z.number().int().min(1).max(1_000_000),
    capacity: z
      .number()
      .int()
      .min(1)
      .max(100_000_000)
      .nullable()
      .openapi({ description: 'Workers it can serve; null: not limited' }),
  })
  .openapi('CandidateText')
export type CandidateText = z.output<typeof CandidateText>

export const Candidate = CandidateText.extend({
  id: z.uuid(),
  divisionName: z.string(),
  synthetic: z.boolean(),
  version: z.number().int(),
}).openapi('Candidate')
export type Candidate = z.output<typeof Candidate>

export const DemandPoint = z
  .object({
    code: z.string(),
    name: z.string(),
    divisionCode: z.string(),
    lng: z.number(),
    lat: z.number(),
    workers: z.number().int(),
    kind: z.enum(['county', 'township']),
  })
  .openapi('DemandPoint')
export type DemandPoint = z.output<typeof DemandPoint>

export const Budget = z
  .object({
    year: z.number().int(),
    amountFen: z.number().int().min(0),
    mostStarts: z.number().int().min(0).nullable(),
    version: z.number().int(),
  })
  .openapi('SitingBudget')
export type Budget = z.output<typeof Budget>

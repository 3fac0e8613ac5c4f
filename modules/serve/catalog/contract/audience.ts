import { z } from '@hono/zod-openapi'

/** Who may come; an empty object is everybody. */
export const Audience = z
  .object({
    membersOnly: z.boolean().optional(),
    unions: z.array(z.string().min(1)).optional().openapi({ description: 'Names of workplace unions' }),
    ageMin: z.number().int().min(0).max(120).optional(),
    ageMax: z.number().int().min(0).max(120).optional(),
    residentsOf: z
      .string()
      .regex(/^\d{2}(\d{2}){0,2}$/)
      .optional()
      .openapi({ description: 'Prefix of a GB/T 2260 division code' }),
  })
  .refine(({ ageMin, ageMax }) => ageMin === undefined || ageMax === undefined || ageMin <= ageMax, {
    path: ['ageMax'],
  })
  .openapi('Audience')
export type Audience = z.infer<typeof Audience>

/** What the catalogue needs to know of a person; what they have not told is undefined. */
export type PersonFacts = {
  birthYear?: number | null
  member: boolean
  unionName?: string | null
  gigWorker: boolean
  retired: boolean
  divisionCode?: string | null
}

/** A sentence of the catalogue's messages, to be said in the reader's language. */
export type Reason = { key: `catalog:${string}`; params?: Record<string, string | number> }

export type AudienceDecision = { allowed: true } | { allowed: false; reasons: Reason[] }

import { z } from '@hono/zod-openapi'
import { SessionListing } from './session.ts'
import { forms, kinds, whens } from './vocabulary.ts'

const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

/** The filters of `/search` and of the API alike; an empty field is no filter. */
export const SessionSearch = z.object({
  q: optional(z.string().max(60)),
  when: optional(z.enum(whens)),
  from: optional(z.iso.date()),
  division: optional(z.string().regex(/^(all|\d{2,6})$/)).openapi({ description: 'GB/T 2260 code, or all' }),
  palaceId: optional(z.uuid()),
  kind: optional(z.enum(kinds)),
  price: optional(z.enum(['free', 'discounted', 'paid'])),
  form: optional(z.enum(forms)),
  age: optional(z.coerce.number().int().min(0).max(120)),
  children: optional(z.enum(['1'])),
  forGig: optional(z.enum(['1'])),
  near: optional(z.enum(['1'])),
  lat: optional(z.coerce.number().min(-90).max(90)),
  lng: optional(z.coerce.number().min(-180).max(180)),
  after: optional(z.string().max(200)).openapi({ description: 'Where the last page ended' }),
  limit: optional(z.coerce.number().int().min(1).max(50)),
})
export type SessionSearch = z.output<typeof SessionSearch>

export const SessionPage = z
  .object({ sessions: z.array(SessionListing), next: z.string().nullable() })
  .openapi('SessionPage')
export type SessionPage = z.infer<typeof SessionPage>

import { z } from '@hono/zod-openapi'

const instant = z.iso.datetime({ offset: true })

/** How a session is opened by a fair window; what is left out is as the standards say. */
export const NewWindow = z.object({
  from: instant.nullish().openapi({ description: 'Left out: now' }),
  until: instant.nullish().openapi({
    description: 'Until then everybody who applies has the same chance; left out: by the standard',
  }),
  drawAt: instant
    .nullish()
    .openapi({ description: 'The draw; left out: as long after the end as the standard says' }),
  mostTogether: z.number().int().min(1).max(6).default(4),
})

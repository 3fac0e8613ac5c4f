import { createRoute, z } from '@hono/zod-openapi'
import { useCall } from '#kit/ui/console/client.ts'

const Names = z.object({
  divisions: z.array(
    z.object({ code: z.string(), scope: z.string(), name: z.string(), parentCode: z.string().nullable() }),
  ),
  palaces: z.array(
    z.object({ id: z.string(), name: z.string(), slug: z.string(), divisionCode: z.string() }),
  ),
})
export const placeNames = createRoute({
  method: 'get',
  path: '/places/names',
  responses: { 200: { description: '', content: { 'application/json': { schema: Names } } } },
})

/** The divisions and palaces by name, for choosing where to look. */
export const useDivisionsAndPalaces = () => useCall(placeNames, {})

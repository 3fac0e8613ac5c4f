import { createRoute, z } from '@hono/zod-openapi'
import { answers, body, problemResponses } from '#kit/http/api.ts'
import { Week } from './hours.ts'
import {
  BaseText,
  Closure,
  ClosureText,
  Division,
  DivisionCode,
  PalaceDetail,
  PalaceListing,
  PalaceText,
  Photo,
  RegisterDivision,
  RegisterPalace,
  ShutPreview,
  ShutUse,
  Space,
  SpaceText,
} from './shapes.ts'

const tags = ['Places']
const palace = z.object({ palaceId: z.uuid() })
const code = z.object({ code: DivisionCode })
const done = { 204: { description: 'Done' }, ...problemResponses } as const

/** Whether the reader may do something, and if not, why, in their language. */
export const May = z.object({ allowed: z.boolean(), why: z.string().nullable() })

export const PalaceSearch = z.object({
  division: DivisionCode.optional().openapi({ description: 'A division and everything in it' }),
  q: z.string().trim().max(60).optional(),
  open: z.enum(['1']).optional().openapi({ description: 'Open now' }),
})
export type PalaceSearch = z.output<typeof PalaceSearch>

export const listDivisionsRoute = createRoute({
  tags,
  method: 'get',
  path: '/divisions',
  summary: 'Every division of the province with its palaces counted',
  responses: answers('Divisions', z.object({ divisions: z.array(Division) })),
})
export const readDivisionRoute = createRoute({
  tags,
  method: 'get',
  path: '/divisions/{code}',
  summary: 'One division, what it lies in, what lies in it, and its palaces',
  request: { params: code },
  responses: answers(
    'The division',
    z.object({
      division: Division,
      path: z.array(Division),
      children: z.array(Division),
      palaces: z.array(PalaceListing),
    }),
  ),
})
export const setCoveredByRoute = createRoute({
  tags,
  method: 'put',
  path: '/divisions/{code}/coverage',
  summary: 'Say which shared palace serves a division',
  request: {
    params: code,
    body: body(
      z.object({ palaceId: z.uuid().nullable(), coverageRequired: z.boolean(), reason: z.string() }),
    ),
  },
  responses: done,
})
export const placeNamesRoute = createRoute({
  tags,
  method: 'get',
  path: '/places/names',
  summary: 'Divisions and palaces by name, to choose from',
  responses: answers(
    'Names',
    z.object({
      divisions: z.array(
        z.object({
          code: z.string(),
          scope: z.string(),
          name: z.string(),
          parentCode: z.string().nullable(),
        }),
      ),
      palaces: z.array(
        z.object({ id: z.uuid(), name: z.string(), slug: z.string(), divisionCode: z.string() }),
      ),
    }),
  ),
})
export const listPalacesRoute = createRoute({
  tags,
  method: 'get',
  path: '/palaces',
  summary: 'Palaces, by division or name',
  request: { query: PalaceSearch },
  responses: answers('Palaces', z.object({ palaces: z.array(PalaceListing) })),
})
export const readPalaceRoute = createRoute({
  tags,
  method: 'get',
  path: '/palaces/{palaceId}',
  summary: 'A palace: how to come, hours, counters, spaces, closures',
  request: { params: palace },
  responses: answers('The palace', PalaceDetail.extend({ may: z.object({ edit: May, keep: May }) })),
})
export const readRegisterRoute = createRoute({
  tags,
  method: 'get',
  path: '/register',
  summary: 'The register of the reader’s part of the tree, with coverage',
  request: {
    query: z.object({
      scope: z
        .string()
        .regex(/^\d{2}(\d{2}){0,2}$/)
        .optional(),
      palace: z.uuid().optional(),
    }),
  },
  responses: answers(
    'The register',
    z.object({ divisions: z.array(RegisterDivision), palaces: z.array(RegisterPalace), mayRecord: May }),
  ),
})
export const recordPalaceRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces',
  summary: 'Enter a palace into the register',
  request: { body: body(z.object({ slug: z.string(), text: PalaceText })) },
  responses: answers('The palace', palace),
})
export const editPalaceRoute = createRoute({
  tags,
  method: 'put',
  path: '/palaces/{palaceId}',
  summary: 'Change what is written about a palace',
  request: { params: palace, body: body(z.object({ version: z.number().int(), text: PalaceText })) },
  responses: answers('The new version', z.object({ version: z.number().int() })),
})
export const setPhotosRoute = createRoute({
  tags,
  method: 'put',
  path: '/palaces/{palaceId}/photos',
  request: { params: palace, body: body(z.object({ photos: z.array(Photo).max(12) })) },
  responses: done,
})
export const setOpeningHoursRoute = createRoute({
  tags,
  method: 'put',
  path: '/palaces/{palaceId}/hours',
  summary: 'Set the weekly hours as a whole',
  request: { params: palace, body: body(z.object({ hours: Week })) },
  responses: done,
})
export const listClosuresRoute = createRoute({
  tags,
  method: 'get',
  path: '/palaces/{palaceId}/closures',
  summary: 'Closures that are not over, soonest first',
  request: { params: palace },
  responses: answers('Closures', z.object({ closures: z.array(Closure) })),
})
export const recordClosureRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/closures',
  summary: 'Shut the palace or one of its spaces for a while',
  request: { params: palace, body: body(ClosureText) },
  responses: answers('The closure', z.object({ closureId: z.uuid(), meetings: z.number().int() })),
})
export const previewClosureRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/closures/preview',
  summary: 'What a closure would displace; changes nothing',
  request: { params: palace, body: body(ClosureText.omit({ reason: true })) },
  responses: answers('What is planned there', ShutPreview),
})
export const liftClosureRoute = createRoute({
  tags,
  method: 'delete',
  path: '/palaces/{palaceId}/closures/{closureId}',
  summary: 'Open again what was shut; what was displaced has its space back where that is free',
  request: { params: palace.extend({ closureId: z.uuid() }) },
  responses: answers('What came back', z.object({ restored: z.number().int(), lost: z.array(ShutUse) })),
})
export const addBaseRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/bases',
  summary: 'Open a counter in the house',
  request: { params: palace, body: body(BaseText) },
  responses: answers('The counter', z.object({ baseId: z.uuid() })),
})
const base = palace.extend({ baseId: z.uuid() })
export const editBaseRoute = createRoute({
  tags,
  method: 'put',
  path: '/palaces/{palaceId}/bases/{baseId}',
  request: { params: base, body: body(BaseText) },
  responses: answers('The counter', z.object({ baseId: z.uuid() })),
})
export const removeBaseRoute = createRoute({
  tags,
  method: 'delete',
  path: '/palaces/{palaceId}/bases/{baseId}',
  request: { params: base },
  responses: done,
})
export const listSpacesRoute = createRoute({
  tags,
  method: 'get',
  path: '/palaces/{palaceId}/spaces',
  summary: 'The spaces in use, each followed by its parts',
  request: { params: palace },
  responses: answers('Spaces', z.object({ spaces: z.array(Space) })),
})
export const addSpaceRoute = createRoute({
  tags,
  method: 'post',
  path: '/palaces/{palaceId}/spaces',
  request: { params: palace, body: body(SpaceText) },
  responses: answers('The space', z.object({ spaceId: z.uuid() })),
})
const space = palace.extend({ spaceId: z.uuid() })
export const editSpaceRoute = createRoute({
  tags,
  method: 'put',
  path: '/palaces/{palaceId}/spaces/{spaceId}',
  request: { params: space, body: body(SpaceText) },
  responses: done,
})
export const retireSpaceRoute = createRoute({
  tags,
  method: 'delete',
  path: '/palaces/{palaceId}/spaces/{spaceId}',
  summary: 'Take a space out of use; its past stays',
  request: { params: space },
  responses: done,
})

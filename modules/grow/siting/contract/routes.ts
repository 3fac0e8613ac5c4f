import { createRoute, z } from '@hono/zod-openapi'
import { answers, body, problemResponses } from '#kit/http/api.ts'
import { Budget, Candidate, CandidateText, DemandPoint } from './candidate.ts'

const tags = ['Siting']
const done = { 204: { description: 'Done' }, ...problemResponses } as const
const version = z.number().int().openapi({ description: 'What you saw; a newer one is not overwritten' })
const division = z
  .string()
  .regex(/^\d{2}(\d{2}){0,2}$/)
  .openapi({ description: 'The prefix that all codes in it share: 42, 4201, 420102' })
const one = z.object({ candidateId: z.uuid() })

export const candidatesRoute = createRoute({
  tags,
  method: 'get',
  path: '/siting/candidates',
  summary: 'Candidate sites in a part of the province, for those who plan',
  request: { query: z.object({ division }) },
  responses: answers(
    'Candidate sites and demand points',
    z.object({
      candidates: z.array(Candidate),
      demand: z.array(DemandPoint),
      measuredPairs: z
        .number()
        .int()
        .openapi({ description: 'Pairs whose travel time was imported; the others are estimated' }),
    }),
  ),
})
export const recordCandidateRoute = createRoute({
  tags,
  method: 'post',
  path: '/siting/candidates',
  summary: 'Enter a candidate site',
  request: { body: body(CandidateText) },
  responses: answers('Entered', z.object({ candidateId: z.uuid() })),
})
export const editCandidateRoute = createRoute({
  tags,
  method: 'put',
  path: '/siting/candidates/{candidateId}',
  summary: 'Change a candidate site',
  request: { params: one, body: body(z.object({ version, text: CandidateText })) },
  responses: answers('Changed', z.object({ version: z.number().int() })),
})
export const retireCandidateRoute = createRoute({
  tags,
  method: 'post',
  path: '/siting/candidates/{candidateId}/retire',
  summary: 'Take a candidate site off the list, with a reason',
  request: { params: one, body: body(z.object({ reason: z.string().trim().min(2).max(300) })) },
  responses: done,
})
export const budgetsRoute = createRoute({
  tags,
  method: 'get',
  path: '/siting/budgets',
  summary: 'What may be spent in each year, and how many projects may begin',
  request: { query: z.object({ division }) },
  responses: answers('Budgets by year', z.object({ budgets: z.array(Budget) })),
})
export const setBudgetRoute = createRoute({
  tags,
  method: 'put',
  path: '/siting/budgets/{division}/{year}',
  summary: 'Set the budget of a year',
  request: {
    params: z.object({ division, year: z.coerce.number().int().min(2000).max(2100) }),
    body: body(Budget.omit({ year: true, version: true }).extend({ version: version.nullable() })),
  },
  responses: answers('Set', z.object({ version: z.number().int() })),
})

export const Outlines = z
  .object({
    viewBox: z.string(),
    outlines: z.array(z.object({ code: z.string(), name: z.string(), path: z.string() })),
    projection: z
      .object({
        left: z.number(),
        top: z.number(),
        unit: z.number(),
        margin: z.number(),
        stretch: z.number(),
      })
      .openapi({
        description: 'x = (lng × stretch − left) × unit + margin; y = (−lat − top) × unit + margin',
      }),
  })
  .openapi('SitingOutlines')
export type Outlines = z.output<typeof Outlines>

export const outlinesRoute = createRoute({
  tags,
  method: 'get',
  path: '/siting/outlines',
  summary: 'Sketched outlines of the counties in a part of the province; no boundary in law',
  request: { query: z.object({ division }) },
  responses: answers('Outlines', Outlines),
})

import { createRoute, z } from '@hono/zod-openapi'
import { answers, body, problemResponses } from '#kit/http/api.ts'
import { Cockpit } from './cockpit.ts'
import { CountyOutline, Coverage, DivisionCoverage } from './coverage.ts'
import { StatementText } from './inputs.ts'
import {
  DivisionCode,
  LineText,
  Plan,
  PlanDifference,
  PlanLine,
  PlanText,
  Reason,
  ScopePrefix,
} from './plan.ts'

const tags = ['Coverage']
const plan = z.object({ planId: z.uuid() })
const line = z.object({ lineId: z.uuid() })
const division = z.object({ code: DivisionCode })
const version = z.number().int()
const scope = z.object({ scope: ScopePrefix.optional() })
const saved = answers('The line', z.object({ lineId: z.uuid(), version }))
const done = { 204: { description: 'Done' }, ...problemResponses } as const

export const readCoverageRoute = createRoute({
  tags,
  method: 'get',
  path: '/coverage',
  summary: 'Full coverage: the state of every division year by year, plan against actual and forecast',
  request: { query: scope },
  responses: answers('Coverage', Coverage),
})
export const coverageMapRoute = createRoute({
  tags,
  method: 'get',
  path: '/coverage/map',
  summary: 'Sketch outlines of the counties; not a basis for any boundary',
  request: { query: scope },
  responses: answers('Outlines', z.object({ counties: z.array(CountyOutline) })),
})
export const divisionCoverageRoute = createRoute({
  tags,
  method: 'get',
  path: '/coverage/divisions/{code}',
  summary: 'One division: what each state rests on, its palaces, projects, plan and evidence',
  request: { params: division },
  responses: answers('The division', DivisionCoverage),
})
export const cockpitRoute = createRoute({
  tags,
  method: 'get',
  path: '/coverage/cockpit',
  summary: 'The way to full coverage in one look, for those who answer for it',
  request: { query: scope },
  responses: answers('The cockpit', Cockpit),
})
export const listPlansRoute = createRoute({
  tags,
  method: 'get',
  path: '/coverage/plans',
  summary: 'Every edition of the plan for full coverage, the newest first',
  responses: answers('Plans', z.object({ plans: z.array(Plan) })),
})
export const readPlanRoute = createRoute({
  tags,
  method: 'get',
  path: '/coverage/plans/{planId}',
  summary: 'One edition with its lines, and how it differs from the one before',
  request: { params: plan },
  responses: answers(
    'The plan',
    z.object({
      plan: Plan.extend({ lines: z.array(PlanLine) }),
      before: Plan.nullable(),
      differences: z.array(PlanDifference),
    }),
  ),
})
export const publishPlanRoute = createRoute({
  tags,
  method: 'post',
  path: '/coverage/plans',
  summary: 'Publish a plan for a part of the tree; it replaces what the plan in force says of it',
  request: { body: body(PlanText) },
  responses: answers(
    'The new edition',
    z.object({ planId: z.uuid(), edition: z.number().int(), differences: z.number().int() }),
  ),
})
export const addLineRoute = createRoute({
  tags,
  method: 'post',
  path: '/coverage/divisions/{code}/lines',
  summary: 'Add a line to the plan in force by hand',
  request: { params: division, body: body(LineText) },
  responses: saved,
})
export const editLineRoute = createRoute({
  tags,
  method: 'put',
  path: '/coverage/lines/{lineId}',
  summary: 'Change a line of the plan in force by hand; the later of two officials is told',
  request: { params: line, body: body(z.object({ version, text: LineText })) },
  responses: saved,
})
export const dropLineRoute = createRoute({
  tags,
  method: 'post',
  path: '/coverage/lines/{lineId}/drop',
  summary: 'Take a line out of the plan in force',
  request: { params: line, body: body(z.object({ version, reason: Reason })) },
  responses: done,
})
export const stateCoverageRoute = createRoute({
  tags,
  method: 'post',
  path: '/coverage/divisions/{code}/statements',
  summary: 'State how a division stood at the end of a year, with the evidence',
  request: { params: division, body: body(StatementText) },
  responses: answers('The statement', z.object({ statementId: z.uuid() })),
})
const statement = z.object({ statementId: z.uuid() })
const binary = { schema: z.string().openapi({ format: 'binary' }) }
export const attachEvidenceRoute = createRoute({
  tags,
  method: 'post',
  path: '/coverage/files/{statementId}',
  summary:
    'Attach the document or photo that a statement rests on: PDF, JPEG or PNG, told by its bytes; everybody can read it',
  request: {
    params: statement,
    query: z.object({ name: z.string().min(1).max(200) }),
    body: { content: { 'application/octet-stream': binary }, required: true },
  },
  responses: done,
})
export const readEvidenceRoute = createRoute({
  tags,
  method: 'get',
  path: '/coverage/statements/{statementId}/file',
  summary: 'The document or photo that a statement rests on',
  request: { params: statement },
  responses: {
    200: { description: 'The file', content: { 'application/octet-stream': binary } },
    ...problemResponses,
  },
})
export const withdrawStatementRoute = createRoute({
  tags,
  method: 'post',
  path: '/coverage/statements/{statementId}/withdraw',
  summary: 'Withdraw a statement that was found to be wrong; it stays readable',
  request: { params: statement, body: body(z.object({ reason: Reason })) },
  responses: done,
})

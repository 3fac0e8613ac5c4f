import { createRoute, z } from '@hono/zod-openapi'
import { answers, body } from '#kit/http/api.ts'
import { Plan, PlanDifference, PlanLine, PlanText } from './plan.ts'

const tags = ['Coverage']
const plan = z.object({ planId: z.uuid() })

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

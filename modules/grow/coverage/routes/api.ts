import type { Api } from '#kit/http/api.ts'
import { contextOf } from '#kit/http/context.ts'
import { publishPlan } from '../actions/publish-plan.ts'
import * as contract from '../contract.ts'
import { plansOf } from '../queries/plans.ts'
import { readPlan } from './read-plan.ts'

/** The JSON operations of coverage. */
export function coverageApi(api: Api): void {
  api.openapi(contract.listPlansRoute, async (c) => c.json({ plans: await plansOf(c.var.services.db) }, 200))
  api.openapi(contract.readPlanRoute, async (c) =>
    c.json(await readPlan(c.var.services.db, c.req.valid('param').planId), 200),
  )
  api.openapi(contract.publishPlanRoute, async (c) =>
    c.json(await publishPlan(contextOf(c), c.req.valid('json')), 200),
  )
}

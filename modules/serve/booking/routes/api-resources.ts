import type { Api } from '#kit/http/api.ts'
import { contextOf } from '#kit/http/context.ts'
import { changeLoans, returnLoan } from '../actions/lend.ts'
import { addResource, editResource, retireResource } from '../actions/set-resource.ts'
import * as contract from '../contract.ts'
import { resourcesOf } from '../queries/resources.ts'

/** What is lent with rooms: public to read, the desk lends, keepers of the house say what there is. */
export function resourcesApi(api: Api): void {
  api.openapi(contract.resourcesRoute, async (c) => {
    const { db, clock } = c.var.services
    const { start, end } = c.req.valid('query')
    const from = start ? Temporal.Instant.from(start) : clock.now()
    const to = end ? Temporal.Instant.from(end) : from.add({ minutes: 1 })
    const during =
      Temporal.Instant.compare(from, to) < 0 ? { start: from, end: to } : { start: to, end: from }
    return c.json({ resources: await resourcesOf(db, c.req.valid('param').palaceId, during) }, 200)
  })
  api.openapi(contract.addResourceRoute, async (c) =>
    c.json(await addResource(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
  api.openapi(contract.editResourceRoute, async (c) => {
    await editResource(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.json({}, 200)
  })
  api.openapi(contract.retireResourceRoute, async (c) => {
    await retireResource(contextOf(c), c.req.valid('param'))
    return c.json({}, 200)
  })
  api.openapi(contract.changeLoansRoute, async (c) => {
    await changeLoans(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.json({}, 200)
  })
  api.openapi(contract.returnLoanRoute, async (c) => {
    await returnLoan(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.json({}, 200)
  })
}

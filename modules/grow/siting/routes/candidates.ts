import type { Api } from '#kit/http/api.ts'
import { contextOf } from '#kit/http/context.ts'
import { divisionName, divisionTree, hubeiOutlines, sketchOf } from '#modules/base/places/index.ts'
import { setBudget } from '../actions/budgets.ts'
import { editCandidate, recordCandidate, retireCandidate } from '../actions/candidates.ts'
import * as contract from '../contract.ts'
import { budgetsOf, candidatesUnder, travelTimesUnder } from '../queries/candidates.ts'
import { demandUnder } from '../queries/demand.ts'
import { mustRead } from './may.ts'

/** Candidate sites, demand and budgets. */
export function candidatesApi(api: Api): void {
  api.openapi(contract.candidatesRoute, async (c) => {
    const { division } = c.req.valid('query')
    mustRead(c.var.actor, division)
    const { db } = c.var.services
    const rows = await candidatesUnder(db, division)
    const { points } = await demandUnder(db, division, await divisionTree(db), true)
    const candidates = rows.map((row) => ({ ...row, divisionName: divisionName(row.divisionCode) }))
    const measuredPairs = (await travelTimesUnder(db, division)).length
    return c.json({ candidates, demand: points, measuredPairs }, 200)
  })
  api.openapi(contract.outlinesRoute, async (c) => {
    const { division } = c.req.valid('query')
    const counties = (await divisionTree(c.var.services.db)).filter(
      ({ level, code }) => level === 'county' && code.startsWith(division),
    )
    const sketch = sketchOf(counties.map(({ code, name }) => ({ code, name })))
    const { projection, viewBox } = hubeiOutlines
    return c.json({ viewBox: sketch?.viewBox ?? viewBox, outlines: sketch?.outlines ?? [], projection }, 200)
  })
  api.openapi(contract.recordCandidateRoute, async (c) =>
    c.json(await recordCandidate(contextOf(c), c.req.valid('json')), 200),
  )
  api.openapi(contract.editCandidateRoute, async (c) =>
    c.json(await editCandidate(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
  api.openapi(contract.retireCandidateRoute, async (c) => {
    await retireCandidate(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  })
  api.openapi(contract.budgetsRoute, async (c) => {
    const { division } = c.req.valid('query')
    mustRead(c.var.actor, division)
    return c.json({ budgets: await budgetsOf(c.var.services.db, division) }, 200)
  })
  api.openapi(contract.setBudgetRoute, async (c) =>
    c.json(await setBudget(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
}

import type { Api } from '#kit/http/api.ts'
import { refusal } from '#kit/db/action.ts'
import { readFile } from '#kit/files/index.ts'
import { contextOf } from '#kit/http/context.ts'
import { attachment } from '#kit/spreadsheet/answer.ts'
import { countyRings } from '#modules/base/places/index.ts'
import { attachEvidence } from '../actions/attach-evidence.ts'
import { addLine, dropLine, editLine } from '../actions/edit-line.ts'
import { publishPlan } from '../actions/publish-plan.ts'
import { stateCoverage, withdrawStatement } from '../actions/state-coverage.ts'
import * as contract from '../contract.ts'
import { errors } from '../errors.ts'
import { canState } from '../policy.ts'
import { evidenceFile } from '../queries/evidence.ts'
import { plansOf } from '../queries/plans.ts'
import { divisionOfStatement } from '../queries/statements.ts'
import { readCockpit } from './cockpit.ts'
import { readPlan } from './read-plan.ts'
import { readCoverage, readDivisionCoverage } from './read.ts'

/** The JSON operations of coverage. */
export function coverageApi(api: Api): void {
  readings(api)
  changes(api)
}

function readings(api: Api): void {
  api.openapi(contract.readCoverageRoute, async (c) => {
    const { db, clock } = c.var.services
    return c.json(await readCoverage(db, clock.now(), c.req.valid('query').scope), 200)
  })
  api.openapi(contract.coverageMapRoute, async (c) =>
    c.json({ counties: await countyRings(c.var.services.db, c.req.valid('query').scope) }, 200),
  )
  api.openapi(contract.divisionCoverageRoute, async (c) => {
    const { db, clock } = c.var.services
    return c.json(await readDivisionCoverage(db, clock.now(), c.req.valid('param').code), 200)
  })
  api.openapi(contract.readEvidenceRoute, async (c) => {
    const file = await evidenceFile(c.var.services.db, c.req.valid('param').statementId)
    if (!file) throw errors.error('evidence-not-found')
    return c.body(file.content, 200, {
      'Content-Type': file.mediaType,
      'Content-Disposition': attachment(file.fileName),
    }) as never
  })
  api.openapi(contract.cockpitRoute, async (c) =>
    c.json(await readCockpit(c, c.req.valid('query').scope), 200),
  )
  api.openapi(contract.listPlansRoute, async (c) => c.json({ plans: await plansOf(c.var.services.db) }, 200))
  api.openapi(contract.readPlanRoute, async (c) =>
    c.json(await readPlan(c.var.services.db, c.req.valid('param').planId), 200),
  )
}

function changes(api: Api): void {
  api.openapi(contract.publishPlanRoute, async (c) =>
    c.json(await publishPlan(contextOf(c), c.req.valid('json')), 200),
  )
  api.openapi(contract.addLineRoute, async (c) => {
    const { code } = c.req.valid('param')
    return c.json(await addLine(contextOf(c), { divisionCode: code, ...c.req.valid('json') }), 200)
  })
  api.openapi(contract.editLineRoute, async (c) =>
    c.json(await editLine(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
  api.openapi(contract.dropLineRoute, async (c) => {
    await dropLine(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  })
  api.openapi(contract.stateCoverageRoute, async (c) => {
    const { code } = c.req.valid('param')
    return c.json(await stateCoverage(contextOf(c), { divisionCode: code, ...c.req.valid('json') }), 200)
  })
  api.openapi(contract.withdrawStatementRoute, async (c) => {
    await withdrawStatement(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  })
  api.openapi(contract.attachEvidenceRoute, async (c) => {
    // Before the file is read: nobody else's bytes are kept in memory.
    const { statementId } = c.req.valid('param')
    const divisionCode = await divisionOfStatement(c.var.services.db, statementId)
    if (divisionCode === null) throw errors.error('statement-not-found')
    const decision = canState(c.var.actor, divisionCode)
    if (!decision.allowed) throw refusal(c.var.actor, decision.reason)
    const file = { statementId, fileName: c.req.valid('query').name, bytes: await readFile(c) }
    await attachEvidence(contextOf(c), file)
    return c.body(null, 204)
  })
}

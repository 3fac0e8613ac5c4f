import type { Api } from '#kit/http/api.ts'
import { contextOf } from '#kit/http/context.ts'
import { changeCapacity } from '../actions/change-capacity.ts'
import { cancelProgramme, cancelSession } from '../actions/cancel.ts'
import { copySeason } from '../actions/copy-season.ts'
import { draftProgramme } from '../actions/draft-programme.ts'
import { editProgramme } from '../actions/edit-programme.ts'
import { moveSession } from '../actions/move-session.ts'
import { publishProgramme, sendBackProgramme, submitProgramme } from '../actions/review-programme.ts'
import { scheduleSessions } from '../actions/schedule-sessions.ts'
import * as contract from '../contract.ts'
import { readSession } from './detail.ts'
import { searchPage } from './search.ts'
import { planningApi } from './api-planning.ts'

/** The catalogue's JSON operations. */
export function catalogApi(api: Api): void {
  planningApi(api)
  api.openapi(contract.searchSessionsRoute, async (c) => {
    const { db, clock } = c.var.services
    return c.json(await searchPage(db, clock.now(), c.req.valid('query')), 200)
  })
  api.openapi(contract.listKindsRoute, (c) =>
    c.json({ kinds: contract.kinds.map((kind) => ({ kind, name: c.var.t(`catalog:kind.${kind}`) })) }, 200),
  )
  api.openapi(contract.readSessionRoute, async (c) => {
    const { services, actor, t } = c.var
    const { session } = await readSession(services.db, {
      ...c.req.valid('param'),
      personId: actor.personId,
      now: services.clock.now(),
      t,
    })
    return c.json(session, 200)
  })
  api.openapi(contract.draftProgrammeRoute, async (c) => {
    const input = { ...c.req.valid('param'), text: c.req.valid('json') }
    return c.json(await draftProgramme(contextOf(c), input), 200)
  })
  api.openapi(contract.editProgrammeRoute, async (c) => {
    const { version, ...text } = c.req.valid('json')
    return c.json(await editProgramme(contextOf(c), { ...c.req.valid('param'), version, text }), 200)
  })
  api.openapi(contract.submitProgrammeRoute, async (c) => {
    await submitProgramme(contextOf(c), c.req.valid('param'))
    return c.json({}, 200)
  })
  api.openapi(contract.sendBackProgrammeRoute, async (c) => {
    await sendBackProgramme(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.json({}, 200)
  })
  api.openapi(contract.publishProgrammeRoute, async (c) => {
    await publishProgramme(contextOf(c), c.req.valid('param'))
    return c.json({}, 200)
  })
  api.openapi(contract.cancelProgrammeRoute, async (c) =>
    c.json(await cancelProgramme(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
  api.openapi(contract.scheduleSessionsRoute, async (c) =>
    c.json(await scheduleSessions(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
  api.openapi(contract.moveSessionRoute, async (c) => {
    await moveSession(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.json({}, 200)
  })
  api.openapi(contract.changeCapacityRoute, async (c) => {
    await changeCapacity(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.json({}, 200)
  })
  api.openapi(contract.cancelSessionRoute, async (c) => {
    await cancelSession(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.json({}, 200)
  })
  api.openapi(contract.copySeasonRoute, async (c) =>
    c.json(await copySeason(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
}

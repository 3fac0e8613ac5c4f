import type { Api } from '#kit/http/api.ts'
import { contextOf } from '#kit/http/context.ts'
import { peopleForDisplay } from '#modules/base/identity/index.ts'
import { checkIn } from '../actions/check-in.ts'
import { findAtDoor } from '../actions/find-at-door.ts'
import { mergeDoorActs } from '../actions/merge-door-acts.ts'
import { undoCheckIn } from '../actions/undo-check-in.ts'
import { walkIn } from '../actions/walk-in.ts'
import * as contract from '../contract.ts'
import { canKeepDoor } from '../policy.ts'
import { doorMeetings, doorTickets } from './door.ts'
import { doorList } from './door-list.ts'
import { mergeResults } from './merged.ts'
import { staffHouse } from './staff.ts'
import { sayRefusal } from './words.ts'

/** What the door screen does. */
export function doorApi(api: Api): void {
  api.openapi(contract.doorRoute, async (c) => {
    const house = await staffHouse(c, c.req.valid('param').palaceId, canKeepDoor)
    return c.json({ meetings: await doorMeetings(c, house) }, 200)
  })
  api.openapi(contract.doorSearchRoute, async (c) => {
    const { palaceId } = c.req.valid('param')
    const house = await staffHouse(c, palaceId, canKeepDoor)
    const tickets = await findAtDoor(contextOf(c), { palaceId, ...c.req.valid('json') })
    return c.json({ tickets: await doorTickets(c, house, tickets) }, 200)
  })
  api.openapi(contract.checkInRoute, async (c) => {
    const { palaceId } = c.req.valid('param')
    const { entries, ...done } = await checkIn(contextOf(c), { palaceId, ...c.req.valid('json') })
    const ids = entries.flatMap(({ claim }) => claim.personId ?? [])
    const names = await peopleForDisplay(c.var.services.db, ids)
    const people = entries.map(({ claim, outcome, seatNo, at, refusal }) => ({
      enrolmentId: claim.id,
      nameMasked: (claim.personId ? names.get(claim.personId)?.nameMasked : claim.walkInNameMasked) ?? '*',
      seatNo,
      outcome,
      at: at?.toString() ?? null,
      reason: refusal && sayRefusal(c.var.t, { code: refusal }),
    }))
    return c.json({ ...done, people }, 200)
  })
  api.openapi(contract.walkInRoute, async (c) =>
    c.json(await walkIn(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
  api.openapi(contract.undoCheckInRoute, async (c) => {
    await undoCheckIn(contextOf(c), c.req.valid('param'))
    return c.json({}, 200)
  })
  api.openapi(contract.doorListRoute, async (c) => {
    const house = await staffHouse(c, c.req.valid('param').palaceId, canKeepDoor)
    c.header('Cache-Control', 'no-store')
    return c.json(await doorList(c, house, c.req.valid('query').have ?? ''), 200)
  })
  api.openapi(contract.mergeDoorActsRoute, async (c) => {
    const { palaceId } = c.req.valid('param')
    const merged = await mergeDoorActs(contextOf(c), { palaceId, ...c.req.valid('json') })
    const asked = c.req.valid('json').acts
    return c.json({ results: await mergeResults(c, palaceId, asked, merged) }, 200)
  })
}

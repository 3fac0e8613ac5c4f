import type { Actor } from '#kit/access/index.ts'
import type { Api } from '#kit/http/api.ts'
import { contextOf } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { answerTable } from '#kit/spreadsheet/index.ts'
import { divisionName } from '#modules/base/places/index.ts'
import { exportMembers, presentMember } from '../actions/export-members.ts'
import { editUnion } from '../actions/edit-union.ts'
import { markContact } from '../actions/mark-contact.ts'
import {
  editUnionRoute,
  exportMembersRoute,
  findMembersRoute,
  listUnionsRoute,
  markContactRoute,
} from '../contract.ts'
import { canKeepRoll } from '../policy.ts'
import { membersUnder, unionsUnder } from '../queries/roll.ts'

const PAGE = 50

/** The JSON operations of unions and members; imports are in kit/imports. */
export function membershipApi(api: Api): void {
  api.openapi(listUnionsRoute, async (c) => {
    const { division } = c.req.valid('query')
    mustKeep(c.var.actor, division)
    const unions = await unionsUnder(c.var.services.db, division)
    return c.json(
      { unions: unions.map((one) => ({ ...one, divisionName: divisionName(one.divisionCode) })) },
      200,
    )
  })
  api.openapi(findMembersRoute, async (c) => {
    const { division, union, ...question } = c.req.valid('json')
    mustKeep(c.var.actor, division)
    const { db } = c.var.services
    const asked = { ...question, q: question.q || undefined, divisionCode: division, unionId: union }
    const rows = await membersUnder(db, asked, PAGE + 1)
    const members = rows.slice(0, PAGE).map(presentMember)
    return c.json({ members, next: rows.length > PAGE ? members.at(-1)!.id : null }, 200)
  })
  api.openapi(editUnionRoute, async (c) => {
    await editUnion(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  })
  api.openapi(markContactRoute, async (c) => {
    await markContact(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  })
  api.openapi(exportMembersRoute, async (c) => {
    const { division, union, state, format } = c.req.valid('query')
    const question = { divisionCode: division, unionId: union, state }
    return answerTable(c, format, await exportMembers(contextOf(c), question, format, c.var.t)) as never
  })
}

function mustKeep(actor: Actor, division: string): void {
  const decision = canKeepRoll(actor, division)
  if (decision.allowed) return
  if (actor.personId === null) throw requestErrors.error('sign-in-needed')
  throw requestErrors.error('not-allowed', { params: { reason: decision.reason } })
}

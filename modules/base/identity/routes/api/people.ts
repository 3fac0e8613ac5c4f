import { divisionName, palaceIdsUnder, palacesByIds } from '#modules/base/places/index.ts'
import { administrations, scopesOf } from '#kit/access/index.ts'
import type { Api } from '#kit/http/api.ts'
import { type AppContext, contextOf } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { createStaff } from '../../actions/create-staff.ts'
import { findPeople, unmaskName } from '../../actions/find-people.ts'
import { grantRole, withdrawRole } from '../../actions/grant-role.ts'
import * as contract from '../../contract.ts'
import { canSeeRoles, canWithdraw } from '../../policy.ts'
import { type RoleAssignment, rolesWithin } from '../../queries/roles.ts'

export function peopleApi(api: Api): void {
  api.openapi(contract.findPeopleRoute, async (c) =>
    c.json({ people: await findPeople(contextOf(c), c.req.valid('json')) }, 200),
  )
  api.openapi(contract.unmaskNameRoute, async (c) =>
    c.json(await unmaskName(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
  api.openapi(contract.createStaffRoute, async (c) =>
    c.json(await createStaff(contextOf(c), c.req.valid('json')), 200),
  )
  api.openapi(contract.listRolesRoute, async (c) => c.json({ roles: await rolesInSight(c) }, 200))
  api.openapi(contract.grantRoleRoute, async (c) =>
    c.json(await grantRole(contextOf(c), c.req.valid('json')), 200),
  )
  api.openapi(contract.withdrawRoleRoute, async (c) => {
    await withdrawRole(contextOf(c), c.req.valid('param'))
    return c.body(null, 204)
  })
}

/** The roles in the actor's part of the tree, each with the name of its place and whether the actor may take it back. */
async function rolesInSight(c: AppContext) {
  const { actor, services, t } = c.var
  const { db, clock } = services
  const seen = canSeeRoles(actor)
  if (!seen.allowed)
    throw requestErrors.error(c.var.viewer ? 'not-allowed' : 'sign-in-needed', {
      params: { reason: seen.reason },
    })
  const { prefixes } = scopesOf(actor, [...administrations, 'federationOfficer'])
  const palaceIds = (await Promise.all(prefixes.map((prefix) => palaceIdsUnder(db, prefix)))).flat()
  const roles = await rolesWithin(db, { actor, now: clock.now(), palaceIds })
  const palaces = await palacesByIds(db, [...new Set(roles.flatMap(({ palaceId }) => palaceId ?? []))])
  return roles.map((held) => {
    const palace = held.palaceId ? palaces.get(held.palaceId) : undefined
    const decision = canWithdraw(actor, placeOf(held, palace?.divisionCode ?? ''), held.personId)
    return {
      ...held,
      divisionCode: held.scope ?? palace?.divisionCode ?? '',
      place: palace?.name ?? divisionName((held.scope ?? '').padEnd(6, '0')),
      beginsAt: held.beginsAt.toString(),
      endsAt: held.endsAt?.toString() ?? null,
      mayWithdraw: decision.allowed,
      whyNot: decision.allowed ? null : t.byKey(decision.reason),
    }
  })
}

const placeOf = ({ role, scope, palaceId }: RoleAssignment, divisionCode: string) =>
  scope ? { role, scope } : { role, palaceId: palaceId!, divisionCode }

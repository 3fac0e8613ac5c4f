import { z } from 'zod'
import { palacesByIds } from '#modules/base/places/index.ts'
import { action, type ActionScope } from '#kit/db/action.ts'
import { newId } from '#kit/db/id.ts'
import { NewRole } from '../contract.ts'
import { errors } from '../errors.ts'
import { canGrant, canWithdraw, type RolePlace } from '../policy.ts'
import { roleById, rolesOf } from '../queries/roles.ts'
import { holdsAnotherAdministration } from '../rules/separation.ts'
import { standsWhereItBelongs } from '../rules/role-places.ts'
import { identityDb } from '../schema/db.ts'

type Place = { role: RolePlace['role']; scope?: string | null; palaceId?: string | null }

/** Where a role would be held, with the division of its palace. @throws Problem `role-scope-does-not-fit` */
async function rolePlace(tx: ActionScope['tx'], { role, scope, palaceId }: Place): Promise<RolePlace> {
  if (!standsWhereItBelongs(role, { scope, palaceId }))
    throw errors.error('role-scope-does-not-fit', { field: 'role' })
  if (scope) return { role, scope }
  const divisionCode = (await palacesByIds(tx, [palaceId!])).get(palaceId!)?.divisionCode
  if (!divisionCode) throw errors.error('role-scope-does-not-fit', { field: 'palaceId' })
  return { role, palaceId: palaceId!, divisionCode }
}

const whose = (place: RolePlace) =>
  'scope' in place
    ? { divisionCode: place.scope }
    : { palaceId: place.palaceId, divisionCode: place.divisionCode }

/**
 * Gives a person a role in a part of the tree or in a palace, for a term. Only downward, never to oneself. P10.
 * @throws Problem `role-held-already` | `administration-held-already` | `role-scope-does-not-fit` | `role-term-over` | `person-not-found` | `not-allowed`
 */
export const grantRole = action(
  NewRole,
  async ({ actor, tx, now, allow, journal }, { personId, until, ...wanted }) => {
    const place = await rolePlace(tx, wanted)
    allow(canGrant(actor, place, personId))
    const held = await rolesOf(tx, personId, now)
    if (
      holdsAnotherAdministration(
        wanted.role,
        held.map(({ role }) => role),
      )
    )
      throw errors.error('administration-held-already', { field: 'role' })
    const id = newId()
    await identityDb(tx)
      .insertInto('identity.role_assignment')
      .values({
        id,
        person_id: personId,
        role: wanted.role,
        scope: wanted.scope ?? null,
        palace_id: wanted.palaceId ?? null,
        begins_at: now,
        ends_at: until ? Temporal.Instant.from(until) : null,
        granted_by: actor.personId,
        created_at: now,
      })
      .execute()
    journal({
      action: 'identity.grantRole',
      subject: { type: 'role', id },
      ...whose(place),
      after: { personId, ...wanted, until: until ?? null },
    })
    return { id }
  },
)

/**
 * Takes a role back from now on; that it was held stays on record.
 * @throws Problem `role-not-found` | `not-allowed`
 */
export const withdrawRole = action(
  z.object({ roleId: z.uuid() }),
  async ({ actor, tx, now, allow, journal, unchanged }, { roleId }) => {
    const held = await roleById(tx, roleId)
    if (!held) throw errors.error('role-not-found')
    const place = await rolePlace(tx, held)
    allow(canWithdraw(actor, place, held.personId))
    if (held.endsAt && Temporal.Instant.compare(held.endsAt, now) <= 0) return unchanged()
    const db = identityDb(tx)
    // A role given and taken back in the same instant never was.
    if (Temporal.Instant.compare(held.beginsAt, now) >= 0)
      await db.deleteFrom('identity.role_assignment').where('id', '=', roleId).execute()
    else
      await db
        .updateTable('identity.role_assignment')
        .set({ ends_at: now })
        .where('id', '=', roleId)
        .execute()
    journal({
      action: 'identity.withdrawRole',
      subject: { type: 'role', id: roleId },
      ...whose(place),
      before: { personId: held.personId, role: held.role },
    })
  },
)

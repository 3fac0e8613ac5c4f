import { administrations, type Actor, type Role, scopesOf } from '#kit/access/index.ts'
import type { Db } from '#kit/db/index.ts'
import { identityDb } from '../schema/db.ts'

/** A role that someone holds or held, with their masked name. */
export type RoleAssignment = {
  id: string
  personId: string
  nameMasked: string
  role: Role
  scope: string | null
  palaceId: string | null
  beginsAt: Temporal.Instant
  endsAt: Temporal.Instant | null
}

const columns = [
  'held.id',
  'held.person_id as personId',
  'person.name_masked as nameMasked',
  'held.role',
  'held.scope',
  'held.palace_id as palaceId',
  'held.begins_at as beginsAt',
  'held.ends_at as endsAt',
] as const

const assignments = (db: Db) =>
  identityDb(db)
    .selectFrom('identity.role_assignment as held')
    .innerJoin('identity.person as person', 'person.id', 'held.person_id')
    .select(columns)

const named = <Row extends { nameMasked: string | null }>(row: Row) => ({
  ...row,
  nameMasked: row.nameMasked ?? '*',
})

/** One role, whoever holds it. */
export async function roleById(db: Db, id: string): Promise<RoleAssignment | null> {
  const row = await assignments(db).where('held.id', '=', id).executeTakeFirst()
  return row ? named(row) : null
}

/**
 * The roles in force in the actor's part of the tree: those over divisions within it, and those in palaces that lie in
 * it (`palaceIds`, asked of base/places) or that the actor works in.
 */
export async function rolesWithin(
  db: Db,
  { actor, now, palaceIds }: { actor: Actor; now: Temporal.Instant; palaceIds: readonly string[] },
): Promise<RoleAssignment[]> {
  const own = scopesOf(actor, [...administrations, 'federationOfficer', 'director'])
  const palaces = [...new Set([...palaceIds, ...own.palaceIds])]
  const rows = await assignments(db)
    .where((eb) => eb.or([eb('held.ends_at', 'is', null), eb('held.ends_at', '>', now)]))
    .where((eb) =>
      eb.or([
        ...own.prefixes.map((prefix) => eb('held.scope', 'like', `${prefix}%`)),
        ...(palaces.length > 0 ? [eb('held.palace_id', 'in', palaces)] : []),
      ]),
    )
    .orderBy('held.scope')
    .orderBy('held.palace_id')
    .orderBy('held.role')
    .orderBy('held.id')
    .limit(2_000)
    .execute()
  return rows.map(named)
}

/** Whoever keeps a whole province also sees accounts without a role, and tries with names that nobody has. */
const PROVINCE = 2

/** The staff in the actor's part of the tree, and whether that is a whole province. */
export async function staffWithin(
  db: Db,
  part: { actor: Actor; now: Temporal.Instant; palaceIds: readonly string[] },
): Promise<{ people: string[]; wholeProvince: boolean }> {
  const { prefixes } = scopesOf(part.actor, administrations)
  const roles = await rolesWithin(db, part)
  return {
    people: [...new Set(roles.map(({ personId }) => personId))],
    wholeProvince: prefixes.some((prefix) => prefix.length <= PROVINCE),
  }
}

/** The roles in force of one person. */
export async function rolesOf(db: Db, personId: string, now: Temporal.Instant): Promise<RoleAssignment[]> {
  const rows = await assignments(db)
    .where('held.person_id', '=', personId)
    .where((eb) => eb.or([eb('held.ends_at', 'is', null), eb('held.ends_at', '>', now)]))
    .orderBy('held.begins_at')
    .execute()
  return rows.map(named)
}

/** Does anybody hold this role, anywhere, now or from some day on? */
export async function roleIsHeld(db: Db, role: Role, now: Temporal.Instant): Promise<boolean> {
  const row = await identityDb(db)
    .selectFrom('identity.role_assignment')
    .select('id')
    .where('role', '=', role)
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .executeTakeFirst()
  return row !== undefined
}

/** Does someone hold any role now, or from some day on? */
export async function holdsSomeRole(db: Db, personId: string, now: Temporal.Instant): Promise<boolean> {
  const row = await identityDb(db)
    .selectFrom('identity.role_assignment')
    .select('id')
    .where('person_id', '=', personId)
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .executeTakeFirst()
  return row !== undefined
}

/** Who holds this role over exactly these parts of the tree (code prefixes) at a time. */
export async function holdersOver(
  db: Db,
  role: Role,
  scopes: readonly string[],
  now: Temporal.Instant,
): Promise<{ personId: string; scope: string }[]> {
  if (scopes.length === 0) return []
  const rows = await identityDb(db)
    .selectFrom('identity.role_assignment')
    .select(['person_id as personId', 'scope'])
    .where('role', '=', role)
    .where('scope', 'in', [...scopes])
    .where('begins_at', '<=', now)
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .orderBy('scope')
    .orderBy('person_id')
    .execute()
  return rows.flatMap(({ personId, scope }) => (scope === null ? [] : [{ personId, scope }]))
}

/** The directors of these palaces at a time. */
export async function directorsOf(
  db: Db,
  palaceIds: readonly string[],
  now: Temporal.Instant,
): Promise<{ personId: string; palaceId: string }[]> {
  if (palaceIds.length === 0) return []
  const rows = await identityDb(db)
    .selectFrom('identity.role_assignment')
    .select(['person_id as personId', 'palace_id as palaceId'])
    .where('role', '=', 'director')
    .where('palace_id', 'in', [...palaceIds])
    .where('begins_at', '<=', now)
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .orderBy('person_id')
    .execute()
  return rows.flatMap(({ personId, palaceId }) => (palaceId === null ? [] : [{ personId, palaceId }]))
}

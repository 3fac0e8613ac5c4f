import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { identityDb } from '../schema/db.ts'
import { opened } from './person-columns.ts'

/** A child as its guardian sees it. */
export type Child = { id: string; name: string; birthYear: number }

/** The children that people look after, by guardian, eldest first, in one query; names in clear, for the guardian alone. */
export async function familiesOf(db: Db, guardianIds: readonly string[]): Promise<Map<string, Child[]>> {
  if (guardianIds.length === 0) return new Map()
  const rows = await identityDb(db)
    .selectFrom('identity.person')
    .select(['id', 'name', 'birth_year', 'guardian_id'])
    .where(sql<boolean>`guardian_id = any(${guardianIds}::uuid[])`)
    .where('forgotten_at', 'is', null)
    .orderBy('birth_year')
    .orderBy('id')
    .execute()
  const child = (row: (typeof rows)[number]): Child => ({
    id: row.id,
    name: opened('name', row.name) ?? '',
    birthYear: row.birth_year!,
  })
  const byGuardian = Map.groupBy(rows, (row) => row.guardian_id!)
  return new Map([...byGuardian].map(([guardianId, found]) => [guardianId, found.map(child)]))
}

/** The children that one person looks after. */
export async function familyOf(db: Db, guardianId: string): Promise<Child[]> {
  return (await familiesOf(db, [guardianId])).get(guardianId) ?? []
}

/** Whose child this is; null when there is no such person. */
export async function guardianOf(db: Db, childId: string): Promise<{ guardianId: string | null } | null> {
  const row = await identityDb(db)
    .selectFrom('identity.person')
    .select('guardian_id as guardianId')
    .where('id', '=', childId)
    .where('forgotten_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** Does this person look after that child? */
export async function isGuardianOf(db: Db, guardianId: string, childId: string): Promise<boolean> {
  return (await guardianOf(db, childId))?.guardianId === guardianId
}

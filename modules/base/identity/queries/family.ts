import type { Db } from '#kit/db/index.ts'
import { identityDb } from '../schema/db.ts'
import { opened } from './person-columns.ts'

/** A child as its guardian sees it. */
export type Child = { id: string; name: string; birthYear: number }

/** The children that a person looks after, eldest first; names in clear, for the guardian alone. */
export async function familyOf(db: Db, guardianId: string): Promise<Child[]> {
  const rows = await identityDb(db)
    .selectFrom('identity.person')
    .select(['id', 'name', 'birth_year'])
    .where('guardian_id', '=', guardianId)
    .where('forgotten_at', 'is', null)
    .orderBy('birth_year')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ id: row.id, name: opened('name', row.name) ?? '', birthYear: row.birth_year! }))
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

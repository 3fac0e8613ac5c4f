import type { Db } from '#kit/db/index.ts'
import { identityDb } from '../schema/db.ts'
import { opened } from './person-columns.ts'

/** Which of these people bear a name that begins like this; compared in clear here, and told by id alone. */
export async function peopleNamed(db: Db, ids: readonly string[], name: string): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await identityDb(db)
    .selectFrom('identity.person')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Set(rows.filter((row) => opened('name', row.name)?.startsWith(name)).map(({ id }) => id))
}

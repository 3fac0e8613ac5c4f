import type { Db } from '#kit/db/index.ts'
import { identityDb } from '../schema/db.ts'

/** The latest run of each kind of retention, by kind. */
export async function retentionRuns(db: Db) {
  const rows = await identityDb(db)
    .selectFrom('identity.retention_run')
    .select(['kind', 'ran_at as ranAt', 'removed', 'removed_ever as removedEver'])
    .execute()
  return new Map(rows.map((row) => [row.kind, row]))
}

import type { Db } from '#kit/db/index.ts'
import { sitingDb } from '../schema/db.ts'

/** When a run was published as a plan, by whom and why; undefined: it was not. */
export const publishedRun = (db: Db, runId: string) =>
  sitingDb(db)
    .selectFrom('siting.published_plan')
    .select(['title', 'reason', 'published_by as by', 'published_at as at'])
    .where('run_id', '=', runId)
    .executeTakeFirst()

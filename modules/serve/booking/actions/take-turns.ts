import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'

/** Two requests of one person or union wait for each other, so that no limit is passed by being quick. */
export async function takeTurns(tx: Db, ids: string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(id, 0)) from unnest(${ids.toSorted()}::text[]) as id`.execute(
    tx,
  )
}

import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'

/** What came of one application in the draw. */
export async function outcomeOf(db: Db, palaceId: string, applicationId: string) {
  const { rows } = await sql<{ rank: number; choice: number | null }>`
    select rank, choice from allocation.outcome where palace_id = ${palaceId} and application_id = ${applicationId}`.execute(
    db,
  )
  return rows[0]
}

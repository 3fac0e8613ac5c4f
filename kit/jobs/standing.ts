import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'

/** How many jobs are due and not begun, and for how many seconds the oldest of them has been. */
export async function queueStanding(db: Db): Promise<{ due: number; oldestSeconds: number }> {
  const { rows } = await sql<{ due: number; oldest: number }>`
    select count(*)::int as due, coalesce(extract(epoch from now() - min(start_after)), 0)::float8 as oldest
    from jobs.job where state in ('created', 'retry') and start_after <= now()`.execute(db)
  return { due: rows[0]!.due, oldestSeconds: rows[0]!.oldest }
}

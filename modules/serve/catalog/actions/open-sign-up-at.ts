import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'

/**
 * Lets sessions take sign-ups from another time on, inside the action of the module that gives their places until then; while they
 * `awaitsDraw` not even then. A time after sign-up has closed leaves it closed. The caller has locked the sessions or needs no lock, and asks
 * and journals for itself.
 */
export async function openSignUpAt(
  tx: Db,
  sessions: readonly { palaceId: string; sessionId: string }[],
  opensAt: Temporal.Instant,
  awaitsDraw: boolean,
): Promise<void> {
  const palaceIds = sessions.map(({ palaceId }) => palaceId)
  const sessionIds = sessions.map(({ sessionId }) => sessionId)
  await sql`
    update catalog.session set opens_at = least(${opensAt}::timestamptz, closes_at - interval '1 second'), awaits_draw = ${awaitsDraw}
    where (palace_id, id) in (select * from unnest(${palaceIds}::uuid[], ${sessionIds}::uuid[]))`.execute(tx)
}

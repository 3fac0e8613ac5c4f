import type { Db } from '#kit/db/index.ts'
import { catalogDb } from '../schema/db.ts'

/**
 * Lets a session take sign-ups from another time on, inside the action of the module that gives its places until then. The caller
 * has locked the session, and asks and journals for itself. The database refuses a time after sign-up closes.
 */
export async function openSignUpAt(
  tx: Db,
  { palaceId, sessionId }: { palaceId: string; sessionId: string },
  opensAt: Temporal.Instant,
): Promise<void> {
  await catalogDb(tx)
    .updateTable('catalog.session')
    .set({ opens_at: opensAt })
    .where('palace_id', '=', palaceId)
    .where('id', '=', sessionId)
    .execute()
}

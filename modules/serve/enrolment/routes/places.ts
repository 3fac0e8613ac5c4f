import type { Db } from '#kit/db/index.ts'
import { type Places, placesAt, sessionDetail } from '#modules/serve/catalog/index.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { occupancy } from '../queries/occupancy.ts'

/** Places left as they stand now, for the live figure on a page. @throws Problem `not-found` */
export async function livePlaces(
  db: Db,
  palaceId: string,
  sessionId: string,
  now: Temporal.Instant,
): Promise<Places> {
  const [session, taken] = await Promise.all([
    sessionDetail(db, palaceId, sessionId),
    occupancy(db, [{ palaceId, sessionId }]),
  ])
  if (!session?.publishedAt) throw requestErrors.error('not-found')
  return placesAt(
    { ...session, cancelled: session.cancelledAt !== null },
    taken.get(sessionId) ?? { taken: 0, waiting: 0 },
    now,
  )
}

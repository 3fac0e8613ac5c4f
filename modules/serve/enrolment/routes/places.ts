import type { AppContext } from '#kit/http/context.ts'
import type { Db } from '#kit/db/index.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { live } from '#kit/http/live.ts'
import { type Places, placesAt, type SessionKey, sessionsByKeys } from '#modules/serve/catalog/index.ts'
import { occupancy } from '../queries/occupancy.ts'

/** Places left as they stand now, by session, in two questions for any number of sessions; unpublished ones are absent. */
async function placesNow(
  db: Db,
  keys: readonly SessionKey[],
  now: Temporal.Instant,
): Promise<Map<string, Places>> {
  const [sessions, taken] = await Promise.all([sessionsByKeys(db, keys), occupancy(db, keys)])
  const published = [...sessions.values()].filter(({ publishedAt }) => publishedAt)
  return new Map(
    published.map((session) => [
      session.id,
      placesAt(
        { ...session, cancelled: session.cancelledAt !== null },
        taken.get(session.id) ?? { taken: 0, waiting: 0 },
        now,
      ),
    ]),
  )
}

/** Places left as they stand now, for the live figure on a page. @throws Problem `not-found` */
export async function livePlaces(
  db: Db,
  palaceId: string,
  sessionId: string,
  now: Temporal.Instant,
): Promise<Places> {
  const places = (await placesNow(db, [{ palaceId, sessionId }], now)).get(sessionId)
  if (!places) throw requestErrors.error('not-found')
  return places
}

type Watched = SessionKey & { key: string; services: AppContext['var']['services'] }

const follow = live<Watched>(async (watched) => {
  const { db, clock } = watched[0]!.services
  const places = await placesNow(db, watched, clock.now())
  return new Map([...places].map(([sessionId, found]) => [sessionId, JSON.stringify(found)]))
})

/** A stream of the places left, told whenever they change, at most once a second. @throws Problem `unavailable` */
export const followPlaces = (c: AppContext, palaceId: string, sessionId: string): Response =>
  follow(c, { key: sessionId, palaceId, sessionId, services: c.var.services })

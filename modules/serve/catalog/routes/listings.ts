import type { Db } from '#kit/db/index.ts'
import { palaceIdsNear, palaceIdsUnder, palacesByIds, spacesByIds } from '#modules/base/places/index.ts'
import type { SessionListing } from '../contract/session.ts'
import { occupancy } from '../ports.ts'
import { findSessions, type FoundSession, type SessionFilter } from '../queries/find-sessions.ts'
import { presentListing } from './present.ts'

export type Position = { lat: number; lng: number }
/** A filter in the words of a visitor: a division, and where they stand. */
export type ListingFilter = Omit<SessionFilter, 'palaceIds' | 'nearest'> & {
  palaceId?: string
  divisionPrefix?: string
  near?: Position
}
export type Listings = { sessions: SessionListing[]; last: FoundSession | undefined }

/** How many palaces "near me" looks at. */
const NEAREST = 60

/** Which palaces a filter means: none named is all of them. One query at most. */
export async function filterPalaces(db: Db, { palaceId, divisionPrefix, near, ...filter }: ListingFilter) {
  if (near) {
    const nearest = await palaceIdsNear(db, near, NEAREST)
    const inside = divisionPrefix ? new Set(await palaceIdsUnder(db, divisionPrefix)) : null
    const kept = inside ? nearest.filter(({ id }) => inside.has(id)) : nearest
    return {
      filter: { ...filter, nearest: kept.map(({ id }) => id) },
      metres: new Map(kept.map(({ id, metres }) => [id, Math.round(metres)])),
    }
  }
  const palaceIds = palaceId
    ? [palaceId]
    : divisionPrefix
      ? await palaceIdsUnder(db, divisionPrefix)
      : undefined
  return { filter: { ...filter, palaceIds }, metres: new Map<string, number>() }
}

/**
 * Sessions as lists show them, with their palace, room and places left: always the same few queries, for one palace
 * as for a thousand.
 */
export async function listSessions(db: Db, now: Temporal.Instant, wanted: ListingFilter): Promise<Listings> {
  const { filter, metres } = await filterPalaces(db, wanted)
  const found = await findSessions(db, now, filter)
  if (found.length === 0) return { sessions: [], last: undefined }
  const [palaces, spaces, taken] = await Promise.all([
    palacesByIds(db, [...new Set(found.map(({ palaceId }) => palaceId))]),
    spacesByIds(db, [...new Set(found.map(({ spaceId }) => spaceId))]),
    occupancy(
      db,
      found.map(({ palaceId, id }) => ({ palaceId, sessionId: id })),
    ),
  ])
  const sessions = found.map((session) =>
    presentListing(session, false, {
      palace: palaces.get(session.palaceId)!,
      space: spaces.get(session.spaceId),
      taken: taken.get(session.id),
      metres: metres.get(session.palaceId) ?? null,
      now,
    }),
  )
  return { sessions, last: found.at(-1) }
}

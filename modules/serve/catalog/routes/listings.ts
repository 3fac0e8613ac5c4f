import type { Db } from '#kit/db/index.ts'
import { rememberedRows } from '#kit/db/remembered.ts'
import { palaceIdsNear, palaceIdsUnder, palacesByIds, spacesByIds } from '#modules/base/places/index.ts'
import type { SessionListing } from '../contract/session.ts'
import { occupancy, type Taken } from '../ports.ts'
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

/** Lists may be as old as the pages that visitors see; the page of a session and every decision ask anew. */
const SECONDS = 2
const standing = rememberedRows<Taken & { id: string }>(SECONDS)

async function takenOf(db: Db, found: readonly FoundSession[], ids: readonly string[]) {
  const asked = new Set(ids)
  const sessions = found
    .filter(({ id }) => asked.has(id))
    .map(({ palaceId, id }) => ({ palaceId, sessionId: id }))
  const taken = await occupancy(db, sessions)
  return ids.map((id) => ({ id, ...(taken.get(id) ?? { taken: 0, waiting: 0 }) }))
}

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
    standing(
      found.map(({ id }) => id),
      (ids) => takenOf(db, found, ids),
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

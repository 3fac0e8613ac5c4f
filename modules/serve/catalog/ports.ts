import type { Db } from '#kit/db/index.ts'

/** Which session; keys of a palace's own table. */
export type SessionKey = { palaceId: string; sessionId: string }
export type Taken = { taken: number; waiting: number }

/**
 * How full sessions are, in one query for any number of them; sessions nobody asked about are absent. serve/enrolment
 * answers it, apps/server wires it.
 */
export type Occupancy = (db: Db, sessions: readonly SessionKey[]) => Promise<ReadonlyMap<string, Taken>>

let current: Occupancy = async () => new Map()

/** Fills the port, once, when the server is put together. Until then every place counts as free. */
export function provideOccupancy(answer: Occupancy): void {
  current = answer
}

export const occupancy: Occupancy = (db, sessions) =>
  sessions.length === 0 ? Promise.resolve(new Map()) : current(db, sessions)

/** Who ever signed up for a session: the highest seat held now, and when somebody last came, also who has left again. */
export type SignUps = { highestSeat: number; latest: Temporal.Instant }
export type SignUpsOf = (
  db: Db,
  palaceId: string,
  sessionIds: readonly string[],
) => Promise<ReadonlyMap<string, SignUps>>

let signUpsNow: SignUpsOf = async () => new Map()

/** Fills the port, once. Until then nobody has signed up for anything. */
export function provideSignUps(answer: SignUpsOf): void {
  signUpsNow = answer
}

/** One query for any number of sessions; those for which nobody ever signed up are absent. */
export const signUpsOf: SignUpsOf = async (db, palaceId, sessionIds) =>
  sessionIds.length === 0 ? new Map() : signUpsNow(db, palaceId, sessionIds)

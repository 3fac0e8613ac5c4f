import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { sheetSessions, type SheetSession } from '../../queries/season-sheet.ts'
import { catalogDb } from '../../schema/db.ts'

/** All of a session that a season in a spreadsheet can change, as it is kept: to compare it, and to put it back. */
export type SessionState = {
  meetings: { no: number; spaceId: string; start: string; end: string }[]
  capacity: number
  waitlistCapacity: number
  opensAt: string
  closesAt: string
}

export const stateOf = ({ meetings, ...session }: SheetSession): SessionState => ({
  meetings: meetings.map(({ no, spaceId, during }) => ({
    no,
    spaceId,
    start: during.start.toString(),
    end: during.end.toString(),
  })),
  capacity: session.capacity,
  waitlistCapacity: session.waitlistCapacity,
  opensAt: session.opensAt.toString(),
  closesAt: session.closesAt.toString(),
})

/** The database keeps the fields in an order of its own. */
const plain = ({ meetings, capacity, waitlistCapacity, opensAt, closesAt }: SessionState) =>
  JSON.stringify([
    meetings.map(({ no, spaceId, start, end }) => [no, spaceId, start, end]),
    [capacity, waitlistCapacity, opensAt, closesAt],
  ])
export const sameState = (a: SessionState, b: SessionState): boolean => plain(a) === plain(b)
export const sameMeetings = (a: SessionState, b: SessionState): boolean =>
  JSON.stringify(a.meetings.map(Object.values)) === JSON.stringify(b.meetings.map(Object.values))

/** How these sessions stand now, by id. */
export async function statesOf(
  db: Db,
  palaceId: string,
  ids: readonly string[],
): Promise<Map<string, SessionState>> {
  const sessions = ids.length === 0 ? [] : await sheetSessions(db, palaceId, { ids })
  return new Map(sessions.map((session) => [session.id, stateOf(session)]))
}

/** Locks sessions in one order, so that two who change many do not wait for each other. */
export async function lockSessions(tx: Db, palaceId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await catalogDb(tx)
    .selectFrom('catalog.session')
    .select('id')
    .where('palace_id', '=', palaceId)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}

/**
 * Makes sessions what these states say. Rooms are given up first, all together, so that two sessions may change places.
 * Nobody has been at a meeting that is written anew: sessions that have begun are not changed here.
 */
export async function writeStates(
  tx: Db,
  palaceId: string,
  changes: ReadonlyMap<string, { from: SessionState; to: SessionState }>,
): Promise<void> {
  const moved = [...changes].filter(([, { from, to }]) => !sameMeetings(from, to))
  await dropMeetings(
    tx,
    palaceId,
    moved.map(([id]) => id),
  )
  const meetings = moved.flatMap(([session_id, { to }]) =>
    to.meetings.map(({ no, spaceId, start, end }) => ({
      palace_id: palaceId,
      session_id,
      no,
      space_id: spaceId,
      during: { start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) },
    })),
  )
  if (meetings.length > 0) await catalogDb(tx).insertInto('catalog.meeting').values(meetings).execute()
  for (const [id, { to }] of changes) {
    const first = to.meetings[0]!
    const last = to.meetings.at(-1)!
    await catalogDb(tx)
      .updateTable('catalog.session')
      .set({
        capacity: to.capacity,
        waitlist_capacity: to.waitlistCapacity,
        opens_at: Temporal.Instant.from(to.opensAt),
        closes_at: Temporal.Instant.from(to.closesAt),
        space_id: first.spaceId,
        meeting_count: to.meetings.length,
        first_meeting: { start: Temporal.Instant.from(first.start), end: Temporal.Instant.from(first.end) },
        during: { start: Temporal.Instant.from(first.start), end: Temporal.Instant.from(last.end) },
      })
      .where('palace_id', '=', palaceId)
      .where('id', '=', id)
      .execute()
  }
}

export async function dropMeetings(tx: Db, palaceId: string, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await sql`delete from catalog.meeting where palace_id = ${palaceId} and session_id = any(${[...ids]}::uuid[])`.execute(
      tx,
    )
}

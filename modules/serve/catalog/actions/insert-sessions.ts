import type { Db } from '#kit/db/index.ts'
import { newId } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import { catalogDb } from '../schema/db.ts'

export type NewSession = {
  palaceId: string
  programmeId: string
  spaceId: string
  meetings: readonly Interval[]
  seriesNo: number | null
  capacity: number
  waitlistCapacity: number
  opensAt: Temporal.Instant
  closesAt: Temporal.Instant
  awaitsDraw?: boolean
  publishedAt: Temporal.Instant | null
  synthetic?: boolean
}

/** Rows of one statement: PostgreSQL takes at most 65,535 parameters. */
const AT_ONCE = 1_000

/** Writes sessions with their meetings; the ids come back in order. A room already taken breaks `a_space_and_its_parts_hold_one_use_at_a_time`. */
export async function insertSessions(
  tx: Db,
  sessions: readonly NewSession[],
  now: Temporal.Instant,
): Promise<string[]> {
  const rows = sessions.map((session) => ({ ...session, id: newId() }))
  for (const part of parts(rows))
    await catalogDb(tx)
      .insertInto('catalog.session')
      .values(
        part.map(({ meetings, ...row }) => ({
          palace_id: row.palaceId,
          id: row.id,
          programme_id: row.programmeId,
          space_id: row.spaceId,
          during: { start: meetings[0]!.start, end: meetings.at(-1)!.end },
          first_meeting: meetings[0]!,
          meeting_count: meetings.length,
          series_no: row.seriesNo,
          capacity: row.capacity,
          waitlist_capacity: row.waitlistCapacity,
          opens_at: row.opensAt,
          closes_at: row.closesAt,
          awaits_draw: row.awaitsDraw ?? false,
          published_at: row.publishedAt,
          synthetic: row.synthetic ?? false,
          created_at: now,
        })),
      )
      .execute()
  const meetings = rows.flatMap(({ palaceId, id, spaceId, meetings }) =>
    meetings.map((during, index) => ({
      palace_id: palaceId,
      session_id: id,
      no: index + 1,
      space_id: spaceId,
      during,
    })),
  )
  for (const part of parts(meetings)) await catalogDb(tx).insertInto('catalog.meeting').values(part).execute()
  return rows.map(({ id }) => id)
}

function parts<Row>(rows: Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / AT_ONCE) }, (_, n) =>
    rows.slice(n * AT_ONCE, (n + 1) * AT_ONCE),
  )
}

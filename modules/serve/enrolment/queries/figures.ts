import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Figures } from '../contract/staff.ts'
import { enrolmentDb } from '../schema/db.ts'

/** What came of one session, as counted; adding up is left to `addFigures`. */
export type SessionFigures = Omit<Figures, 'sessions' | 'places' | 'stars'> & {
  sessionId: string
  starsSum: number
}

/** What came of sessions, from the published view: one query for any number of them; sessions nobody claimed are absent. */
export async function figuresBySession(
  db: Db,
  sessions: readonly { palaceId: string; sessionId: string }[],
): Promise<Map<string, SessionFigures>> {
  if (sessions.length === 0) return new Map()
  const palaceIds = sessions.map(({ palaceId }) => palaceId)
  const sessionIds = sessions.map(({ sessionId }) => sessionId)
  const { rows } = await sql<SessionFigures>`
    select f.session_id as "sessionId", f.enrolled, f.confirmed, f.attended, f.no_shows as "noShows", f.waitlisted, f.cancelled,
      f.walk_ins as "walkIns", f.check_ins as "checkIns", f.scans, f.ratings, f.stars_sum as "starsSum", f.satisfied
    from enrolment.published_attendance f
    where (f.palace_id, f.session_id) in (select * from unnest(${palaceIds}::uuid[], ${sessionIds}::uuid[]))`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.sessionId, row]))
}

const countable = [
  'enrolled',
  'confirmed',
  'attended',
  'noShows',
  'waitlisted',
  'cancelled',
  'walkIns',
  'checkIns',
  'scans',
  'ratings',
  'satisfied',
] as const

/** Figures of sessions added up; the average of stars has one decimal and is null without ratings. */
export function addFigures(
  figures: ReadonlyMap<string, SessionFigures>,
  sessions: readonly { sessionId: string; capacity: number }[],
): Figures {
  const own = sessions.flatMap(({ sessionId }) => figures.get(sessionId) ?? [])
  const total = (of: (one: SessionFigures) => number) => own.reduce((sum, one) => sum + of(one), 0)
  const counts = Object.fromEntries(countable.map((name) => [name, total((one) => one[name])])) as Record<
    (typeof countable)[number],
    number
  >
  const stars =
    counts.ratings === 0 ? null : Math.round((10 * total(({ starsSum }) => starsSum)) / counts.ratings) / 10
  return {
    sessions: sessions.length,
    places: sessions.reduce((sum, { capacity }) => sum + capacity, 0),
    ...counts,
    stars,
  }
}

/** What people wrote about a session, latest first; without names. */
export async function commentsOn(db: Db, palaceId: string, sessionId: string) {
  const rows = await enrolmentDb(db)
    .selectFrom('enrolment.rating')
    .select(['stars', 'comment', 'created_at as at'])
    .where('palace_id', '=', palaceId)
    .where('session_id', '=', sessionId)
    .where('comment', 'is not', null)
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute()
  return rows.map(({ stars, comment, at }) => ({ stars, comment: comment!, at }))
}

import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Figures } from '../contract/staff.ts'
import { enrolmentDb } from '../schema/db.ts'

const sum = (column: string) => sql<number>`coalesce(sum(${sql.ref(column)}), 0)::int`

/** What came of sessions of a palace together, from the published view. `places` is for the caller, who knows the capacities. */
export async function figuresOf(
  db: Db,
  palaceId: string,
  sessionIds: readonly string[],
): Promise<Omit<Figures, 'sessions' | 'places'>> {
  const { stars_sum, no_shows, walk_ins, check_ins, ...row } = await enrolmentDb(db)
    .selectFrom('enrolment.published_attendance')
    .select([
      sum('enrolled').as('enrolled'),
      sum('confirmed').as('confirmed'),
      sum('attended').as('attended'),
      sum('no_shows').as('no_shows'),
      sum('waitlisted').as('waitlisted'),
      sum('cancelled').as('cancelled'),
      sum('walk_ins').as('walk_ins'),
      sum('check_ins').as('check_ins'),
      sum('scans').as('scans'),
      sum('ratings').as('ratings'),
      sum('stars_sum').as('stars_sum'),
      sum('satisfied').as('satisfied'),
    ])
    .where('palace_id', '=', palaceId)
    .where(sql<boolean>`session_id = any(${sessionIds}::uuid[])`)
    .executeTakeFirstOrThrow()
  const stars = row.ratings === 0 ? null : Math.round((10 * stars_sum) / row.ratings) / 10
  return { ...row, noShows: no_shows, walkIns: walk_ins, checkIns: check_ins, stars }
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

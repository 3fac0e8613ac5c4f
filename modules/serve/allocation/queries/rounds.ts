import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { allocationDb } from '../schema/db.ts'
import type { ReserveKind, RoundKind } from '../contract/vocabulary.ts'

/** Rounds with everything but their courses. */
export const roundRecords = (db: Db) =>
  allocationDb(db)
    .selectFrom('allocation.round')
    .select([
      'palace_id as palaceId',
      'id',
      sql<RoundKind>`kind`.as('kind'),
      'title',
      'note',
      'apply_from as applyFrom',
      'apply_until as applyUntil',
      'draw_at as drawAt',
      'confirm_until as confirmUntil',
      'open_at as openAt',
      'most_choices as mostChoices',
      'most_together as mostTogether',
      sql<ReserveKind[]>`reserves`.as('reserves'),
      'precedence',
      'first_time as firstTime',
      'per_lost_round as perLostRound',
      'most_tickets as mostTickets',
      'published_at as publishedAt',
      'annul_reason as annulReason',
      'state',
      'synthetic',
    ])
export type RoundRecord = Awaited<ReturnType<ReturnType<typeof roundRecords>['execute']>>[number]

export const roundById = (db: Db, palaceId: string, id: string): Promise<RoundRecord | undefined> =>
  roundRecords(db).where('palace_id', '=', palaceId).where('id', '=', id).executeTakeFirst()

/** The same, locked until the transaction ends: steps of a round follow each other. */
export const lockRound = (db: Db, palaceId: string, id: string): Promise<RoundRecord | undefined> =>
  roundRecords(db).where('palace_id', '=', palaceId).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()

/** The same, with sealing held off until the transaction ends: many may apply at once, and the list is frozen after them. */
export const roundHeldOpen = (db: Db, palaceId: string, id: string): Promise<RoundRecord | undefined> =>
  roundRecords(db).where('palace_id', '=', palaceId).where('id', '=', id).forShare().executeTakeFirst()

/** Announced rounds of all palaces, the latest first, at most 100. */
export const announcedRounds = (db: Db): Promise<RoundRecord[]> =>
  roundRecords(db)
    .where('announced_at', 'is not', null)
    .orderBy('apply_until', 'desc')
    .orderBy('id')
    .limit(100)
    .execute()

/** Windows that have ended and are not published: the clock has something to do with them. */
export const windowsDue = (db: Db, now: Temporal.Instant) =>
  allocationDb(db)
    .selectFrom('allocation.round as r')
    .select(['r.palace_id as palaceId', 'r.id as roundId'])
    .where('r.kind', '=', 'window')
    .where('r.state', 'in', ['announced', 'sealed', 'drawn'])
    .where('r.apply_until', '<=', now)
    .orderBy('r.apply_until')
    .execute()

/** A palace's rounds, drafts too, the latest first. */
export const roundsOfPalace = (db: Db, palaceId: string): Promise<RoundRecord[]> =>
  roundRecords(db).where('palace_id', '=', palaceId).orderBy('apply_until', 'desc').limit(100).execute()

export type CourseRecord = {
  no: number
  palaceId: string
  sessionId: string
  seats: number
  reserved: number[]
  waiting: number
}

/** The courses of a round by number. */
export const coursesOf = (db: Db, palaceId: string, roundId: string): Promise<CourseRecord[]> =>
  allocationDb(db)
    .selectFrom('allocation.course')
    .select(['no', 'at_palace_id as palaceId', 'session_id as sessionId', 'seats', 'reserved', 'waiting'])
    .where('palace_id', '=', palaceId)
    .where('round_id', '=', roundId)
    .orderBy('no')
    .execute()

/** How many courses, places, applications and people rounds have, by round; one query. */
export async function roundSizes(db: Db, roundIds: readonly string[]) {
  const { rows } = await sql<{
    id: string
    courses: number
    seats: number
    applications: number
    people: number
  }>`
    select r.id,
      (select count(*)::int from allocation.course c where c.palace_id = r.palace_id and c.round_id = r.id) as courses,
      (select coalesce(sum(c.seats), 0)::int from allocation.course c where c.palace_id = r.palace_id and c.round_id = r.id) as seats,
      (select count(*)::int from allocation.application a where a.palace_id = r.palace_id and a.round_id = r.id) as applications,
      (select coalesce(sum(a.size), 0)::int from allocation.application a where a.palace_id = r.palace_id and a.round_id = r.id) as people
    from allocation.round r where r.id = any(${roundIds}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** How many people ask for each course first, by its number. */
export async function firstChoices(db: Db, palaceId: string, roundId: string): Promise<Map<number, number>> {
  const { rows } = await sql<{ no: number; people: number }>`
    select choices[1] as no, sum(size)::int as people from allocation.application
    where palace_id = ${palaceId} and round_id = ${roundId} group by 1`.execute(db)
  return new Map(rows.map(({ no, people }) => [no, people]))
}

/** Which of a palace's sessions are in a round that was not annulled. */
export async function sessionsInRounds(db: Db, palaceId: string): Promise<Set<string>> {
  const rows = await allocationDb(db)
    .selectFrom('allocation.course')
    .select('session_id')
    .where('at_palace_id', '=', palaceId)
    .where('void', '=', false)
    .execute()
  return new Set(rows.map((row) => row.session_id))
}

/** The round that a session is given by, if any that was not annulled. */
export const roundOfSession = (
  db: Db,
  palaceId: string,
  sessionId: string,
): Promise<RoundRecord | undefined> =>
  roundRecords(db)
    .where('announced_at', 'is not', null)
    .where(
      sql<boolean>`(palace_id, id) in (select palace_id, round_id from allocation.course
        where at_palace_id = ${palaceId} and session_id = ${sessionId} and not void)`,
    )
    .executeTakeFirst()

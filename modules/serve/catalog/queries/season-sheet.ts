import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import { catalogDb } from '../schema/db.ts'

/** Which sessions: those that begin in a period and are not cancelled, or these by id, whatever became of them. */
export type WhichSessions = { period: Interval } | { ids: readonly string[] }
export type SheetMeeting = { no: number; spaceId: string; during: Interval }

/** Sessions of a palace as a spreadsheet lists them, with their meetings in order; by start. One query. */
export async function sheetSessions(db: Db, palaceId: string, which: WhichSessions) {
  let query = catalogDb(db)
    .selectFrom('catalog.session as s')
    .innerJoin('catalog.programme as p', (join) =>
      join.onRef('p.palace_id', '=', 's.palace_id').onRef('p.id', '=', 's.programme_id'),
    )
    .innerJoin('catalog.meeting as m', (join) =>
      join.onRef('m.palace_id', '=', 's.palace_id').onRef('m.session_id', '=', 's.id'),
    )
    .select([
      's.id',
      's.programme_id as programmeId',
      's.capacity',
      's.waitlist_capacity as waitlistCapacity',
      's.opens_at as opensAt',
      's.closes_at as closesAt',
      's.cancelled_at as cancelledAt',
      'm.no',
      'm.space_id as spaceId',
      'm.during',
    ])
    .where('s.palace_id', '=', palaceId)
    .where(sql<boolean>`(m.cancelled_at is null or s.cancelled_at is not null)`)
    .orderBy(sql`lower(s.first_meeting)`)
    .orderBy('s.id')
    .orderBy(sql`lower(m.during)`)
  if ('ids' in which) query = query.where(sql<boolean>`s.id = any(${[...which.ids]}::uuid[])`)
  else
    query = query
      .where('s.cancelled_at', 'is', null)
      .where(
        sql<boolean>`lower(s.first_meeting) >= ${which.period.start} and lower(s.first_meeting) < ${which.period.end}`,
      )
  const sessions = Map.groupBy(await query.execute(), ({ id }) => id)
  return [...sessions.values()].map((rows) => {
    const { no: _, spaceId: _space, during: _during, ...session } = rows[0]!
    const meetings: SheetMeeting[] = rows.map(({ no, spaceId, during }) => ({ no, spaceId, during }))
    return { ...session, meetings }
  })
}
export type SheetSession = Awaited<ReturnType<typeof sheetSessions>>[number]

/** The programmes of a palace that can still be scheduled, newest first: by what a row of a season names. */
export function sheetProgrammes(db: Db, palaceId: string) {
  return catalogDb(db)
    .selectFrom('catalog.programme')
    .select([
      'id',
      'form',
      'kind',
      'title',
      'title_en as titleEn',
      'teacher_name as teacherName',
      'price_class as priceClass',
      'price_fen as priceFen',
      'status',
      'version',
    ])
    .where('palace_id', '=', palaceId)
    .where('status', '<>', 'cancelled')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}
export type SheetProgramme = Awaited<ReturnType<typeof sheetProgrammes>>[number]

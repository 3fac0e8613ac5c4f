import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import { catalogDb } from '../schema/db.ts'

/** The sessions of a palace that began in a period, with their meetings in order; cancelled ones are no model. */
export async function seasonOf(db: Db, palaceId: string, period: Interval, programmeIds?: readonly string[]) {
  let query = catalogDb(db)
    .selectFrom('catalog.session as s')
    .innerJoin('catalog.meeting as m', (join) =>
      join.onRef('m.palace_id', '=', 's.palace_id').onRef('m.session_id', '=', 's.id'),
    )
    .select([
      's.id',
      's.programme_id as programmeId',
      's.space_id as spaceId',
      's.series_no as seriesNo',
      's.capacity',
      's.waitlist_capacity as waitlistCapacity',
      's.opens_at as opensAt',
      's.closes_at as closesAt',
      'm.during',
    ])
    .where('s.palace_id', '=', palaceId)
    .where('s.cancelled_at', 'is', null)
    .where(sql<boolean>`lower(s.first_meeting) >= ${period.start} and lower(s.first_meeting) < ${period.end}`)
    .orderBy(sql`lower(s.first_meeting)`)
    .orderBy('s.id')
    .orderBy('m.no')
  if (programmeIds) query = query.where('s.programme_id', 'in', programmeIds)
  const sessions = Map.groupBy(await query.execute(), ({ id }) => id)
  return [...sessions.values()].map((rows) => {
    const { during: _, ...session } = rows[0]!
    return { ...session, meetings: rows.map(({ during }) => during) }
  })
}
export type SeasonSession = Awaited<ReturnType<typeof seasonOf>>[number]

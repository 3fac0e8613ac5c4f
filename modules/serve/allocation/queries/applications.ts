import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { allocationDb } from '../schema/db.ts'

const applicationRecords = (db: Db) =>
  allocationDb(db)
    .selectFrom('allocation.application')
    .select([
      'palace_id as palaceId',
      'round_id as roundId',
      'id',
      'applicant_id as applicantId',
      'party',
      'choices',
      'size',
      'changed_at as changedAt',
      sql<
        string[]
      >`array(select m.person_id from allocation.member m where m.palace_id = application.palace_id
        and m.application_id = application.id and m.person_id is not null order by m.no)`.as('personIds'),
    ])
export type ApplicationRecord = Awaited<ReturnType<ReturnType<typeof applicationRecords>['execute']>>[number]

/** What somebody applied for in a round. */
export const applicationOf = (
  db: Db,
  palaceId: string,
  roundId: string,
  personId: string,
): Promise<ApplicationRecord | undefined> =>
  applicationRecords(db)
    .where('palace_id', '=', palaceId)
    .where('round_id', '=', roundId)
    .where('applicant_id', '=', personId)
    .executeTakeFirst()

/** All applications of a round, in the order of their pseudonyms. */
export const applicationsTo = (db: Db, palaceId: string, roundId: string): Promise<ApplicationRecord[]> =>
  applicationRecords(db)
    .where('palace_id', '=', palaceId)
    .where('round_id', '=', roundId)
    .orderBy('party')
    .execute()

/** Somebody's applications everywhere, the latest first. */
export const applicationsOf = (db: Db, personId: string): Promise<ApplicationRecord[]> =>
  applicationRecords(db)
    .where('applicant_id', '=', personId)
    .orderBy('changed_at', 'desc')
    .limit(50)
    .execute()

/**
 * What people's past in earlier rounds says (published ones, not annulled, before `until`): by person, rounds lost in a row up to
 * now, and whether they ever got places.
 */
export async function pastOf(db: Db, personIds: readonly string[], until: Temporal.Instant) {
  const { rows } = await sql<{ personId: string; won: boolean[] }>`
    select m.person_id as "personId", array_agg(o.choice is not null order by r.published_at desc) as won
    from allocation.member m
    join allocation.outcome o on o.palace_id = m.palace_id and o.application_id = m.application_id
    join allocation.round r on r.palace_id = m.palace_id and r.id = m.round_id
    where m.person_id = any(${personIds}::uuid[]) and r.state = 'published' and r.published_at < ${until}
    group by 1`.execute(db)
  return new Map(
    rows.map(({ personId, won }) => {
      const since = won.indexOf(true)
      return [personId, { lostInARow: since < 0 ? won.length : since, everPlaced: since >= 0 }]
    }),
  )
}

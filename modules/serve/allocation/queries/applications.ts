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
      'invite_code as inviteCode',
      sql<
        string[]
      >`array(select m.person_id from allocation.member m where m.palace_id = application.palace_id
        and m.application_id = application.id and m.person_id is not null order by m.no)`.as('personIds'),
      // Beside each of them the adult who confirmed for them.
      sql<string[]>`array(select coalesce(m.brought_by, m.person_id) from allocation.member m
        where m.palace_id = application.palace_id and m.application_id = application.id and m.person_id is not null
        order by m.no)`.as('broughtBy'),
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

/** The party in which somebody is in a round: the one they lead, or one that they joined. */
export const partyOf = (
  db: Db,
  palaceId: string,
  roundId: string,
  personId: string,
): Promise<ApplicationRecord | undefined> =>
  applicationRecords(db)
    .where('palace_id', '=', palaceId)
    .where('round_id', '=', roundId)
    .where((where) =>
      where.or([
        where('applicant_id', '=', personId),
        sql<boolean>`exists (select from allocation.member m where m.palace_id = application.palace_id
          and m.application_id = application.id and m.brought_by = ${personId})`,
      ]),
    )
    .orderBy(sql`applicant_id is distinct from ${personId}`)
    .executeTakeFirst()

/** The party to which a code leads. */
export const applicationByCode = (
  db: Db,
  palaceId: string,
  roundId: string,
  code: string,
): Promise<ApplicationRecord | undefined> =>
  applicationRecords(db)
    .where('palace_id', '=', palaceId)
    .where('round_id', '=', roundId)
    .where('invite_code', '=', code)
    .executeTakeFirst()

/** The adults of a party, each with whom they confirmed for: each has a ticket of their own. */
export function holdersOf({ personIds, broughtBy }: Pick<ApplicationRecord, 'personIds' | 'broughtBy'>) {
  const people = Map.groupBy(personIds.keys(), (i) => broughtBy[i]!)
  return [...people].map(([holderId, own]) => ({ holderId, personIds: own.map((i) => personIds[i]!) }))
}

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
    .where((where) =>
      where.or([
        where('applicant_id', '=', personId),
        sql<boolean>`(palace_id, id) in (select palace_id, application_id from allocation.member where brought_by = ${personId})`,
      ]),
    )
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

import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { enrolments } from './enrolment-record.ts'

/** Every claim of these people, and of whomever they brought along, with what came of it; the latest first. */
export const claimsOnBehalf = (db: Db, personIds: readonly string[]) =>
  enrolments(db)
    .leftJoin('enrolment.rating as r', (join) =>
      join.onRef('r.palace_id', '=', 'e.palace_id').onRef('r.enrolment_id', '=', 'e.id'),
    )
    .leftJoin('enrolment.no_show as n', (join) =>
      join.onRef('n.palace_id', '=', 'e.palace_id').onRef('n.enrolment_id', '=', 'e.id'),
    )
    .leftJoin('enrolment.appeal as a', (join) =>
      join.onRef('a.palace_id', '=', 'e.palace_id').onRef('a.enrolment_id', '=', 'e.id'),
    )
    .select([
      'r.stars',
      'r.comment',
      'n.at as missedAt',
      'n.forgiven_at as forgivenAt',
      'a.reason as appeal',
      'a.answer',
      'a.upheld',
    ])
    .where(
      sql<boolean>`(e.person_id = any(${personIds}::uuid[])
        or (e.person_id is null and t.holder_id = any(${personIds}::uuid[])))`,
    )
    .orderBy('e.enrolled_at', 'desc')
    .orderBy('e.id')
    .execute()

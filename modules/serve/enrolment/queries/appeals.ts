import type { Db } from '#kit/db/index.ts'
import { enrolmentDb } from '../schema/db.ts'
import { amongKeys, type PalaceKey } from './palace-key.ts'

export type AppealRecord = Awaited<ReturnType<typeof appealsAt>>[number]

/** Appeals at a palace with the session they are about: those waiting first, oldest on top. */
export function appealsAt(db: Db, palaceId: string, decided?: boolean) {
  return enrolmentDb(db)
    .selectFrom('enrolment.appeal as a')
    .innerJoin('enrolment.enrolment as e', (join) =>
      join.onRef('e.palace_id', '=', 'a.palace_id').onRef('e.id', '=', 'a.enrolment_id'),
    )
    .select([
      'a.id',
      'a.enrolment_id as enrolmentId',
      'e.session_id as sessionId',
      'a.person_id as personId',
      'a.reason',
      'a.created_at as createdAt',
      'a.decided_at as decidedAt',
      'a.upheld',
      'a.answer',
    ])
    .where('a.palace_id', '=', palaceId)
    .$if(decided !== undefined, (query) => query.where('a.decided_at', decided ? 'is not' : 'is', null))
    .orderBy('a.decided_at', (order) => order.desc().nullsFirst())
    .orderBy('a.created_at')
    .limit(500)
    .execute()
}

/** How no-show, appeal and rating of some enrolments stand, by enrolment. */
export async function aftermathOf(db: Db, enrolments: readonly PalaceKey[]): Promise<Map<string, Aftermath>> {
  if (enrolments.length === 0) return new Map()
  const rows = await enrolmentDb(db)
    .selectFrom('enrolment.enrolment as e')
    .leftJoin('enrolment.appeal as a', (join) =>
      join.onRef('a.palace_id', '=', 'e.palace_id').onRef('a.enrolment_id', '=', 'e.id'),
    )
    .leftJoin('enrolment.rating as r', (join) =>
      join.onRef('r.palace_id', '=', 'e.palace_id').onRef('r.enrolment_id', '=', 'e.id'),
    )
    .leftJoin('enrolment.no_show as n', (join) =>
      join.onRef('n.palace_id', '=', 'e.palace_id').onRef('n.enrolment_id', '=', 'e.id'),
    )
    .select([
      'e.id',
      'a.id as appealId',
      'a.upheld',
      'a.answer',
      'r.stars',
      'n.at as noShowAt',
      'n.forgiven_at as forgivenAt',
    ])
    .where(amongKeys('e.palace_id', 'e.id', enrolments))
    .execute()
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}
/** Of a claim that nobody appealed or rated. */
export const nothingYet: Aftermath = {
  appealId: null,
  upheld: null,
  answer: null,
  stars: null,
  noShowAt: null,
  forgivenAt: null,
}

export type Aftermath = {
  appealId: string | null
  upheld: boolean | null
  answer: string | null
  stars: number | null
  noShowAt: Temporal.Instant | null
  forgivenAt: Temporal.Instant | null
}

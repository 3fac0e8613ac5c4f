import { sql, type SqlBool } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Audience } from '../contract/audience.ts'
import type { Concession, ProgrammeFilter } from '../contract/programme.ts'
import { searchTerms } from '../rules/search-text.ts'
import { catalogDb } from '../schema/db.ts'

export type ProgrammeRecord = Awaited<ReturnType<typeof programmesOf>>[number]

/** The programmes of a palace with the number of their sessions and the next start, newest first; one query. */
export async function programmesOf(
  db: Db,
  palaceId: string,
  now: Temporal.Instant,
  filter: ProgrammeFilter & { ids?: readonly string[] } = {},
) {
  const { status, kind, priceClass, q, ids } = filter
  let query = catalogDb(db)
    .selectFrom('catalog.programme as p')
    .leftJoin('catalog.session as s', (join) =>
      join
        .onRef('s.palace_id', '=', 'p.palace_id')
        .onRef('s.programme_id', '=', 'p.id')
        .on('s.cancelled_at', 'is', null),
    )
    .select([
      'p.id',
      'p.palace_id as palaceId',
      'p.form',
      'p.kind',
      'p.title',
      'p.title_en as titleEn',
      'p.summary',
      'p.description',
      'p.rules',
      'p.teacher_name as teacherName',
      'p.teacher_note as teacherNote',
      'p.illustration',
      'p.price_class as priceClass',
      'p.price_fen as priceFen',
      sql<Concession[]>`p.concessions`.as('concessions'),
      sql<Audience>`p.audience`.as('audience'),
      'p.gig_reserved as gigReserved',
      'p.signature',
      'p.status',
      'p.version',
      'p.cancel_reason as cancelReason',
      'p.synthetic',
      sql<number>`count(s.id)`.as('sessionCount'),
      sql<Temporal.Instant | null>`min(lower(s.first_meeting)) filter (where lower(s.first_meeting) > ${now})`.as(
        'nextStart',
      ),
    ])
    .where('p.palace_id', '=', palaceId)
    .groupBy(['p.palace_id', 'p.id'])
    .orderBy('p.created_at', 'desc')
    .orderBy('p.id', 'desc')
  if (status) query = query.where('p.status', '=', status)
  if (kind) query = query.where('p.kind', '=', kind)
  if (priceClass) query = query.where('p.price_class', '=', priceClass)
  if (ids) query = query.where('p.id', 'in', ids)
  for (const term of q ? searchTerms(q) : [])
    query = query.where(sql<SqlBool>`p.search_text like ${`%${term}%`}`)
  return query.execute()
}

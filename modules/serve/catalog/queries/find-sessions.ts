import { sql, type Expression, type SqlBool } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import type { Form, Kind, PriceClass } from '../contract/vocabulary.ts'
import type { Audience } from '../contract/audience.ts'
import { searchTerms } from '../rules/search-text.ts'
import { catalogDb } from '../schema/db.ts'

export type SessionFilter = {
  /** The first meeting begins in here; ended ones never show. */
  window?: Interval
  /** Only these palaces (of a division, say). An empty list finds nothing. */
  palaceIds?: readonly string[]
  /** Nearest first: these palaces, in this order, and no others. */
  nearest?: readonly string[]
  spaceId?: string
  programmeId?: string
  kinds?: readonly Kind[]
  priceClasses?: readonly PriceClass[]
  form?: Form
  /** Somebody of this age may come. */
  age?: number
  /** Made for children: an upper age limit below 18. */
  forChildren?: boolean
  /** Places are kept for gig workers. */
  forGig?: boolean
  signature?: boolean
  /** Chinese, pinyin or initials. */
  text?: string
  after?: SessionCursor
  limit: number
}

/** Where a page ended: the keys of its last row. `rank` only when nearest first. */
export type SessionCursor = { rank: number; start: Temporal.Instant; id: string }

export type FoundSession = {
  palaceId: string
  id: string
  programmeId: string
  spaceId: string
  firstMeeting: Interval
  meetingCount: number
  seriesNo: number | null
  capacity: number
  waitlistCapacity: number
  opensAt: Temporal.Instant
  awaitsDraw: boolean
  closesAt: Temporal.Instant
  title: string
  titleEn: string | null
  form: Form
  kind: Kind
  priceClass: PriceClass
  priceFen: number
  illustration: string
  signature: boolean
  audience: Audience
  gigReserved: number
  synthetic: boolean
  rank: number
}

/** What is on: published, not cancelled, not over; soonest first, or nearest and then soonest. One query, whatever the number of palaces. */
export async function findSessions(
  db: Db,
  now: Temporal.Instant,
  filter: SessionFilter,
): Promise<FoundSession[]> {
  const { nearest, after, limit } = filter
  if (filter.palaceIds?.length === 0 || nearest?.length === 0) return []
  const rank = nearest ? sql<number>`array_position(${nearest}::uuid[], s.palace_id)` : sql<number>`0`
  const start = sql<Temporal.Instant>`lower(s.first_meeting)`
  let query = wanted(db, now, filter)
    .select([
      's.palace_id as palaceId',
      's.id',
      's.programme_id as programmeId',
      's.space_id as spaceId',
      's.first_meeting as firstMeeting',
      's.meeting_count as meetingCount',
      's.series_no as seriesNo',
      's.capacity',
      's.waitlist_capacity as waitlistCapacity',
      's.opens_at as opensAt',
      's.awaits_draw as awaitsDraw',
      's.closes_at as closesAt',
      'p.title',
      'p.title_en as titleEn',
      'p.form',
      'p.kind',
      'p.price_class as priceClass',
      'p.price_fen as priceFen',
      'p.illustration',
      'p.signature',
      sql<Audience>`p.audience`.as('audience'),
      'p.gig_reserved as gigReserved',
      's.synthetic',
      rank.as('rank'),
    ])
    .limit(limit)
  if (after)
    query = nearest
      ? query.where(
          sql<SqlBool>`(${rank}, ${start}, s.id) > (${after.rank}, ${after.start}, ${after.id}::uuid)`,
        )
      : query.where(sql<SqlBool>`(${start}, s.id) > (${after.start}, ${after.id}::uuid)`)
  return nearest
    ? query.orderBy(rank).orderBy(start).orderBy('s.id').execute()
    : query.orderBy(start).orderBy('s.id').execute()
}

export type SessionCounts = { sessions: number; free: number; palaces: number }

/** How many sessions answer a filter, how many of them are free, and at how many palaces. */
export async function countSessions(
  db: Db,
  now: Temporal.Instant,
  filter: Omit<SessionFilter, 'limit' | 'after'>,
): Promise<SessionCounts> {
  if (filter.palaceIds?.length === 0 || filter.nearest?.length === 0)
    return { sessions: 0, free: 0, palaces: 0 }
  return wanted(db, now, filter)
    .select(({ fn }) => [
      fn.countAll<number>().as('sessions'),
      fn.countAll<number>().filterWhere('p.price_class', '=', 'free').as('free'),
      fn.count<number>('s.palace_id').distinct().as('palaces'),
    ])
    .executeTakeFirstOrThrow()
}

function wanted(db: Db, now: Temporal.Instant, filter: Omit<SessionFilter, 'limit' | 'after'>) {
  return (
    catalogDb(db)
      .selectFrom('catalog.session as s')
      .innerJoin('catalog.programme as p', (join) =>
        join.onRef('p.palace_id', '=', 's.palace_id').onRef('p.id', '=', 's.programme_id'),
      )
      .where('s.published_at', 'is not', null)
      .where('s.cancelled_at', 'is', null)
      .where(sql<SqlBool>`upper(s.first_meeting) > ${now}`)
      // A meeting lasts at most a day, so the index by start can skip all that began before.
      .where(sql<SqlBool>`lower(s.first_meeting) > ${now.subtract({ hours: 24 })}`)
      .where(({ and }) => and(conditions(filter)))
  )
}

function conditions(filter: Omit<SessionFilter, 'limit' | 'after'>): Expression<SqlBool>[] {
  const { window, palaceIds, nearest, spaceId, programmeId, kinds, priceClasses, form, age, text } = filter
  const all: Expression<SqlBool>[] = []
  const add = (condition: Expression<SqlBool>) => void all.push(condition)
  if (window) add(sql`lower(s.first_meeting) >= ${window.start} and lower(s.first_meeting) < ${window.end}`)
  if (palaceIds) add(sql`s.palace_id = any(${palaceIds}::uuid[])`)
  if (nearest) add(sql`s.palace_id = any(${nearest}::uuid[])`)
  if (spaceId) add(sql`s.space_id = ${spaceId}`)
  if (programmeId) add(sql`s.programme_id = ${programmeId}`)
  if (kinds) add(sql`p.kind = any(${kinds}::text[])`)
  if (priceClasses) add(sql`p.price_class = any(${priceClasses}::text[])`)
  if (form) add(sql`p.form = ${form}`)
  if (age !== undefined)
    add(
      sql`coalesce((p.audience->>'ageMin')::int, 0) <= ${age} and coalesce((p.audience->>'ageMax')::int, 150) >= ${age}`,
    )
  if (filter.forChildren) add(sql`(p.audience->>'ageMax')::int < 18`)
  if (filter.forGig) add(sql`p.gig_reserved > 0`)
  if (filter.signature) add(sql`p.signature`)
  // Terms hold letters and digits only, so nothing in them means something to `like`.
  for (const term of text ? searchTerms(text) : []) add(sql`p.search_text like ${`%${term}%`}`)
  return all
}

import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import type { Audience } from '../contract/audience.ts'
import type { Concession } from '../contract/programme.ts'
import { catalogDb } from '../schema/db.ts'

export type SessionRecord = NonNullable<Awaited<ReturnType<typeof sessionDetail>>>

/** A session with its programme, for its page; null when the palace has none of that id. Drafts are found too: the caller decides who sees them. */
export async function sessionDetail(db: Db, palaceId: string, sessionId: string) {
  const found = await catalogDb(db)
    .selectFrom('catalog.session as s')
    .innerJoin('catalog.programme as p', (join) =>
      join.onRef('p.palace_id', '=', 's.palace_id').onRef('p.id', '=', 's.programme_id'),
    )
    .select([
      's.palace_id as palaceId',
      's.id',
      's.programme_id as programmeId',
      's.space_id as spaceId',
      's.during',
      's.first_meeting as firstMeeting',
      's.meeting_count as meetingCount',
      's.series_no as seriesNo',
      's.capacity',
      's.waitlist_capacity as waitlistCapacity',
      's.opens_at as opensAt',
      's.awaits_draw as awaitsDraw',
      's.closes_at as closesAt',
      's.published_at as publishedAt',
      's.cancelled_at as cancelledAt',
      's.cancel_reason as cancelReason',
      's.synthetic',
      'p.status as programmeStatus',
      'p.title',
      'p.title_en as titleEn',
      'p.summary',
      'p.description',
      'p.rules',
      'p.form',
      'p.kind',
      'p.teacher_name as teacherName',
      'p.teacher_note as teacherNote',
      'p.illustration',
      'p.price_class as priceClass',
      'p.price_fen as priceFen',
      sql<Concession[]>`p.concessions`.as('concessions'),
      sql<Audience>`p.audience`.as('audience'),
      'p.gig_reserved as gigReserved',
      'p.signature',
    ])
    .where('s.palace_id', '=', palaceId)
    .where('s.id', '=', sessionId)
    .executeTakeFirst()
  return found ?? null
}

export type MeetingRecord = {
  no: number
  spaceId: string
  during: Interval
  cancelledAt: Temporal.Instant | null
  /** A closure took its room: it waits for another. */
  displacedAt: Temporal.Instant | null
}

/** The meetings of a session, in order. */
export async function meetingsOf(db: Db, palaceId: string, sessionId: string): Promise<MeetingRecord[]> {
  return catalogDb(db)
    .selectFrom('catalog.meeting')
    .select([
      'no',
      'space_id as spaceId',
      'during',
      'cancelled_at as cancelledAt',
      'displaced_at as displacedAt',
    ])
    .where('palace_id', '=', palaceId)
    .where('session_id', '=', sessionId)
    .orderBy('no')
    .execute()
}

/** The next dates of the same programme, without this one. */
export async function otherDates(
  db: Db,
  now: Temporal.Instant,
  { palaceId, programmeId, id }: { palaceId: string; programmeId: string; id: string },
) {
  return catalogDb(db)
    .selectFrom('catalog.session')
    .select(['id', 'first_meeting as firstMeeting'])
    .where('palace_id', '=', palaceId)
    .where('programme_id', '=', programmeId)
    .where('id', '<>', id)
    .where('published_at', 'is not', null)
    .where('cancelled_at', 'is', null)
    .where(sql<boolean>`lower(first_meeting) > ${now}`)
    .orderBy(sql`lower(first_meeting)`)
    .limit(6)
    .execute()
}

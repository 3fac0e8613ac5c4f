import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { type Blanks, prepared } from '#kit/db/prepared.ts'
import type { Interval } from '#kit/interval/index.ts'
import type { Audience } from '../contract/audience.ts'
import type { Concession } from '../contract/programme.ts'
import { errors } from '../errors.ts'
import { catalogDb } from '../schema/db.ts'

/** What signing up depends on, as it stands while the lock is held. */
export type LockedSession = {
  palaceId: string
  id: string
  programmeId: string
  title: string
  capacity: number
  waitlistCapacity: number
  gigReserved: number
  audience: Audience
  priceFen: number
  concessions: Concession[]
  opensAt: Temporal.Instant
  /** Given by a draw that has not come yet: nobody signs up before it. */
  awaitsDraw: boolean
  closesAt: Temporal.Instant
  during: Interval
  firstMeeting: Interval
  meetingCount: number
  publishedAt: Temporal.Instant | null
  cancelledAt: Temporal.Instant | null
  cancelReason: string | null
}

/**
 * Locks a session until the transaction ends, so that places are counted and given one request at a time; readers and
 * foreign keys are not held up.
 * @throws Problem `session-not-found`
 */
export const lockSession = (tx: Db, palaceId: string, sessionId: string): Promise<LockedSession> =>
  one(locked(tx, { palaceId, sessionId }))

/** The same as it stands now, for whoever will change nothing. @throws Problem `session-not-found` */
export const sessionAsItStands = (db: Db, palaceId: string, sessionId: string): Promise<LockedSession> =>
  one(unlocked(db, { palaceId, sessionId }))

async function one(rows: Promise<LockedSession[]>): Promise<LockedSession> {
  const [found] = await rows
  if (!found) throw errors.error('session-not-found')
  return found
}

const session = (db: Db, { palaceId, sessionId }: Blanks<{ palaceId: string; sessionId: string }>) =>
  catalogDb(db)
    .selectFrom('catalog.session as s')
    .innerJoin('catalog.programme as p', (join) =>
      join.onRef('p.palace_id', '=', 's.palace_id').onRef('p.id', '=', 's.programme_id'),
    )
    .select([
      's.palace_id as palaceId',
      's.id',
      's.programme_id as programmeId',
      'p.title',
      's.capacity',
      's.waitlist_capacity as waitlistCapacity',
      'p.gig_reserved as gigReserved',
      sql<Audience>`p.audience`.as('audience'),
      'p.price_fen as priceFen',
      sql<Concession[]>`p.concessions`.as('concessions'),
      's.opens_at as opensAt',
      's.awaits_draw as awaitsDraw',
      's.closes_at as closesAt',
      's.during',
      's.first_meeting as firstMeeting',
      's.meeting_count as meetingCount',
      's.published_at as publishedAt',
      's.cancelled_at as cancelledAt',
      's.cancel_reason as cancelReason',
    ])
    .where('s.palace_id', '=', palaceId)
    .where('s.id', '=', sessionId)

const unlocked = prepared(session)
const locked = prepared((db, key: Parameters<typeof session>[1]) => session(db, key).forNoKeyUpdate('s'))

import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { bookingDb } from '../schema/db.ts'

const waits = (db: Db) =>
  bookingDb(db)
    .selectFrom('booking.wait as w')
    .select([
      'w.id',
      'w.palace_id as palaceId',
      'w.person_id as personId',
      'w.union_id as unionId',
      'w.space_id as spaceId',
      'w.space_kind as kind',
      'w.during',
      'w.people',
      'w.state',
      'w.offered_space_id as offeredSpaceId',
      'w.offer_expires_at as offerExpiresAt',
      'w.booking_id as bookingId',
    ])
export type WaitRecord = Awaited<ReturnType<ReturnType<typeof waits>['execute']>>[number]

/** A wait, locked until the transaction ends. */
export const lockWait = (db: Db, palaceId: string, id: string): Promise<WaitRecord | undefined> =>
  waits(db).where('w.palace_id', '=', palaceId).where('w.id', '=', id).forNoKeyUpdate().executeTakeFirst()

/** Everyone who waits in a palace or holds an offer, in order of arrival. */
export const openWaits = (db: Db, palaceId: string): Promise<WaitRecord[]> =>
  waits(db)
    .where('w.palace_id', '=', palaceId)
    .where('w.ended_at', 'is', null)
    .orderBy('w.created_at')
    .orderBy('w.id')
    .execute()

/** Whether anybody waits in a palace for a slot that has not begun: asked whenever something is given back. */
export async function someoneWaits(db: Db, palaceId: string, now: Temporal.Instant): Promise<boolean> {
  const found = await bookingDb(db)
    .selectFrom('booking.wait')
    .select('id')
    .where('palace_id', '=', palaceId)
    .where('ended_at', 'is', null)
    .where('offered_at', 'is', null)
    .where(sql<boolean>`lower(during) > ${now}`)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** With how many others wait longer for a slot at that time in that palace. */
const withAhead = (db: Db) =>
  waits(db).select(
    sql<number>`(select count(*) from booking.wait o
      where o.palace_id = w.palace_id and o.ended_at is null and o.during && w.during
        and (o.created_at, o.id) < (w.created_at, w.id))::integer`.as('ahead'),
  )

export const waitById = (db: Db, palaceId: string, id: string) =>
  withAhead(db).where('w.palace_id', '=', palaceId).where('w.id', '=', id).executeTakeFirst()

/** A person's waits at all palaces whose slot is not over, soonest first, those that they left apart; at most 50. */
export const waitsOf = (db: Db, personId: string, now: Temporal.Instant) =>
  withAhead(db)
    .where('w.person_id', '=', personId)
    .where('w.state', '<>', 'left')
    .where(sql<boolean>`upper(w.during) > ${now}`)
    .orderBy(sql`lower(w.during)`)
    .limit(50)
    .execute()

/** What a person waits for or was offered for themselves, or else a union, at all palaces. */
export const openWaitsOf = (
  db: Db,
  { personId, unionId }: Pick<WaitRecord, 'personId' | 'unionId'>,
): Promise<WaitRecord[]> =>
  waits(db)
    .where(
      unionId === null
        ? sql<boolean>`w.person_id = ${personId} and w.union_id is null`
        : sql<boolean>`w.union_id = ${unionId}`,
    )
    .where('w.ended_at', 'is', null)
    .execute()

/** Palaces where somebody waits or an offer runs; at most a thousand. */
export async function palacesWithWaits(db: Db): Promise<string[]> {
  const rows = await bookingDb(db)
    .selectFrom('booking.wait')
    .select('palace_id')
    .distinct()
    .where('ended_at', 'is', null)
    .limit(1_000)
    .execute()
  return rows.map((row) => row.palace_id)
}

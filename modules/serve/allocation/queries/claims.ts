import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { allocationDb } from '../schema/db.ts'

const claimRecords = (db: Db) =>
  allocationDb(db)
    .selectFrom('allocation.claim')
    .select([
      'application_id as applicationId',
      'course_no as courseNo',
      'number',
      'size',
      'state',
      'offered_until as offeredUntil',
      'ticket_id as ticketId',
    ])
export type ClaimRecord = Awaited<ReturnType<ReturnType<typeof claimRecords>['execute']>>[number]

/** What one application won and waits for. */
export const claimsOfApplication = (
  db: Db,
  palaceId: string,
  applicationId: string,
): Promise<ClaimRecord[]> =>
  claimRecords(db)
    .where('palace_id', '=', palaceId)
    .where('application_id', '=', applicationId)
    .orderBy(sql`number nulls first`)
    .execute()

/** Everybody's at one round, in the order of the waitlists. */
export const claimsOfRound = (db: Db, palaceId: string, roundId: string): Promise<ClaimRecord[]> =>
  claimRecords(db)
    .where('palace_id', '=', palaceId)
    .where('round_id', '=', roundId)
    .orderBy('course_no')
    .orderBy('number')
    .execute()

/** How many parties wait before this one now. */
export async function aheadOf(
  db: Db,
  {
    palaceId,
    roundId,
    courseNo,
    number,
  }: { palaceId: string; roundId: string; courseNo: number; number: number },
): Promise<number> {
  const { ahead } = await allocationDb(db)
    .selectFrom('allocation.claim')
    .select(sql<number>`count(*)::int`.as('ahead'))
    .where('palace_id', '=', palaceId)
    .where('round_id', '=', roundId)
    .where('course_no', '=', courseNo)
    .where('state', '=', 'waiting')
    .where('number', '<', number)
    .executeTakeFirstOrThrow()
  return ahead
}

/** Published rounds whose clock has something to do: an offer ran out, or places may be free while people wait. */
export const roundsToPassOn = (db: Db, now: Temporal.Instant) =>
  allocationDb(db)
    .selectFrom('allocation.round as r')
    .select(['r.palace_id as palaceId', 'r.id as roundId'])
    .where('r.state', '=', 'published')
    .where('r.kind', '=', 'round')
    .where(
      sql<boolean>`exists (select from allocation.claim c where c.palace_id = r.palace_id and c.round_id = r.id
        and (c.state = 'offered' and c.offered_until <= ${now} or c.state = 'waiting'))`,
    )
    .execute()

import type { Db } from '#kit/db/index.ts'
import { enrolmentDb } from '../schema/db.ts'
import { amongKeys, type PalaceKey } from './palace-key.ts'

const columns = [
  'e.palace_id as palaceId',
  'e.id',
  'e.session_id as sessionId',
  'e.ticket_id as ticketId',
  'e.party_id as partyId',
  'e.person_id as personId',
  'e.walk_in_name as walkInName',
  'e.walk_in_name_masked as walkInNameMasked',
  'e.arrival_no as arrivalNo',
  'e.seat_no as seatNo',
  'e.reserved',
  'e.enrolled_at as enrolledAt',
  'e.offered_at as offeredAt',
  'e.offer_expires_at as offerExpiresAt',
  'e.confirmed_at as confirmedAt',
  'e.checked_in_at as checkedInAt',
  'e.cancelled_at as cancelledAt',
  'e.cancelled_by as cancelledBy',
  'e.passed_at as passedAt',
  'e.released_at as releasedAt',
  'e.state',
  't.holder_id as holderId',
  't.code',
] as const

/** Claims with the holder and code of their ticket. */
export const enrolments = (db: Db) =>
  enrolmentDb(db)
    .selectFrom('enrolment.enrolment as e')
    .innerJoin('enrolment.ticket as t', (join) =>
      join.onRef('t.palace_id', '=', 'e.palace_id').onRef('t.id', '=', 'e.ticket_id'),
    )
    .select(columns)

export type EnrolmentRecord = NonNullable<Awaited<ReturnType<typeof enrolmentById>>>

/** One claim; null when the palace has none of that id. */
export async function enrolmentById(db: Db, palaceId: string, id: string) {
  const found = await enrolments(db)
    .where('e.palace_id', '=', palaceId)
    .where('e.id', '=', id)
    .executeTakeFirst()
  return found ?? null
}

/** Those of these claims that the palace has. */
export async function enrolmentsByIds(
  db: Db,
  palaceId: string,
  ids: readonly string[],
): Promise<EnrolmentRecord[]> {
  if (ids.length === 0) return []
  return enrolments(db)
    .where('e.palace_id', '=', palaceId)
    .where('e.id', 'in', [...ids])
    .execute()
}

/** Everyone of the party of a claim, in order of arrival: the claim itself when it is alone. */
export async function partyOfClaim(db: Db, claim: EnrolmentRecord): Promise<EnrolmentRecord[]> {
  if (claim.partyId === null) return [claim]
  return enrolments(db)
    .where('e.palace_id', '=', claim.palaceId)
    .where('e.session_id', '=', claim.sessionId)
    .where('e.party_id', '=', claim.partyId)
    .orderBy('e.arrival_no')
    .execute()
}

/** Everyone who ever claimed a place in a session, in order of arrival. */
export function enrolmentsOfSession(db: Db, palaceId: string, sessionId: string): Promise<EnrolmentRecord[]> {
  return enrolments(db)
    .where('e.palace_id', '=', palaceId)
    .where('e.session_id', '=', sessionId)
    .orderBy('e.arrival_no')
    .execute()
}

/** The same for several sessions of a palace, by session: one query for any number of them. */
export async function enrolmentsOfSessions(
  db: Db,
  palaceId: string,
  sessionIds: readonly string[],
): Promise<Map<string, EnrolmentRecord[]>> {
  if (sessionIds.length === 0) return new Map()
  const rows = await enrolments(db)
    .where('e.palace_id', '=', palaceId)
    .where('e.session_id', 'in', [...sessionIds])
    .orderBy('e.arrival_no')
    .execute()
  return Map.groupBy(rows, ({ sessionId }) => sessionId)
}

/** Everyone on some tickets, in order of arrival. */
export function enrolmentsOnTickets(db: Db, tickets: readonly PalaceKey[]): Promise<EnrolmentRecord[]> {
  if (tickets.length === 0) return Promise.resolve([])
  return enrolments(db)
    .where(amongKeys('e.palace_id', 'e.ticket_id', tickets))
    .orderBy('e.ticket_id')
    .orderBy('e.arrival_no')
    .execute()
}

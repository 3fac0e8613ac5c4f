import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { activeStates } from '../rules/state.ts'
import { amongKeys, type PalaceKey } from './palace-key.ts'
import { enrolmentDb } from '../schema/db.ts'

export type TicketRecord = {
  palaceId: string
  id: string
  sessionId: string
  holderId: string | null
  code: string
}

const tickets = (db: Db) =>
  enrolmentDb(db)
    .selectFrom('enrolment.ticket')
    .select(['palace_id as palaceId', 'id', 'session_id as sessionId', 'holder_id as holderId', 'code'])

/** The latest tickets of a holder; the caller parts coming from past by the times of their sessions. */
export function ticketsOf(db: Db, holderId: string, limit = 200): Promise<TicketRecord[]> {
  return tickets(db)
    .where('holder_id', '=', holderId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Tickets by their keys, in one query; those that their palace does not have are absent. */
export function ticketsByKeys(db: Db, keys: readonly PalaceKey[]): Promise<TicketRecord[]> {
  if (keys.length === 0) return Promise.resolve([])
  return tickets(db)
    .where(amongKeys('palace_id', 'id', keys))
    .execute()
}

/** The ticket that a code names; null when there is none at this palace. */
export async function ticketByCode(db: Db, palaceId: string, code: string): Promise<TicketRecord | null> {
  return (
    (await tickets(db).where('palace_id', '=', palaceId).where('code', '=', code).executeTakeFirst()) ?? null
  )
}

/** The ticket of a holder for a session, if any. */
export async function ticketFor(
  db: Db,
  palaceId: string,
  sessionId: string,
  holderId: string,
): Promise<TicketRecord | null> {
  const found = await tickets(db)
    .where('palace_id', '=', palaceId)
    .where('session_id', '=', sessionId)
    .where('holder_id', '=', holderId)
    .executeTakeFirst()
  return found ?? null
}

/** Somebody on a ticket who still has a claim: a person, or a companion by encrypted name. */
export type OnTicket = { personId: string | null; walkInName: Buffer | null }

/** The tickets that some people hold for a session, by holder, each with whoever is on it now. One query. */
export async function ticketsWithPeople(
  db: Db,
  { palaceId, sessionId }: { palaceId: string; sessionId: string },
  holderIds: readonly string[],
): Promise<Map<string, { id: string; people: OnTicket[] }>> {
  const { rows } = await sql<OnTicket & { holderId: string; id: string; claimId: string | null }>`
    select t.holder_id as "holderId", t.id, e.id as "claimId", e.person_id as "personId", e.walk_in_name as "walkInName"
    from enrolment.ticket t
    left join enrolment.enrolment e on e.palace_id = t.palace_id and e.ticket_id = t.id
      and e.state = any(${[...activeStates]})
    where t.palace_id = ${palaceId} and t.session_id = ${sessionId} and t.holder_id = any(${holderIds}::uuid[])
    order by e.arrival_no`.execute(db)
  const byHolder = Map.groupBy(rows, ({ holderId }) => holderId)
  return new Map(
    [...byHolder].map(([holderId, found]) => [
      holderId,
      { id: found[0]!.id, people: found.filter(({ claimId }) => claimId !== null) },
    ]),
  )
}

/** Tickets for some sessions of a palace held by, or admitting, one of these people. */
export function ticketsAdmitting(
  db: Db,
  palaceId: string,
  sessionIds: readonly string[],
  personIds: readonly string[],
): Promise<TicketRecord[]> {
  if (sessionIds.length === 0 || personIds.length === 0) return Promise.resolve([])
  return tickets(db)
    .where('palace_id', '=', palaceId)
    .where('session_id', 'in', [...sessionIds])
    .where(
      sql<boolean>`(holder_id = any(${personIds}::uuid[]) or exists (select from enrolment.enrolment e
        where e.palace_id = ticket.palace_id and e.ticket_id = ticket.id and e.person_id = any(${personIds}::uuid[])))`,
    )
    .orderBy('created_at')
    .limit(20)
    .execute()
}

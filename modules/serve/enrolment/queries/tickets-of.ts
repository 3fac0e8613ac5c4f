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

/**
 * The tickets that some people hold for a session, by holder, each with whoever is on it now. One query, which looks each
 * holder up: in a rush the planner knows nothing yet of a session's thousands of tickets, and would read them all.
 */
export async function ticketsWithPeople(
  db: Db,
  { palaceId, sessionId }: { palaceId: string; sessionId: string },
  holderIds: readonly string[],
): Promise<Map<string, { id: string; people: OnTicket[] }>> {
  const { rows } = await sql<OnTicket & { holderId: string; id: string; claimId: string | null }>`
    select holder_id as "holderId", t.id, e.id as "claimId", e.person_id as "personId", e.walk_in_name as "walkInName"
    from unnest(${[...new Set(holderIds)]}::uuid[]) as holder (holder_id)
    cross join lateral (select id from enrolment.ticket
      where palace_id = ${palaceId} and session_id = ${sessionId} and ticket.holder_id = holder.holder_id offset 0) as t
    left join lateral (select id, person_id, walk_in_name, arrival_no from enrolment.enrolment
      where palace_id = ${palaceId} and ticket_id = t.id and state = any(${[...activeStates]}) offset 0) as e on true
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

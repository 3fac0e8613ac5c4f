import { sql } from 'kysely'
import { keyring, maskName, type SealedColumn, ticketCode } from '#kit/crypto/index.ts'
import { type Db, newId } from '#kit/db/index.ts'
import type { Outcome } from '../rules/places.ts'

const NAME_COLUMN = 'enrolment.enrolment.walk_in_name'

/** The encrypted column of claims, for a change of keys. */
export const sealedClaimColumns: readonly SealedColumn[] = [
  { table: 'enrolment.enrolment', key: ['palace_id', 'id'], column: 'walk_in_name' },
]

/** The name of a companion or walk-in as two columns: encrypted, and masked for lists. */
export const nameColumns = (name: string | null) => ({
  walk_in_name: name === null ? null : keyring().encrypt(NAME_COLUMN, name),
  walk_in_name_masked: name === null ? null : maskName(name),
})

/** The name in clear, for the holder of the ticket. @throws Error when the bytes were changed */
export const nameOf = (bytes: Buffer): string => keyring().decrypt(NAME_COLUMN, bytes)

/** A new ticket for a session, to be written with `insertTickets`; `holderId` is null for a walk-in. */
export const newTicket = <Holder extends string | null>(holderId: Holder) => ({
  id: newId(),
  holderId,
  code: ticketCode(),
})
export type NewTicket = ReturnType<typeof newTicket<string | null>>

type Session = { palaceId: string; id: string; capacity: number }

/** Writes new tickets of one session, in one statement. */
export async function insertTickets(
  tx: Db,
  { palaceId, id: sessionId }: Pick<Session, 'palaceId' | 'id'>,
  tickets: readonly NewTicket[],
  now: Temporal.Instant,
): Promise<void> {
  if (tickets.length === 0) return
  await sql`
    insert into enrolment.ticket (palace_id, id, session_id, holder_id, code, created_at)
    select ${palaceId}::uuid, id, ${sessionId}::uuid, "holderId", code, ${now}::timestamptz
    from json_to_recordset(${JSON.stringify(tickets)}) as new (id uuid, "holderId" uuid, code text)`.execute(
    tx,
  )
}

/** Who claims what, on which ticket: a person of the register, or somebody known by name. `partyId`: who waits with whom. */
export type NewClaim = {
  id: string
  ticketId: string
  partyId: string | null
  personId: string | null
  name: string | null
  outcome: Exclude<Outcome, { kind: 'full' }>
}

/** Writes claims to one session, in one statement. */
export async function insertClaims(
  tx: Db,
  { palaceId, id: sessionId, capacity }: Session,
  claims: readonly NewClaim[],
  now: Temporal.Instant,
): Promise<void> {
  if (claims.length === 0) return
  const rows = claims.map(({ id, ticketId, partyId, personId, name, outcome }) => {
    const { walk_in_name: sealed, walk_in_name_masked: masked } = nameColumns(name)
    return {
      id,
      ticketId,
      partyId,
      personId,
      sealed: sealed && `\\x${sealed.toString('hex')}`,
      masked,
      ...outcome,
    }
  })
  await sql`
    insert into enrolment.enrolment (palace_id, id, session_id, ticket_id, party_id, person_id, walk_in_name, walk_in_name_masked,
      capacity, enrolled_at, arrival_no, seat_no, reserved, confirmed_at)
    select ${palaceId}::uuid, id, ${sessionId}::uuid, "ticketId", "partyId", "personId", sealed, masked,
      ${capacity}::integer, ${now}::timestamptz, "arrivalNo", "seatNo", coalesce(reserved, false), case when kind = 'seat' then ${now}::timestamptz end
    from json_to_recordset(${JSON.stringify(rows)}) as new (id uuid, "ticketId" uuid, "partyId" uuid, "personId" uuid, sealed bytea,
      masked text, kind text, "arrivalNo" integer, "seatNo" integer, reserved boolean)`.execute(tx)
}

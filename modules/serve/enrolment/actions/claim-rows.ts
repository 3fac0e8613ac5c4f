import { keyring, maskName, type SealedColumn, ticketCode } from '#kit/crypto/index.ts'
import { type Db, newId } from '#kit/db/index.ts'
import type { Outcome } from '../rules/places.ts'
import { enrolmentDb } from '../schema/db.ts'

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
export const newTicket = (holderId: string | null) => ({ id: newId(), holderId })
export type NewTicket = ReturnType<typeof newTicket>

type Session = { palaceId: string; id: string; capacity: number }

/** Writes new tickets of one session, in one statement. */
export async function insertTickets(
  tx: Db,
  { palaceId, id: sessionId }: Pick<Session, 'palaceId' | 'id'>,
  tickets: readonly NewTicket[],
  now: Temporal.Instant,
): Promise<void> {
  if (tickets.length === 0) return
  const common = { palace_id: palaceId, session_id: sessionId, created_at: now }
  const rows = tickets.map(({ id, holderId }) => ({ ...common, id, holder_id: holderId, code: ticketCode() }))
  await enrolmentDb(tx).insertInto('enrolment.ticket').values(rows).execute()
}

/** Who claims what, on which ticket: a person of the register, or somebody known by name. */
export type NewClaim = {
  id: string
  ticketId: string
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
  const rows = claims.map(({ id, ticketId, personId, name, outcome }) => {
    const seated = outcome.kind === 'seat'
    return {
      palace_id: palaceId,
      id,
      session_id: sessionId,
      ticket_id: ticketId,
      person_id: personId,
      ...nameColumns(name),
      capacity,
      enrolled_at: now,
      arrival_no: outcome.arrivalNo,
      seat_no: seated ? outcome.seatNo : null,
      reserved: seated && outcome.reserved,
      confirmed_at: seated ? now : null,
    }
  })
  await enrolmentDb(tx).insertInto('enrolment.enrolment').values(rows).execute()
}

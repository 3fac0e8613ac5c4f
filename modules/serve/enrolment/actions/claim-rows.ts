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

/** A new ticket, or the one that the holder has for this session already. */
export async function ensureTicket(
  tx: Db,
  { palaceId, id: sessionId }: { palaceId: string; id: string },
  holderId: string | null,
  now: Temporal.Instant,
): Promise<{ id: string; code: string }> {
  return enrolmentDb(tx)
    .insertInto('enrolment.ticket')
    .values({
      palace_id: palaceId,
      id: newId(),
      session_id: sessionId,
      holder_id: holderId,
      code: ticketCode(),
      created_at: now,
    })
    .onConflict((conflict) =>
      // An update that changes nothing, so that the row comes back.
      conflict.constraint('person_has_one_ticket_for_a_session').doUpdateSet({ holder_id: holderId }),
    )
    .returning(['id', 'code'])
    .executeTakeFirstOrThrow()
}

/** Who claims what: a person of the register, or somebody known by name. */
export type NewClaim = {
  personId: string | null
  name: string | null
  outcome: Exclude<Outcome, { kind: 'full' }>
  id?: string
}

/** Writes claims to one session, in one statement; the ids come back in order. */
export async function insertClaims(
  tx: Db,
  { palaceId, id: sessionId, capacity }: { palaceId: string; id: string; capacity: number },
  ticketId: string,
  claims: readonly NewClaim[],
  now: Temporal.Instant,
): Promise<string[]> {
  const rows = claims.map(({ personId, name, outcome, id = newId() }) => ({
    palace_id: palaceId,
    id,
    session_id: sessionId,
    ticket_id: ticketId,
    person_id: personId,
    ...nameColumns(name),
    capacity,
    enrolled_at: now,
    arrival_no: outcome.arrivalNo,
    ...(outcome.kind === 'seat'
      ? { seat_no: outcome.seatNo, reserved: outcome.reserved, confirmed_at: now }
      : {}),
  }))
  // One statement writes the same columns for all.
  const whole = rows.map((row) => ({ seat_no: null, reserved: false, confirmed_at: null, ...row }))
  await enrolmentDb(tx).insertInto('enrolment.enrolment').values(whole).execute()
  return rows.map(({ id }) => id)
}

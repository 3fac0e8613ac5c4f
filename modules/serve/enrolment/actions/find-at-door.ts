import { z } from 'zod'
import { normalizeTicketCode } from '#kit/crypto/index.ts'
import { action } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import { findByLast4, peopleNamed } from '#modules/base/identity/index.ts'
import { DoorSearch } from '../contract.ts'
import { canKeepDoor } from '../policy.ts'
import { enrolmentsOfSession } from '../queries/enrolment-record.ts'
import { ticketByCode, ticketsAdmitting, type TicketRecord } from '../queries/tickets-of.ts'
import { codeWithin } from '../rules/ticket-code.ts'
import { houseRules } from './house-rules.ts'
import { nameOf } from './claim-rows.ts'
import { sessionsAtDoor } from './sessions-at-door.ts'

const MOST = 20

/**
 * Finds tickets of those expected now: by code, by the last four digits of a phone, or by name. Names are compared in
 * clear on the server and leave it masked; each look-up is journalled. P7.
 */
export const findAtDoor = action(
  z.intersection(DoorSearch, z.object({ palaceId: z.uuid() })),
  async ({ actor, tx, now, allow, journal }, { palaceId, sessionId, last4, name, code }) => {
    const house = await houseRules(tx, palaceId, now)
    allow(canKeepDoor(actor, house.target))
    const sessionIds = sessionId ? [sessionId] : await sessionsAtDoor(tx, palaceId, now)
    const tickets = code
      ? [await ticketByCode(tx, palaceId, normalizeTicketCode(codeWithin(code)))].filter(
          (ticket) => ticket !== null,
        )
      : last4
        ? await ticketsAdmitting(tx, palaceId, sessionIds, await findByLast4(tx, last4))
        : await ticketsByName(tx, palaceId, sessionIds, name!)
    journal({
      action: 'enrolment.findAtDoor',
      subject: { type: 'palace', id: palaceId },
      palaceId,
      divisionCode: house.target.divisionCode,
      after: { by: code ? 'code' : last4 ? 'last4' : 'name', found: tickets.length },
    })
    return tickets
  },
)

/** Names are kept encrypted: those expected now are few enough to open and compare. */
async function ticketsByName(
  tx: Db,
  palaceId: string,
  sessionIds: readonly string[],
  name: string,
): Promise<TicketRecord[]> {
  const claims = (await Promise.all(sessionIds.map((id) => enrolmentsOfSession(tx, palaceId, id)))).flat()
  const named = await peopleNamed(
    tx,
    claims.flatMap(({ personId }) => personId ?? []),
    name,
  )
  const found = claims.filter(({ personId, walkInName }) =>
    personId ? named.has(personId) : walkInName !== null && nameOf(walkInName).startsWith(name),
  )
  const byTicket = new Map(
    found.map(({ ticketId, sessionId, holderId, code }) => [
      ticketId,
      { palaceId, id: ticketId, sessionId, holderId, code },
    ]),
  )
  return [...byTicket.values()].slice(0, MOST)
}

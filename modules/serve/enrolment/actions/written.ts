import { nameColumns } from './claim-rows.ts'
import type { EnrolmentRecord } from '../queries/enrolment-record.ts'
import type { TicketRecord } from '../queries/tickets-of.ts'
import type { SignedUp } from './sign-up-sheet.ts'

/** A new ticket with everyone on it, as the database holds it once it is committed. */
export type Written = { ticket: TicketRecord; claims: EnrolmentRecord[] }

/** What a request wrote; null when its ticket was there before: then others are on it, whom only the database knows. */
export function writtenBy(
  { newTicket, claims }: SignedUp,
  { palaceId, id: sessionId }: { palaceId: string; id: string },
  now: Temporal.Instant,
): Written | null {
  if (!newTicket) return null
  const { holderId, code } = newTicket
  return {
    ticket: { palaceId, sessionId, ...newTicket },
    claims: claims.map(({ id, ticketId, partyId, personId, name, outcome }) => {
      const seated = outcome.kind === 'seat'
      const { walk_in_name: walkInName, walk_in_name_masked: walkInNameMasked } = nameColumns(name)
      return {
        ...untouched,
        palaceId,
        id,
        sessionId,
        ticketId,
        partyId,
        personId,
        walkInName,
        walkInNameMasked,
        arrivalNo: outcome.arrivalNo,
        seatNo: seated ? outcome.seatNo : null,
        reserved: seated && outcome.reserved,
        enrolledAt: now,
        confirmedAt: seated ? now : null,
        state: seated ? 'confirmed' : 'waitlisted',
        holderId,
        code,
      }
    }),
  }
}

/** What has not happened yet to somebody who has just signed up. */
const untouched = {
  offeredAt: null,
  offerExpiresAt: null,
  checkedInAt: null,
  cancelledAt: null,
  cancelledBy: null,
  passedAt: null,
  releasedAt: null,
} as const

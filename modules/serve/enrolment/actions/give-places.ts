import type { ActionScope } from '#kit/db/action.ts'
import { newId } from '#kit/db/index.ts'
import { queueMessages } from '#modules/base/notifications/index.ts'
import { lockSession } from '#modules/serve/catalog/index.ts'
import { errors } from '../errors.ts'
import { sessionCounts } from '../queries/session-counts.ts'
import { ticketsWithPeople } from '../queries/tickets-of.ts'
import { after, type Counts, lowestFreeSeat, type Seat } from '../rules/places.ts'
import { releaseAt } from '../rules/times.ts'
import { insertClaims, insertTickets, newTicket } from './claim-rows.ts'
import { due } from './due.ts'
import { houseRules } from './house-rules.ts'
import { newsOfPlaces } from './sign-up-sheet.ts'

/**
 * Gives places that were won before sign-up opens, inside the action of the module that gave them: everybody gets a seat on the
 * holder's ticket, or nobody. Whoever is on the ticket stays as they are, so the same again gives the same ticket. Who may have
 * them was decided there. P5.
 * @throws Problem `full` | `session-cancelled`
 */
export async function givePlaces(
  { tx, now, later, journal }: Pick<ActionScope, 'tx' | 'now' | 'later' | 'journal'>,
  given: { palaceId: string; sessionId: string; holderId: string; personIds: readonly string[] },
): Promise<{ ticketId: string }> {
  const { palaceId, sessionId, holderId, personIds } = given
  const house = await houseRules(tx, palaceId, now)
  const session = await lockSession(tx, palaceId, sessionId)
  if (session.cancelledAt) throw errors.error('session-cancelled')
  const counts = await sessionCounts(tx, palaceId, sessionId)
  const known = (await ticketsWithPeople(tx, { palaceId, sessionId }, [holderId])).get(holderId)
  const present = new Set(known?.people.map(({ personId }) => personId))
  const newcomers = personIds.filter((id) => !present.has(id))
  if (counts.held + newcomers.length > session.capacity) throw errors.error('full')
  const ticket = newTicket(holderId)
  const ticketId = known?.id ?? ticket.id
  if (!known) await insertTickets(tx, session, [ticket], now)
  const places = seats(counts, newcomers.length)
  const claims = newcomers.map((personId, i) => ({
    id: newId(),
    ticketId,
    holderId,
    personId,
    name: null,
    outcome: places[i]!,
  }))
  await insertClaims(tx, session, claims, now)
  await queueMessages(tx, later, newsOfPlaces({ house, session }, claims), now)
  for (const { id, outcome } of claims)
    journal({
      action: 'enrolment.givePlace',
      subject: { type: 'enrolment', id },
      palaceId,
      divisionCode: house.target.divisionCode,
      after: { sessionId, ...outcome },
    })
  if (counts.lastArrival === 0 && claims.length > 0)
    later(
      due.releaseUnclaimed,
      { palaceId, sessionId },
      { at: releaseAt(session.firstMeeting.start, house.standards['booking.graceMinutes']) },
    )
  return { ticketId }
}

/** The next so many seats, lowest first. */
function seats(counts: Counts, count: number): Seat[] {
  let standing = counts
  return Array.from({ length: count }, () => {
    const seat: Seat = {
      kind: 'seat',
      arrivalNo: standing.lastArrival + 1,
      seatNo: lowestFreeSeat(standing),
      reserved: false,
    }
    standing = after(standing, seat)
    return seat
  })
}

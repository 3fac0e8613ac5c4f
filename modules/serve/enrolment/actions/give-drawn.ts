import type { ActionScope } from '#kit/db/action.ts'
import { newId } from '#kit/db/index.ts'
import { type LockedSession, lockSession } from '#modules/serve/catalog/index.ts'
import { errors } from '../errors.ts'
import { sessionCounts } from '../queries/session-counts.ts'
import { ticketsWithPeople } from '../queries/tickets-of.ts'
import { after, type Counts, lowestFreeSeat, type Outcome } from '../rules/places.ts'
import { releaseAt } from '../rules/times.ts'
import { insertClaims, insertTickets, type NewClaim, newTicket, type NewTicket } from './claim-rows.ts'
import { due } from './due.ts'
import { type House, houseRules } from './house-rules.ts'
import { offerPlaces } from './offer-places.ts'

/** An adult with whom they bring: they are on one ticket. */
export type Holder = { holderId: string; personIds: readonly string[] }
/** Whoever a draw gives something to together, all or none. */
export type Party = {
  holders: readonly Holder[]
  /** Won by the reserve for gig workers. */
  reserved?: boolean
}
/** What a party got: seats, or numbers of the waitlist; and the ticket of the first of its adults. */
export type Given = { ticketId: string; seated: boolean }

type Scope = Pick<ActionScope, 'tx' | 'now' | 'later' | 'journal'>

/**
 * Gives a session's places and the numbers of its waitlist in the order of a draw, inside the action of the module that drew. Should there be
 * fewer places by now than were drawn, whoever does not fit stands first on the waitlist. What is free beside goes down it. Parties wait
 * together as well: they are offered places all or none. The answer follows the order: winners, then those who wait. Who may have what,
 * and telling them, is decided there. P5.
 * @throws Problem `session-cancelled`
 */
export async function giveDrawn(
  scope: ActionScope,
  drawn: { palaceId: string; sessionId: string; winners: readonly Party[]; waiting: readonly Party[] },
): Promise<Given[]> {
  const opened = await openSession(
    scope,
    drawn,
    [...drawn.winners, ...drawn.waiting].flatMap(({ holders }) => holders.map(({ holderId }) => holderId)),
  )
  const { session, house, counts } = opened
  let free = session.capacity - counts.held
  const seated = (size: number) => {
    if (size > free) return false
    free -= size
    return true
  }
  const parties = [
    ...drawn.winners.map((party) => ({ ...party, seated: seated(peopleIn(party)) })),
    ...drawn.waiting.map((party) => ({ ...party, seated: false })),
  ]
  // Whoever no longer fits comes before those who waited anyhow.
  const inLine = [...parties.filter((party) => party.seated), ...parties.filter((party) => !party.seated)]
  const { tickets } = await give(
    scope,
    opened,
    inLine.flatMap((party) => {
      const { holders, seated, reserved = false } = party
      const partyId = !seated && peopleIn(party) > 1 ? newId() : null
      return holders.map((holder) => ({ ...holder, seated, reserved, partyId }))
    }),
  )
  await offerPlaces(scope, session, house)
  return parties.map(({ holders, seated }) => ({ ticketId: tickets.get(holders[0]!.holderId)!, seated }))
}

const peopleIn = ({ holders }: Party) => holders.reduce((sum, { personIds }) => sum + personIds.length, 0)

type Opened = {
  session: LockedSession
  house: House
  counts: Counts
  known: Awaited<ReturnType<typeof ticketsWithPeople>>
}

/** The session, locked, as it stands, with the tickets of these holders. @throws Problem `session-cancelled` */
export async function openSession(
  { tx, now }: Scope,
  { palaceId, sessionId }: { palaceId: string; sessionId: string },
  holderIds: readonly string[],
): Promise<Opened> {
  const house = await houseRules(tx, palaceId, now)
  const session = await lockSession(tx, palaceId, sessionId)
  if (session.cancelledAt) throw errors.error('session-cancelled')
  return {
    session,
    house,
    counts: await sessionCounts(tx, palaceId, sessionId),
    known: await ticketsWithPeople(tx, { palaceId, sessionId }, holderIds),
  }
}

/** Writes seats and numbers for holders in their order, in two statements. Whoever is in already stays as they are. */
export async function give(
  { tx, now, later, journal }: Scope,
  { session, house, counts, known }: Opened,
  holders: readonly (Holder & { seated: boolean; reserved: boolean; partyId: string | null })[],
): Promise<{ tickets: Map<string, string>; claims: (NewClaim & { holderId: string })[] }> {
  const { palaceId, id: sessionId } = session
  const fresh: NewTicket[] = []
  let standing = counts
  const claims: (NewClaim & { holderId: string })[] = []
  const tickets = new Map<string, string>()
  for (const { holderId, personIds, seated, reserved, partyId } of holders) {
    const ticket = known.get(holderId)
    const made = ticket ?? newTicket(holderId)
    if (!ticket) fresh.push(made as NewTicket)
    tickets.set(holderId, made.id)
    const present = new Set(ticket?.people.map(({ personId }) => personId))
    for (const personId of personIds.filter((id) => !present.has(id))) {
      const outcome = next(standing, seated, reserved)
      standing = after(standing, outcome)
      claims.push({ id: newId(), ticketId: made.id, partyId, holderId, personId, name: null, outcome })
    }
  }
  await insertTickets(tx, session, fresh, now)
  await insertClaims(tx, session, claims, now)
  for (const { id, outcome } of claims)
    journal({
      action: 'enrolment.givePlace',
      subject: { type: 'enrolment', id },
      palaceId,
      divisionCode: house.target.divisionCode,
      after: { sessionId, ...outcome },
    })
  // The first to arrive sets the clock of the session going.
  if (counts.lastArrival === 0 && claims.length > 0)
    later(
      due.releaseUnclaimed,
      { palaceId, sessionId },
      { at: releaseAt(session.firstMeeting.start, house.standards['booking.graceMinutes']) },
    )
  return { tickets, claims }
}

/** The lowest free seat, or the next number of the waitlist. */
function next(counts: Counts, seated: boolean, reserved: boolean): Exclude<Outcome, { kind: 'full' }> {
  const arrivalNo = counts.lastArrival + 1
  return seated
    ? { kind: 'seat', arrivalNo, seatNo: lowestFreeSeat(counts), reserved }
    : { kind: 'waitlist', arrivalNo, ahead: counts.waiting }
}

import { newId } from '#kit/db/index.ts'
import type { PersonFacts } from '#modules/base/identity/index.ts'
import type { Message } from '#modules/base/notifications/index.ts'
import type { LockedSession } from '#modules/serve/catalog/index.ts'
import { errors } from '../errors.ts'
import type { OnTicket } from '../queries/tickets-of.ts'
import { personalRefusal, type PersonalFacts, signUpRefusal } from '../rules/may-enrol.ts'
import { after, type Counts, freePlaces, type Outcome, placeAll, type Room } from '../rules/places.ts'
import { nameOf, type NewClaim, newTicket, type NewTicket } from './claim-rows.ts'
import type { House } from './house-rules.ts'
import { refuse } from './lock-claim.ts'
import { inAudience } from './situations.ts'
import { newsOf, type Occasion } from './tell.ts'

/** A session as it stands under its lock, while a group of people signs up one after the other. */
export type Sheet = {
  session: LockedSession
  house: House
  obstacles: ReadonlyMap<string, PersonalFacts>
  room: Room
  counts: Counts
  tickets: Map<string, TicketOnSheet>
  newTickets: NewTicket[]
  /** Whether somebody was told `full`. */
  turnedAway: boolean
  now: Temporal.Instant
}
type TicketOnSheet = { id: string; people: Comer[] }
type Comer = { personId: string; name: null } | { personId: null; name: string }

/** Somebody who is to be signed up and is not in yet; a companion has a name and no account. */
type Newcomer = { person: PersonFacts; name: null } | { person: null; name: string }

type Wanted = {
  holderId: string
  people: readonly PersonFacts[]
  companions: readonly string[]
  split: boolean
}
/** `newTicket` is null when they had a ticket for this session before. */
export type SignedUp = {
  ticketId: string
  newTicket: NewTicket | null
  claims: (NewClaim & { holderId: string })[]
}

type Given = Omit<Sheet, 'tickets' | 'newTickets' | 'turnedAway'> & {
  tickets: ReadonlyMap<string, { id: string; people: readonly OnTicket[] }>
}

export function openSheet({ tickets, ...given }: Given): Sheet {
  const known = [...tickets].map(([holderId, { id, people }]): [string, TicketOnSheet] => [
    holderId,
    {
      id,
      people: people.map(({ personId, walkInName }) =>
        personId === null
          ? { personId, name: walkInName ? nameOf(walkInName) : '' }
          : { personId, name: null },
      ),
    },
  ])
  return { ...given, tickets: new Map(known), newTickets: [], turnedAway: false }
}

/**
 * The next request, decided as if it were alone: the sheet then stands as it left it. Whoever is in already is not signed
 * up again. A refusal leaves the sheet as it was.
 * @throws Problem as `enrol` does
 */
export function signUp(sheet: Sheet, wanted: Wanted): SignedUp {
  const { session, now, tickets } = sheet
  const known = tickets.get(wanted.holderId)
  const newcomers = withoutPresent(wanted, known?.people ?? [])
  if (known && newcomers.length === 0) return { ticketId: known.id, newTicket: null, claims: [] }
  refuse(signUpRefusal(session, now))
  refuseAnyone(sheet, newcomers, known?.people ?? [])
  const outcomes = place(sheet, newcomers, wanted.split)
  const fresh = known ? null : newTicket(wanted.holderId)
  const ticket = known ?? addTicket(sheet, fresh!)
  const waiting = outcomes.filter(({ kind }) => kind === 'waitlist').length
  // Whoever asks in one step waits together, unless they would rather be parted.
  const partyId = waiting > 1 && !wanted.split ? newId() : null
  const claims = newcomers.map(({ person, name }, index) => ({
    id: newId(),
    ticketId: ticket.id,
    partyId: outcomes[index]!.kind === 'waitlist' ? partyId : null,
    holderId: wanted.holderId,
    personId: person?.personId ?? null,
    name,
    outcome: outcomes[index]!,
  }))
  ticket.people.push(...claims.map(({ personId, name }) => ({ personId, name }) as Comer))
  const party = partyId === null ? 1 : waiting
  sheet.counts = outcomes.reduce((counts, outcome) => after(counts, outcome, party), sheet.counts)
  return { ticketId: ticket.id, newTicket: fresh, claims }
}

function addTicket({ tickets, newTickets }: Sheet, ticket: NewTicket & { holderId: string }): TicketOnSheet {
  newTickets.push(ticket)
  const added = { id: ticket.id, people: [] }
  tickets.set(ticket.holderId, added)
  return added
}

function withoutPresent({ people, companions }: Wanted, present: readonly Comer[]): Newcomer[] {
  const ids = new Set(present.map(({ personId }) => personId))
  const names = present.flatMap(({ name }) => name ?? [])
  const newNames = companions.filter((name) => {
    const known = names.indexOf(name)
    if (known >= 0) names.splice(known, 1)
    return known < 0
  })
  return [
    ...people.filter(({ personId }) => !ids.has(personId)).map((person) => ({ person, name: null })),
    ...newNames.map((name) => ({ person: null, name })),
  ]
}

function refuseAnyone(
  { session, obstacles, house }: Sheet,
  newcomers: readonly Newcomer[],
  present: readonly Comer[],
): void {
  const most = house.standards['enrolment.companionsMost']
  const strangers = newcomers.filter(({ person }) => person === null).length
  const companions = strangers + present.filter(({ personId }) => personId === null).length
  if (strangers > 0 && companions > most)
    throw errors.error('too-many-companions', { field: 'companions', params: { most } })
  if (strangers > 0 && !inAudience(session, null, house))
    throw errors.error('audience', { field: 'companions' })
  for (const { person } of newcomers)
    if (person)
      refuse(
        personalRefusal(inAudience(session, person, house), obstacles.get(person.personId)!),
        'personIds',
      )
}

/** The rule, applied to how the session stands. */
function place(sheet: Sheet, newcomers: readonly Newcomer[], split: boolean) {
  const { room, counts } = sheet
  const outcomes = placeAll(
    room,
    counts,
    newcomers.map(({ person }) => person?.gigWorker ?? false),
    split ? 1 : newcomers.length,
  )
  const placed = outcomes.filter((outcome) => outcome.kind !== 'full')
  if (placed.length < outcomes.length) {
    sheet.turnedAway = true
    throw errors.error('full')
  }
  const seated = placed.filter(({ kind }) => kind === 'seat').length
  if (seated > 0 && seated < outcomes.length && !split) {
    const { general, reserved } = freePlaces(room, counts)
    throw errors.error('too-few-places', {
      field: 'split',
      params: { left: general + reserved, count: outcomes.length },
    })
  }
  return placed
}

/** What each of one request is told: their place, or their number on the waitlist. */
export function newsOfPlaces(occasion: Occasion, claims: SignedUp['claims']): Message[] {
  const isSeat = ({ outcome }: { outcome: Outcome }) => outcome.kind === 'seat'
  return [
    ...newsOf(occasion, 'placeConfirmed', claims.filter(isSeat)),
    ...newsOf(
      occasion,
      'waitlisted',
      claims.filter((claim) => !isSeat(claim)),
      ({ outcome }) => ({ position: outcome.kind === 'waitlist' ? outcome.ahead + 1 : 1 }),
    ),
  ]
}

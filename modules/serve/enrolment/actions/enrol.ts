import { sql } from 'kysely'
import { z } from 'zod'
import { action, type ActionScope } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import { factsOfPeople, type PersonFacts } from '#modules/base/identity/index.ts'
import { lockSession, type LockedSession } from '#modules/serve/catalog/index.ts'
import { EnrolRequest } from '../contract.ts'
import { errors } from '../errors.ts'
import { canSignUp } from '../policy.ts'
import { type EnrolmentRecord, enrolmentsOnTickets } from '../queries/enrolment-record.ts'
import { sessionCounts } from '../queries/session-counts.ts'
import { personalRefusal, type PersonalFacts, signUpRefusal } from '../rules/may-enrol.ts'
import { freePlaces, keptForGig, type Outcome, placeAll, type Room } from '../rules/places.ts'
import { isActive } from '../rules/state.ts'
import { releaseAt } from '../rules/times.ts'
import { ensureTicket, insertClaims, nameOf } from './claim-rows.ts'
import { due } from './due.ts'
import { type House, houseRules } from './house-rules.ts'
import { refuse } from './lock-claim.ts'
import { inAudience, situations } from './situations.ts'
import { tell } from './tell.ts'

const Input = EnrolRequest.extend({ palaceId: z.uuid(), sessionId: z.uuid() })

/** Somebody who is to be signed up and is not in yet; a companion has a name and no account. */
type Newcomer = { person: PersonFacts; name: null } | { person: null; name: string }

/**
 * Signs up oneself, one's children and companions: a place each, or a number on the waitlist. Whoever is in already
 * stays as they are, so the same request twice gives the same ticket. P5, P6, P9.
 * @throws Problem `full` | `too-few-places` | `not-open-yet` | `closed` | `session-cancelled` | `audience` | `suspended` |
 * `overlap` | `limit-reached` | `too-many-companions` | `nobody-chosen`
 */
export const enrol = action(Input, async (scope, input) => {
  const { actor, tx, now, allow, unchanged } = scope
  const facts = await factsOfPeople(tx, input.personIds)
  allow(
    canSignUp(
      actor,
      input.personIds.map((id) => facts.get(id)),
    ),
  )
  if (facts.size + input.companions.length === 0) throw errors.error('nobody-chosen', { field: 'personIds' })
  const house = await houseRules(tx, input.palaceId, now)
  await takeTurns(tx, [...facts.keys()])
  const obstacles = await situations(tx, input, [...facts.values()], house, now)
  const session = await lockSession(tx, input.palaceId, input.sessionId)
  const ticket = await ensureTicket(tx, session, actor.personId!, now)
  const present = (await enrolmentsOnTickets(tx, [{ palaceId: session.palaceId, id: ticket.id }])).filter(
    ({ state }) => isActive(state),
  )
  const newcomers = withoutPresent([...facts.values()], input.companions, present)
  if (newcomers.length === 0) {
    unchanged()
    return { ticketId: ticket.id }
  }
  refuse(signUpRefusal(session, now))
  refuseAnyone(session, newcomers, obstacles, present, house)
  const { outcomes, lastArrival } = await place(scope, session, newcomers, house, input.split)
  const claims = newcomers.map(({ person, name }, index) => ({
    personId: person?.personId ?? null,
    name,
    outcome: outcomes[index]!,
  }))
  const ids = await insertClaims(tx, session, ticket.id, claims, now)
  const told = claims.map((claim, index) => ({
    ...claim,
    id: ids[index]!,
    ticketId: ticket.id,
    holderId: actor.personId,
  }))
  await announce(scope, session, told, house)
  // The first to arrive sets the clock of the session going.
  if (lastArrival === 0) {
    const at = releaseAt(session.firstMeeting.start, house.standards['booking.graceMinutes'])
    scope.later(due.releaseUnclaimed, { palaceId: session.palaceId, sessionId: session.id }, { at })
  }
  return { ticketId: ticket.id }
})

/** Two requests for one person at different sessions wait for each other, so that no limit is passed by being quick. */
async function takeTurns(tx: Db, personIds: string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(id, 0)) from unnest(${personIds.toSorted()}::text[]) as id`.execute(
    tx,
  )
}

function withoutPresent(
  people: readonly PersonFacts[],
  companions: readonly string[],
  present: readonly EnrolmentRecord[],
): Newcomer[] {
  const ids = new Set(present.map(({ personId }) => personId))
  const names = present.flatMap(({ personId, walkInName }) =>
    personId === null && walkInName ? [nameOf(walkInName)] : [],
  )
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
  session: LockedSession,
  newcomers: readonly Newcomer[],
  obstacles: ReadonlyMap<string, PersonalFacts>,
  present: readonly EnrolmentRecord[],
  house: House,
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

/** The rule, applied to how the session stands under its lock. */
async function place(
  { tx, now }: ActionScope,
  session: LockedSession,
  newcomers: readonly Newcomer[],
  house: House,
  split: boolean,
) {
  const counts = await sessionCounts(tx, session.palaceId, session.id)
  const room: Room = {
    ...session,
    kept: keptForGig(
      { ...session, start: session.firstMeeting.start },
      house.standards['enrolment.gigReserveHours'],
      now,
    ),
  }
  const outcomes = placeAll(
    room,
    counts,
    newcomers.map(({ person }) => person?.gigWorker ?? false),
  )
  const placed = outcomes.filter((outcome) => outcome.kind !== 'full')
  if (placed.length < outcomes.length) throw errors.error('full')
  const seated = placed.filter(({ kind }) => kind === 'seat').length
  if (seated > 0 && seated < outcomes.length && !split) {
    const { general, reserved } = freePlaces(room, counts)
    throw errors.error('too-few-places', {
      field: 'split',
      params: { left: general + reserved, count: outcomes.length },
    })
  }
  return { outcomes: placed, lastArrival: counts.lastArrival }
}

type Placed = {
  id: string
  ticketId: string
  personId: string | null
  holderId: string | null
  outcome: Exclude<Outcome, { kind: 'full' }>
}

async function announce(
  scope: ActionScope,
  session: LockedSession,
  claims: readonly Placed[],
  house: House,
): Promise<void> {
  for (const { id, outcome } of claims)
    scope.journal({
      action: 'enrolment.enrol',
      subject: { type: 'enrolment', id },
      palaceId: session.palaceId,
      divisionCode: house.target.divisionCode,
      after: { sessionId: session.id, ...outcome },
    })
  const occasion = { house, session }
  const seated = claims.filter(({ outcome }) => outcome.kind === 'seat')
  const waiting = claims.filter(({ outcome }) => outcome.kind === 'waitlist')
  if (seated.length > 0) await tell(scope, occasion, 'placeConfirmed', seated)
  if (waiting.length > 0)
    await tell(scope, occasion, 'waitlisted', waiting, ({ outcome }) => ({
      position: outcome.kind === 'waitlist' ? outcome.ahead + 1 : 1,
    }))
}

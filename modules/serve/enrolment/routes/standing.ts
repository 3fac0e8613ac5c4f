import type { AppContext } from '#kit/http/context.ts'
import { factsOfPeople, familyOf, type PersonFacts } from '#modules/base/identity/index.ts'
import { divisionName } from '#modules/base/places/index.ts'
import { audienceDecision, sessionDetail, type SessionRecord } from '#modules/serve/catalog/index.ts'
import { type House, houseRules } from '../actions/house-rules.ts'
import { inAudience, situations } from '../actions/situations.ts'
import type { Candidate, May, MyStanding } from '../contract.ts'
import { errors } from '../errors.ts'
import { sessionCounts } from '../queries/session-counts.ts'
import { ticketFor } from '../queries/tickets-of.ts'
import { personalRefusal, type PersonalFacts, signUpRefusal } from '../rules/may-enrol.ts'
import { keptForGig, placeOrWaitlist } from '../rules/places.ts'
import { isActive } from '../rules/state.ts'
import { presentTickets } from './present-tickets.ts'
import { readerOf } from './my-tickets.ts'
import { mayIn, sayRefusal } from './words.ts'

/** Whom the one who asks may sign up for a session, what that gives, and their ticket. @throws Problem `sign-in-needed` */
export async function myStanding(c: AppContext, palaceId: string, sessionId: string): Promise<MyStanding> {
  const reader = readerOf(c)
  const { personId, name, t, now } = reader
  const { db } = c.var.services
  const [session, house, children, record, counts] = await Promise.all([
    sessionDetail(db, palaceId, sessionId),
    houseRules(db, palaceId, now),
    familyOf(db, personId),
    ticketFor(db, palaceId, sessionId, personId),
    sessionCounts(db, palaceId, sessionId),
  ])
  if (!session?.publishedAt) throw errors.error('enrolment-not-found')
  const people = [{ id: personId, name }, ...children]
  const facts = await factsOfPeople(
    db,
    people.map(({ id }) => id),
  )
  const [obstacles, tickets] = await Promise.all([
    situations(db, { palaceId, sessionId }, [...facts.keys()], house, now),
    record ? presentTickets(db, [record], reader) : [],
  ])
  const ticket = tickets[0] ?? null
  const closed = signUpRefusal(session, now)
  const kept = keptForGig(
    { ...session, start: session.firstMeeting.start },
    house.standards['enrolment.gigReserveHours'],
    now,
  )
  const outcome = placeOrWaitlist({ ...session, kept }, counts, facts.get(personId)?.gigWorker ?? false).kind
  const candidates = people.map(({ id, name: called }): Candidate => ({
    personId: id,
    name: called,
    self: id === personId,
    may: mayBe(c, session, facts.get(id)!, obstacles.get(id)!, house),
    enrolmentId: ticket?.people.find((one) => one.personId === id && isActive(one.state))?.id ?? null,
  }))
  return {
    ticket: ticket && ticket.people.some(({ state }) => isActive(state)) ? ticket : null,
    candidates,
    outcome: outcome === 'full' ? 'none' : outcome,
    companionsMost: inAudience(session, null, house) ? house.standards['enrolment.companionsMost'] : 0,
    closedReason: closed && sayRefusal(t, closed),
  }
}

/** The catalogue says best why somebody is not among those invited. */
function mayBe(
  c: AppContext,
  session: SessionRecord,
  person: PersonFacts,
  obstacles: PersonalFacts,
  house: House,
): May {
  const { t } = c.var
  if (inAudience(session, person, house)) return mayIn(t, personalRefusal(true, obstacles))
  const { palace } = house
  const on = session.firstMeeting.start.toZonedDateTimeISO(palace.timeZone).toPlainDate()
  const decision = audienceDecision(session.audience, person, on)
  const words = decision.allowed
    ? []
    : decision.reasons.map(({ key, params }) =>
        t.byKey(
          key,
          params && 'code' in params ? { ...params, place: divisionName(String(params.code)) } : params,
        ),
      )
  return { allowed: false, reason: words.join('') }
}

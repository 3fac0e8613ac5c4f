import type { Db } from '#kit/db/index.ts'
import type { AppContext } from '#kit/http/context.ts'
import { dayInterval } from '#kit/calendar/index.ts'
import { contains } from '#kit/interval/index.ts'
import { ageAt, childUntilAge, factsOfPeople, peopleForDisplay } from '#modules/base/identity/index.ts'
import { spacesByIds } from '#modules/base/places/index.ts'
import { meetingsByKeys, sessionsByKeys, weekTimetable } from '#modules/serve/catalog/index.ts'
import { doorFacts } from '../actions/at-the-door.ts'
import type { House } from '../actions/house-rules.ts'
import type { DoorMeeting, DoorTicket } from '../contract.ts'
import { insideCounts, visitsOf } from '../queries/attendance-of.ts'
import { overLimitOf } from '../queries/door-acts.ts'
import { type EnrolmentRecord, enrolmentsOnTickets } from '../queries/enrolment-record.ts'
import { occupancy } from '../queries/occupancy.ts'
import { sessionCounts } from '../queries/session-counts.ts'
import type { TicketRecord } from '../queries/tickets-of.ts'
import { queueOf } from '../queries/waitlist.ts'
import { entryRefusal, seatOnTheSpot } from '../rules/door.ts'
import { doorHours, meetingAtDoor, releaseAt } from '../rules/times.ts'
import { namesOnActs } from './merged.ts'
import { mayIn } from './words.ts'

/** The meetings of a palace today, and those whose door is open before midnight, with how many are expected and inside: the same few queries for any number of meetings. */
export async function doorMeetings(c: AppContext, { palace, standards }: House): Promise<DoorMeeting[]> {
  const { db, clock } = c.var.services
  const now = clock.now()
  const day = dayInterval(now.toZonedDateTimeISO(palace.timeZone).toPlainDate(), palace.timeZone)
  // Towards midnight the doors of what begins after it are open already.
  const soon = now.add(doorHours({ start: now, end: now }).start.until(now))
  const period = { start: day.start, end: Temporal.Instant.compare(soon, day.end) > 0 ? soon : day.end }
  const meetings = (await weekTimetable(db, palace.id, period)).filter(({ status }) => status === 'published')
  const sessionIds = [...new Set(meetings.map(({ sessionId }) => sessionId))]
  const keys = sessionIds.map((sessionId) => ({ palaceId: palace.id, sessionId }))
  const [sessions, taken, inside, spaces, overLimit] = await Promise.all([
    sessionsByKeys(db, keys),
    occupancy(db, keys),
    insideCounts(db, palace.id, sessionIds),
    spacesByIds(db, [...new Set(meetings.map(({ spaceId }) => spaceId))]),
    overLimitNames(db, palace.id, sessionIds),
  ])
  return meetings
    .filter(({ sessionId }) => !sessions.get(sessionId)?.cancelledAt)
    .map(({ sessionId, no, title, spaceId, during, capacity }) => {
      const { taken: held = 0, waiting = 0 } = taken.get(sessionId) ?? {}
      const started = Temporal.Instant.compare(now, sessions.get(sessionId)!.firstMeeting.start) >= 0
      const hours = doorHours(during)
      const free = capacity - held
      return {
        sessionId,
        meetingNo: no,
        title,
        spaceName: spaces.get(spaceId)?.name ?? null,
        start: during.start.toString(),
        end: during.end.toString(),
        opensAt: hours.start.toString(),
        releasesAt: no === 1 ? releaseAt(during.start, standards['booking.graceMinutes']).toString() : null,
        open: contains(hours, now),
        capacity,
        expected: held,
        checkedIn: inside.get(`${sessionId}:${no}`) ?? 0,
        waiting,
        left: seatOnTheSpot({ free, waiting, started }) ? 0 : free,
        overLimit: (overLimit.get(sessionId) ?? []).filter(({ meetingNo }) => meetingNo === no),
      }
    })
}

/** Whom doors without a network let in over the limit, by session. */
async function overLimitNames(db: Db, palaceId: string, sessionIds: readonly string[]) {
  const bySession = await overLimitOf(db, palaceId, sessionIds)
  const names = await namesOnActs(db, palaceId, [...bySession.values()].flat())
  return new Map(
    [...bySession].map(([sessionId, acts]) => [
      sessionId,
      acts.map(({ id, at, meetingNo }) => ({
        actId: id,
        meetingNo,
        nameMasked: names.get(id) ?? '*',
        at: at.toString(),
      })),
    ]),
  )
}

/** Tickets as the desk sees them, each with the meeting that its session's door is open for; others are left out. */
export async function doorTickets(
  c: AppContext,
  { palace }: House,
  tickets: readonly TicketRecord[],
): Promise<DoorTicket[]> {
  const { db, clock } = c.var.services
  const now = clock.now()
  const [sessions, meetings, claims] = await Promise.all([
    sessionsByKeys(db, tickets),
    meetingsByKeys(db, tickets),
    enrolmentsOnTickets(db, tickets),
  ])
  const sessionIds = [...new Set(tickets.map(({ sessionId }) => sessionId))]
  const personIds = claims.flatMap(({ personId }) => personId ?? [])
  const today = now.toZonedDateTimeISO(palace.timeZone).toPlainDate()
  const [people, ages, visits, queue, counts] = await Promise.all([
    peopleForDisplay(db, personIds),
    childrensAges(db, personIds, today),
    visitsOf(
      db,
      palace.id,
      claims.map(({ id }) => id),
    ),
    queueOf(
      db,
      sessionIds.map((sessionId) => ({ palaceId: palace.id, sessionId })),
    ),
    Promise.all(sessionIds.map(async (id) => [id, await sessionCounts(db, palace.id, id)] as const)).then(
      (all) => new Map(all),
    ),
  ])
  return tickets.flatMap((ticket) => {
    const session = sessions.get(ticket.sessionId)!
    const meeting = meetingAtDoor(meetings.get(ticket.sessionId) ?? [], now)
    const facts = doorFacts(session, counts.get(ticket.sessionId)!, now)
    const mayEnter = (state: EnrolmentRecord['state']) =>
      mayIn(
        c.var.t,
        session.cancelledAt
          ? { code: 'session-cancelled' }
          : meeting
            ? entryRefusal(state, facts)
            : { code: 'door-closed' },
      )
    const present = claims.filter(
      ({ ticketId, state }) => ticketId === ticket.id && state !== 'cancelled' && state !== 'passed',
    )
    return {
      ticketId: ticket.id,
      code: ticket.code,
      sessionId: ticket.sessionId,
      meetingNo: meeting?.no ?? 1,
      title: session.title,
      start: (meeting?.during ?? session.firstMeeting).start.toString(),
      people: present.map((claim) => ({
        enrolmentId: claim.id,
        personId: claim.personId,
        child: claim.personId !== null && ages.has(claim.personId),
        age: ages.get(claim.personId ?? '') ?? null,
        nameMasked: (claim.personId ? people.get(claim.personId)?.nameMasked : claim.walkInNameMasked) ?? '*',
        state: claim.state,
        seatNo: claim.seatNo,
        waitlistNo: queue.get(claim.id)?.no ?? null,
        companion: claim.personId === null,
        checkedInAt:
          visits
            .find(({ enrolmentId, no }) => enrolmentId === claim.id && no === meeting?.no)
            ?.at.toString() ?? null,
        mayEnter: mayEnter(claim.state),
      })),
    }
  })
}

/** The ages of those who are children, by person: grown-ups' ages are nobody's business at a door. */
export async function childrensAges(
  db: Db,
  personIds: readonly string[],
  on: Temporal.PlainDate,
): Promise<Map<string, number>> {
  const facts = await factsOfPeople(db, personIds)
  const ages = [...facts.values()].flatMap(({ personId, birthYear }) =>
    birthYear === null ? [] : [[personId, ageAt(birthYear, on)] as const],
  )
  return new Map(ages.filter(([, age]) => age < childUntilAge))
}

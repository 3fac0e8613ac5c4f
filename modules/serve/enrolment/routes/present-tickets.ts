import type { Db } from '#kit/db/index.ts'
import type { Translator } from '#kit/i18n/index.ts'
import { familiesOf } from '#modules/base/identity/index.ts'
import { type PalaceSummary, spacesByIds, type SpaceSummary } from '#modules/base/places/index.ts'
import { meetingsByKeys, sessionsByKeys, type SessionSummary } from '#modules/serve/catalog/index.ts'
import { nameOf } from '../actions/claim-rows.ts'
import { housesByIds } from '../actions/house-rules.ts'
import type { MyEnrolment, MyTicket, TicketSession } from '../contract.ts'
import { type Aftermath, aftermathOf, nothingYet } from '../queries/appeals.ts'
import { type EnrolmentRecord, enrolmentsOnTickets } from '../queries/enrolment-record.ts'
import type { TicketRecord } from '../queries/tickets-of.ts'
import { type QueuePlace, queueOf } from '../queries/waitlist.ts'
import { appealRefusal, cancelRefusal, ratingRefusal } from '../rules/may-act.ts'
import { stepsOf } from '../rules/steps.ts'
import { qrText } from '../rules/ticket-code.ts'
import { cancelUntil } from '../rules/times.ts'
import { mayIn } from './words.ts'

/** Who reads: the holder of the tickets. */
export type Reader = { personId: string; name: string; t: Translator; now: Temporal.Instant }
type Meeting = TicketSession['meetings'][number]

/** Tickets as their holder sees them, in the order given: always the same few queries, for one as for a hundred. */
export const presentTickets = (
  db: Db,
  tickets: readonly TicketRecord[],
  reader: Reader,
): Promise<MyTicket[]> =>
  presentEach(
    db,
    tickets.map((ticket) => ({ ticket, reader })),
  )

/** The same for tickets of several holders, each as its own holder sees it; `claims` where they are known already. */
export async function presentEach(
  db: Db,
  shown: readonly { ticket: TicketRecord; reader: Reader; claims?: readonly EnrolmentRecord[] }[],
): Promise<MyTicket[]> {
  const [first] = shown
  if (!first) return []
  const tickets = shown.map(({ ticket }) => ticket)
  const unread = shown.filter(({ claims }) => !claims).map(({ ticket }) => ticket)
  const [houses, sessions, meetings, readClaims] = await Promise.all([
    housesByIds(
      db,
      tickets.map(({ palaceId }) => palaceId),
      first.reader.now,
    ),
    sessionsByKeys(db, tickets),
    meetingsByKeys(db, tickets),
    enrolmentsOnTickets(db, unread),
  ])
  const claims = [...readClaims, ...shown.flatMap((one) => one.claims ?? [])]
  const [spaces, queue, aftermath, families] = await Promise.all([
    spacesByIds(
      db,
      [...sessions.values()].map(({ spaceId }) => spaceId),
    ),
    queueOf(
      db,
      claims.filter(({ state }) => state === 'waitlisted' || state === 'offered'),
    ),
    // Before it is over there is nothing to appeal or rate.
    aftermathOf(
      db,
      claims.filter(({ state }) => state === 'attended' || state === 'noShow'),
    ),
    familiesOf(db, guardiansAmong(shown, claims)),
  ])
  const byTicket = Map.groupBy(claims, ({ ticketId }) => ticketId)
  // In a rush all of these tickets are for one session.
  const presented = new Map(
    [...sessions.values()].map((session) => {
      const { palace, standards } = houses.get(session.palaceId)!
      const until = cancelUntil(session.firstMeeting.start, standards['booking.cancelMinutes']).toString()
      const space = spaces.get(session.spaceId)
      return [
        session.id,
        { until, session: presentSession(session, palace, space, meetings.get(session.id) ?? []) },
      ]
    }),
  )
  return shown.map(({ ticket, reader }) => {
    const children = families.get(reader.personId) ?? []
    const names = new Map([
      [reader.personId, reader.name],
      ...children.map(({ id, name }) => [id, name] as const),
    ])
    const session = sessions.get(ticket.sessionId)!
    const cancelMinutes = houses.get(ticket.palaceId)!.standards['booking.cancelMinutes']
    const { until, session: shownSession } = presented.get(ticket.sessionId)!
    const person = (claim: EnrolmentRecord) =>
      presentPerson(claim, {
        session,
        cancelMinutes,
        queue,
        aftermath: aftermath.get(claim.id) ?? nothingYet,
        names,
        reader,
      })
    return {
      id: ticket.id,
      palaceId: ticket.palaceId,
      code: ticket.code,
      qr: qrText(ticket.code),
      cancelUntil: until,
      session: shownSession,
      people: (byTicket.get(ticket.id) ?? []).map(person),
    }
  })
}

/** Whose children are on these tickets, so that their names are needed. */
function guardiansAmong(
  shown: readonly { ticket: TicketRecord; reader: Reader }[],
  claims: readonly EnrolmentRecord[],
): string[] {
  const withOthers = new Set(
    claims.flatMap(({ personId, holderId, ticketId }) => (personId && personId !== holderId ? ticketId : [])),
  )
  return shown.flatMap(({ ticket, reader }) => (withOthers.has(ticket.id) ? reader.personId : []))
}

type PersonParts = {
  session: SessionSummary
  cancelMinutes: number
  queue: ReadonlyMap<string, QueuePlace>
  aftermath: Aftermath
  names: ReadonlyMap<string, string>
  reader: Reader
}

function presentPerson(claim: EnrolmentRecord, parts: PersonParts): MyEnrolment {
  const { session, cancelMinutes, queue, aftermath, names, reader } = parts
  const { t, now } = reader
  const { start, end } = session.firstMeeting
  return {
    id: claim.id,
    personId: claim.personId,
    name: claim.personId
      ? (names.get(claim.personId) ?? '*')
      : claim.walkInName
        ? nameOf(claim.walkInName)
        : (claim.walkInNameMasked ?? '*'),
    state: claim.state,
    seatNo: claim.seatNo,
    partyId: claim.partyId,
    waiting: queue.get(claim.id) ?? null,
    offerExpiresAt: claim.offerExpiresAt?.toString() ?? null,
    enrolledAt: claim.enrolledAt.toString(),
    checkedInAt: claim.checkedInAt?.toString() ?? null,
    stars: aftermath.stars,
    appeal: aftermath.appealId === null ? null : { upheld: aftermath.upheld, answer: aftermath.answer },
    mayCancel: mayIn(t, cancelRefusal(claim.state, { start, cancelMinutes, own: true }, now)),
    mayRate: mayIn(t, ratingRefusal(claim.state, { end }, aftermath.stars !== null, now)),
    mayAppeal: mayIn(t, appealRefusal(aftermath)),
    steps: stepsOf(claim).map(({ kind, at, until }) => ({
      kind,
      at: at.toString(),
      until: until?.toString() ?? null,
    })),
  }
}

function presentSession(
  session: SessionSummary,
  palace: PalaceSummary,
  space: SpaceSummary | undefined,
  meetings: readonly { no: number; during: SessionSummary['during']; cancelledAt: Temporal.Instant | null }[],
): TicketSession {
  const { id, title, titleEn, illustration, firstMeeting, cancelledAt, cancelReason } = session
  return {
    id,
    title,
    titleEn,
    illustration,
    start: firstMeeting.start.toString(),
    end: firstMeeting.end.toString(),
    meetings: meetings.map(({ no, during, cancelledAt: off }): Meeting => ({
      no,
      start: during.start.toString(),
      end: during.end.toString(),
      cancelled: off !== null,
    })),
    space: space ? { name: space.name, nameEn: space.nameEn, floor: space.floor } : null,
    palace: {
      id: palace.id,
      slug: palace.slug,
      name: palace.name,
      nameEn: palace.nameEn,
      address: palace.address,
      phone: palace.phone,
      timeZone: palace.timeZone,
    },
    cancelled: cancelledAt !== null,
    cancelReason,
  }
}

import { createHash, createHmac } from 'node:crypto'
import { keyring } from '#kit/crypto/index.ts'
import type { AppContext } from '#kit/http/context.ts'
import { peopleForDisplay } from '#modules/base/identity/index.ts'
import { sessionsByKeys } from '#modules/serve/catalog/index.ts'
import type { House } from '../actions/house-rules.ts'
import type { DoorList, DoorListSession, DoorListTicket, DoorMeeting } from '../contract.ts'
import { type Visit, visitsOf } from '../queries/attendance-of.ts'
import { type EnrolmentRecord, enrolmentsOfSessions } from '../queries/enrolment-record.ts'
import { type QueuePlace, queueOf } from '../queries/waitlist.ts'
import { listUntil } from '../rules/times.ts'
import { childrensAges, doorMeetings } from './door.ts'

const HASH_BYTES = 16

/**
 * Today's tickets for a device that may lose the network, as little of them as a door needs. `have` names the sessions
 * that the device knows already, each with its version: those come again only when something about them changed.
 */
export async function doorList(c: AppContext, house: House, have: string): Promise<DoorList> {
  const now = c.var.services.clock.now()
  const { id: palaceId, timeZone } = house.palace
  const day = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const key = keyring().lookupHash('list at the door', `${palaceId} ${day}`)
  const sessions = await listedSessions(c, house, key)
  const known = new Set(have.split(','))
  return {
    at: now.toString(),
    expiresAt: listUntil(now, timeZone).toString(),
    key: key.toString('base64url'),
    current: sessions.map(({ sessionId, version }) => ({ sessionId, version })),
    changed: sessions.filter(({ sessionId, version }) => !known.has(`${sessionId}:${version}`)),
  }
}

async function listedSessions(c: AppContext, house: House, key: Buffer): Promise<DoorListSession[]> {
  const { db, clock } = c.var.services
  const now = clock.now()
  const palaceId = house.palace.id
  const meetings = (await doorMeetings(c, house)).filter(
    ({ end }) => Temporal.Instant.compare(Temporal.Instant.from(end), now) > 0,
  )
  const bySession = Map.groupBy(meetings, ({ sessionId }) => sessionId)
  const keys = [...bySession.keys()].map((sessionId) => ({ palaceId, sessionId }))
  const claims = await enrolmentsOfSessions(db, palaceId, [...bySession.keys()])
  const all = [...claims.values()].flat()
  const holders = all.flatMap(({ personId, holderId }) => [personId, holderId].filter((id) => id !== null))
  const [sessions, people, ages, visits, queue] = await Promise.all([
    sessionsByKeys(db, keys),
    peopleForDisplay(db, [...new Set(holders)]),
    childrensAges(db, holders, now.toZonedDateTimeISO(house.palace.timeZone).toPlainDate()),
    visitsOf(
      db,
      palaceId,
      all.map(({ id }) => id),
    ),
    queueOf(db, keys),
  ])
  const known: Known = { key, people, ages, queue, visits: Map.groupBy(visits, (one) => one.enrolmentId) }
  return [...bySession].map(([sessionId, own]) => {
    const begins = sessions.get(sessionId)!.firstMeeting.start.toString()
    const tickets = [...Map.groupBy(claims.get(sessionId) ?? [], ({ ticketId }) => ticketId).values()]
    const listed = {
      ...plainSession(own),
      begins,
      tickets: tickets.map((ticket) => listTicket(ticket, known)),
    }
    return { ...listed, version: versionOf(listed) }
  })
}

function plainSession(meetings: readonly DoorMeeting[]) {
  const { sessionId, title, capacity, expected, waiting } = meetings[0]!
  return {
    sessionId,
    title,
    capacity,
    held: expected,
    waiting,
    meetings: meetings.map(({ meetingNo, spaceName, start, end, opensAt, releasesAt, checkedIn }) => ({
      no: meetingNo,
      spaceName,
      start,
      end,
      opensAt,
      releasesAt,
      checkedIn,
    })),
  }
}

type Known = {
  key: Buffer
  people: Awaited<ReturnType<typeof peopleForDisplay>>
  ages: ReadonlyMap<string, number>
  queue: ReadonlyMap<string, QueuePlace>
  visits: ReadonlyMap<string, readonly Visit[]>
}

function listTicket(claims: readonly EnrolmentRecord[], known: Known): DoorListTicket {
  const { ticketId, code, holderId } = claims[0]!
  const personIds = new Set([holderId, ...claims.map(({ personId }) => personId)])
  const last4 = [...personIds].flatMap((id) => (id && known.people.get(id)?.phoneMasked?.slice(-4)) || [])
  return {
    ticketId,
    codeHash: hashed(known.key, code),
    last4Hashes: [...new Set(last4)].map((digits) => hashed(known.key, digits)),
    people: claims.map(({ id, personId, walkInNameMasked, state, seatNo }) => ({
      enrolmentId: id,
      nameMasked: (personId ? known.people.get(personId)?.nameMasked : walkInNameMasked) ?? '*',
      state,
      seatNo,
      waitlistNo: known.queue.get(id)?.no ?? null,
      companion: personId === null,
      child: personId !== null && known.ages.has(personId),
      visits: (known.visits.get(id) ?? []).map(({ no, at }) => ({ no, at: at.toString() })),
    })),
  }
}

const hashed = (key: Buffer, text: string): string =>
  createHmac('sha256', key).update(text).digest().subarray(0, HASH_BYTES).toString('base64url')

const versionOf = (listed: object): string =>
  createHash('sha256').update(JSON.stringify(listed)).digest('base64url').slice(0, 12)

import { z } from 'zod'
import { normalizeTicketCode } from '#kit/crypto/index.ts'
import { action, type ActionScope } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import type { CheckInRequest, Method } from '../contract.ts'
import { CheckInRequest as Request } from '../contract.ts'
import { errors, type ErrorCode } from '../errors.ts'
import { canKeepDoor } from '../policy.ts'
import { visitsOf } from '../queries/attendance-of.ts'
import { type EnrolmentRecord, enrolmentsOnTickets } from '../queries/enrolment-record.ts'
import { ticketByCode } from '../queries/tickets-of.ts'
import { entryRefusal } from '../rules/door.ts'
import { lowestFreeSeat, withLowestSeat } from '../rules/places.ts'
import { codeWithin } from '../rules/ticket-code.ts'
import { enrolmentDb } from '../schema/db.ts'
import { closeLater, type OpenDoor, openDoor } from './at-the-door.ts'
import { type Change, changeClaims } from './change-claims.ts'
import { type House, houseRules } from './house-rules.ts'
import { claimById } from './lock-claim.ts'

/** What became of one person at the door. */
export type Entry = {
  claim: EnrolmentRecord
  outcome: 'entered' | 'already' | 'refused'
  seatNo: number | null
  at: Temporal.Instant | null
  refusal: ErrorCode | null
}

const Input = z.intersection(Request, z.object({ palaceId: z.uuid() }))

/**
 * Checks people in to the meeting whose door is open: everyone on a ticket, or those chosen. Who holds a place enters;
 * who waits, or came after the release, takes a free place if there is one. Whoever is in already is told since when.
 * P7, P9.
 * @throws Problem `ticket-not-found` | `enrolment-not-found` | `other-session` | `door-closed` | `session-cancelled`
 */
export const checkIn = action(Input, async (scope, input) => {
  const { actor, tx, now, allow, unchanged } = scope
  const { palaceId, method } = input
  const house = await houseRules(tx, palaceId, now)
  allow(canKeepDoor(actor, house.target))
  const sessionId = await sessionMeant(tx, palaceId, input)
  const door = await openDoor(tx, palaceId, sessionId, now)
  const claims = await claimsMeant(tx, palaceId, input)
  const visits = await visitsOf(
    tx,
    palaceId,
    claims.map(({ id }) => id),
  )
  const entries: Entry[] = []
  for (const claim of claims) {
    const before = visits.find(({ enrolmentId, no }) => enrolmentId === claim.id && no === door.meetingNo)
    entries.push(before ? already(claim, before.at) : await enter(scope, door, claim, method, house))
  }
  if (entries.every(({ outcome }) => outcome !== 'entered')) unchanged()
  else if (door.firstToEnter) closeLater(scope, door)
  return { sessionId, meetingNo: door.meetingNo, title: door.session.title, entries }
})

/** Which session the code or the chosen people belong to; another than the one at this door is refused. */
async function sessionMeant(tx: Db, palaceId: string, input: CheckInRequest): Promise<string> {
  const found = input.code
    ? await ticketOf(tx, palaceId, input.code)
    : await claimById(tx, palaceId, input.enrolmentIds![0]!)
  if (input.sessionId && input.sessionId !== found.sessionId) throw errors.error('other-session')
  return found.sessionId
}

async function ticketOf(tx: Db, palaceId: string, code: string) {
  const ticket = await ticketByCode(tx, palaceId, normalizeTicketCode(codeWithin(code)))
  if (!ticket) throw errors.error('ticket-not-found', { field: 'code' })
  return ticket
}

/** Read under the lock. Of a whole ticket, those who cancelled or passed are left out; chosen ones are answered one by one. */
async function claimsMeant(
  tx: Db,
  palaceId: string,
  { code, enrolmentIds }: CheckInRequest,
): Promise<EnrolmentRecord[]> {
  if (!code) return Promise.all(enrolmentIds!.map((id) => claimById(tx, palaceId, id)))
  const claims = await enrolmentsOnTickets(tx, [await ticketOf(tx, palaceId, code)])
  if (enrolmentIds) return claims.filter(({ id }) => enrolmentIds.includes(id))
  return claims.filter(({ state }) => state !== 'cancelled' && state !== 'passed')
}

const already = (claim: EnrolmentRecord, at: Temporal.Instant): Entry => ({
  claim,
  outcome: 'already',
  seatNo: claim.seatNo,
  at,
  refusal: null,
})

async function enter(
  scope: ActionScope,
  door: OpenDoor,
  claim: EnrolmentRecord,
  method: Method,
  house: House,
): Promise<Entry> {
  const { tx, now, actor } = scope
  const refusal =
    claim.sessionId === door.session.id
      ? entryRefusal(claim.state, door.facts)
      : ({ code: 'other-session' } as const)
  if (refusal) return { claim, outcome: 'refused', seatNo: null, at: null, refusal: refusal.code }
  const seatNo = claim.seatNo ?? lowestFreeSeat(door.counts)
  if (claim.state !== 'attended') {
    const change: Change = { checked_in_at: now, seat_no: seatNo, confirmed_at: claim.confirmedAt ?? now }
    await changeClaims(scope, house, 'checkIn', [claim], change)
  } else
    scope.journal({
      action: 'enrolment.checkIn',
      subject: { type: 'enrolment', id: claim.id },
      palaceId: claim.palaceId,
      after: { meetingNo: door.meetingNo },
    })
  if (claim.seatNo === null) takeSeat(door, claim)
  if (claim.state === 'noShow' && door.meetingNo === 1) await forgive(tx, claim, now)
  await recordVisit(tx, door, claim, { at: now, by: actor.personId!, method })
  return { claim, outcome: 'entered', seatNo, at: now, refusal: null }
}

/** The next in the same request sees one place less. */
function takeSeat(door: OpenDoor, { state }: EnrolmentRecord): void {
  door.counts = withLowestSeat(door.counts)
  door.facts.free -= 1
  if (state === 'waitlisted') door.facts.waiting -= 1
}

/** Came late, but came. */
async function forgive(tx: Db, { palaceId, id }: EnrolmentRecord, now: Temporal.Instant): Promise<void> {
  await enrolmentDb(tx)
    .updateTable('enrolment.no_show')
    .set({ forgiven_at: now })
    .where('palace_id', '=', palaceId)
    .where('enrolment_id', '=', id)
    .execute()
}

/** Writes who was at which meeting, and how they were recognised. */
export async function recordVisit(
  tx: Db,
  { session, meetingNo }: Pick<OpenDoor, 'session' | 'meetingNo'>,
  { palaceId, id }: { palaceId: string; id: string },
  { at, by, method }: { at: Temporal.Instant; by: string; method: Method },
): Promise<void> {
  await enrolmentDb(tx)
    .insertInto('enrolment.attendance')
    .values({
      palace_id: palaceId,
      enrolment_id: id,
      session_id: session.id,
      meeting_no: meetingNo,
      at,
      by_person_id: by,
      method,
    })
    .execute()
}

import type { ActionScope } from '#kit/db/action.ts'
import type { LockedSession } from '#modules/serve/catalog/index.ts'
import type { Method } from '../contract.ts'
import type { DoorActRecord } from '../queries/door-acts.ts'
import type { EnrolmentRecord } from '../queries/enrolment-record.ts'
import { sessionCounts } from '../queries/session-counts.ts'
import { lowestFreeSeat, withLowestSeat } from '../rules/places.ts'
import { enrolmentDb } from '../schema/db.ts'
import { insertClaims, insertTickets, nameOf, newTicket } from './claim-rows.ts'
import { nameOnAct } from './door-act-names.ts'

/** Somebody whom doors let in without a network: what they claimed, and how it is to stand. */
export type Guest = {
  /** Of the enrolment that holds their seat: their claim's, or the act's that let them in anew. */
  id: string
  claim: EnrolmentRecord | null
  row: EnrolmentRecord | null
  /** A walk-in, or somebody whose claim had ended: in by an enrolment of its own. */
  anew: boolean
  acts: readonly DoorActRecord[]
  visits: readonly { meetingNo: number; at: Temporal.Instant; byPersonId: string; method: Method }[]
  seated: boolean
  seatedBefore: boolean
  /** When they came first, whether there was a place or not. */
  came: Temporal.Instant | null
}

const claims = ({ tx }: Pick<ActionScope, 'tx'>) => enrolmentDb(tx)

/** Takes back the seats of those who were before others only until earlier acts arrived. */
export async function takeSeats(
  scope: ActionScope,
  { palaceId }: LockedSession,
  guests: readonly Guest[],
): Promise<void> {
  for (const { id, row, claim, anew, seated, seatedBefore } of guests) {
    if (seated || !seatedBefore || !row || row.seatNo === null) continue
    await clearVisits(scope, palaceId, id)
    if (anew) {
      await claims(scope)
        .deleteFrom('enrolment.enrolment')
        .where('palace_id', '=', palaceId)
        .where('id', '=', id)
        .execute()
      if (!claim)
        await claims(scope)
          .deleteFrom('enrolment.ticket')
          .where('palace_id', '=', palaceId)
          .where('id', '=', row.ticketId)
          .execute()
    } else
      await change(scope, palaceId, id, {
        seat_no: null,
        checked_in_at: null,
        confirmed_at: row.releasedAt ? row.confirmedAt : null,
      })
  }
}

/** Gives the lowest free seats to those for whom there is a place, in the order in which they came. */
export async function giveSeats(
  scope: ActionScope,
  session: LockedSession,
  guests: readonly Guest[],
): Promise<void> {
  const { palaceId } = session
  let counts = await sessionCounts(scope.tx, palaceId, session.id)
  let arrivalNo = counts.lastArrival
  const due = guests.filter(({ seated, row }) => seated && !(row && row.seatNo !== null))
  for (const guest of due.toSorted((a, b) => Temporal.Instant.compare(a.came!, b.came!))) {
    const seatNo = lowestFreeSeat(counts)
    counts = withLowestSeat(counts)
    const at = guest.visits[0]!.at
    if (guest.anew && !guest.row)
      await letInAnew(scope, session, guest, { seatNo, arrivalNo: ++arrivalNo, at })
    else
      await change(scope, palaceId, guest.id, {
        seat_no: seatNo,
        confirmed_at: guest.row!.confirmedAt ?? at,
        checked_in_at: at,
        ...(guest.anew ? { cancelled_at: null, cancelled_by: null } : {}),
      })
  }
}

/** A walk-in gets a ticket of their own; whoever had cancelled comes in again on the old one, which stays cancelled. */
async function letInAnew(
  { tx }: ActionScope,
  session: LockedSession,
  { id, claim, acts }: Guest,
  { seatNo, arrivalNo, at }: { seatNo: number; arrivalNo: number; at: Temporal.Instant },
): Promise<void> {
  const ticket = newTicket(null)
  if (!claim) await insertTickets(tx, session, [ticket], at)
  const name = claim ? claim.walkInName && nameOf(claim.walkInName) : nameOnAct(walkInName(acts))
  const outcome = { kind: 'seat', seatNo, reserved: false, arrivalNo } as const
  const ticketId = claim?.ticketId ?? ticket.id
  await insertClaims(
    tx,
    session,
    [{ id, ticketId, partyId: null, personId: claim?.personId ?? null, name, outcome }],
    at,
  )
}

/** The act of the walk-in itself: others may be about the same person later. */
const walkInName = (acts: readonly DoorActRecord[]): Buffer =>
  acts.find(({ kind }) => kind === 'walkIn')!.walkInName!

/** Writes when they were at which meeting, by the earliest act of all doors; forgives the no-show of whoever came. */
export async function writeVisits(scope: ActionScope, session: LockedSession, guest: Guest): Promise<void> {
  const { palaceId } = session
  const { id, claim, row, visits, seated, came, acts } = guest
  if (claim?.releasedAt) await forgive(scope, claim, came, acts)
  const isIn = visits.length > 0 && (seated || (row !== null && row.seatNo !== null))
  if (!isIn && !row?.checkedInAt) return
  if (!isIn && !row?.seatNo) return
  await clearVisits(scope, palaceId, id)
  const first = visits.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))[0]?.at ?? null
  await change(scope, palaceId, id, {
    checked_in_at: first,
    ...(first ? { confirmed_at: row?.confirmedAt ?? first } : {}),
  })
  if (visits.length === 0) return
  await claims(scope)
    .insertInto('enrolment.attendance')
    .values(
      visits.map(({ meetingNo, at, byPersonId, method }) => ({
        palace_id: palaceId,
        enrolment_id: id,
        session_id: session.id,
        meeting_no: meetingNo,
        at,
        by_person_id: byPersonId,
        method,
      })),
    )
    .execute()
}

async function clearVisits(scope: ActionScope, palaceId: string, enrolmentId: string): Promise<void> {
  await claims(scope)
    .deleteFrom('enrolment.attendance')
    .where('palace_id', '=', palaceId)
    .where('enrolment_id', '=', enrolmentId)
    .execute()
}

type Change = Partial<{
  seat_no: number | null
  confirmed_at: Temporal.Instant | null
  checked_in_at: Temporal.Instant | null
  cancelled_at: null
  cancelled_by: null
}>

async function change(scope: ActionScope, palaceId: string, id: string, to: Change): Promise<void> {
  await claims(scope)
    .updateTable('enrolment.enrolment')
    .set(to)
    .where('palace_id', '=', palaceId)
    .where('id', '=', id)
    .execute()
}

/** Whoever came is no no-show, even where no place was left for them; the time tells it from a forgiveness by appeal. */
async function forgive(
  scope: ActionScope,
  { palaceId, id }: EnrolmentRecord,
  came: Temporal.Instant | null,
  acts: readonly DoorActRecord[],
): Promise<void> {
  const noShow = claims(scope)
    .updateTable('enrolment.no_show')
    .where('palace_id', '=', palaceId)
    .where('enrolment_id', '=', id)
  if (came) await noShow.set({ forgiven_at: came }).where('forgiven_at', 'is', null).execute()
  else
    await noShow
      .set({ forgiven_at: null })
      .where(
        'forgiven_at',
        'in',
        acts.map(({ at }) => at),
      )
      .execute()
}

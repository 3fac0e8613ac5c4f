import type { ActionScope } from '#kit/db/action.ts'
import { type LockedSession, meetingsOf } from '#modules/serve/catalog/index.ts'
import { actsOfSession } from '../queries/door-acts.ts'
import { type EnrolmentRecord, enrolmentsOfSession } from '../queries/enrolment-record.ts'
import { ratedAmong } from '../queries/rated-among.ts'
import { type MergeClaim, mergeActs, whoseAct } from '../rules/merge.ts'
import { doorHours } from '../rules/times.ts'
import { takeUpDeskActs } from './desk-acts.ts'
import type { House } from './house-rules.ts'
import { writeSettled } from './write-settled.ts'

/** Clocks of devices and of the house differ a little at the edges of a door's hours. */
const EDGE = { minutes: 5 }

/**
 * Decides anew what became of everything that the doors of a locked session did without a network, and writes what
 * differs: the same acts and the same desk give the same end, whatever came first (docs/algorithms/door-merge.md).
 * The caller holds the lock and has asked `allow`. Answers whether anything changed.
 */
export async function settleDoor(scope: ActionScope, house: House, session: LockedSession): Promise<boolean> {
  const { tx } = scope
  const { palaceId, id: sessionId } = session
  const told = await actsOfSession(tx, palaceId, sessionId)
  if (told.length === 0) return false
  const rows = await enrolmentsOfSession(tx, palaceId, sessionId)
  const made = new Set(told.map(({ id }) => id))
  const seatedBefore = told.filter(({ outcome }) => outcome === 'seated')
  const given = new Set(seatedBefore.flatMap(({ claimId }) => claimId ?? []))
  const claims = rows.filter(({ id }) => !made.has(id)).map((row) => mergeClaim(row, given))
  const whose = whoseAct(claims, told)
  const concerned = told.map((act) => whose(act).claimId ?? act.enrolmentId)
  await takeUpDeskActs(scope, session, told, [...new Set([...concerned, ...made])])
  const acts = await actsOfSession(tx, palaceId, sessionId)
  const rated = await ratedAmong(tx, palaceId, [...given])
  const verdicts = mergeActs(
    {
      free: session.capacity - heldApart(rows, made, given),
      claims,
      firm: new Set(
        seatedBefore.flatMap((act) => (rated.has(act.claimId!) ? (whose(act).claimId ?? []) : [])),
      ),
      open: await openDoors(scope, session),
    },
    acts,
  )
  return writeSettled(scope, { house, session, rows, acts, verdicts })
}

/** A claim as it stands apart from what merging did; `given`: the enrolments whose seats merging gave. */
function mergeClaim(row: EnrolmentRecord, given: ReadonlySet<string>): MergeClaim {
  const { id, personId, cancelledAt, passedAt, releasedAt, checkedInAt, seatNo } = row
  const released = releasedAt !== null && (checkedInAt === null || given.has(id))
  return {
    id,
    personId,
    active: !cancelledAt && !passedAt && !released,
    holds: seatNo !== null && !given.has(id),
  }
}

const heldApart = (
  rows: readonly EnrolmentRecord[],
  made: ReadonlySet<string>,
  given: ReadonlySet<string>,
): number => rows.filter(({ id, seatNo }) => seatNo !== null && !made.has(id) && !given.has(id)).length

/** When the door of each meeting was open. */
async function openDoors({ tx }: ActionScope, { palaceId, id }: LockedSession) {
  const meetings = await meetingsOf(tx, palaceId, id)
  return (meetingNo: number, at: Temporal.Instant): boolean => {
    const meeting = meetings.find(({ no, cancelledAt }) => no === meetingNo && !cancelledAt)
    if (!meeting) return false
    const { start, end } = doorHours(meeting.during)
    const { compare } = Temporal.Instant
    return compare(at, start.subtract(EDGE)) >= 0 && compare(at, end.add(EDGE)) <= 0
  }
}

import type { ActKind, MergeOutcome } from '../contract/door-offline.ts'
import { undoUntil } from './times.ts'

const { compare } = Temporal.Instant

/** One act of a door, whether it had a network then or not. */
export type MergeAct = {
  id: string
  deviceId: string
  seq: number
  at: Temporal.Instant
  kind: ActKind
  enrolmentId: string
  meetingNo: number
  undoesAt: Temporal.Instant | null
  /** Taken back at a desk with a network. */
  undoneAt: Temporal.Instant | null
}

/** A claim as it stands apart from what merging did with it. */
export type MergeClaim = {
  id: string
  personId: string | null
  /** Waits, is asked, or holds a place; not cancelled, passed or released. */
  active: boolean
  /** Has a seat that merging did not give. */
  holds: boolean
}

export type DoorStanding = {
  /** Places that nobody holds, apart from those that merging gave. */
  free: number
  claims: readonly MergeClaim[]
  /** Who got a seat by merging and may not lose it again, because something was built on it. */
  firm: ReadonlySet<string>
  /** Was the door of this meeting open then? */
  open: (meetingNo: number, at: Temporal.Instant) => boolean
}

/** What became of an act, and whom it let in: the claim that counts, which may be a newer one of the same person. */
export type Verdict = { outcome: MergeOutcome; claimId: string | null }

/** The order in which acts count: by time, and where two are equal by device, its numbering and the act's id. */
export const inOrder = (a: MergeAct, b: MergeAct): number =>
  compare(a.at, b.at) || byText(a.deviceId, b.deviceId) || a.seq - b.seq || byText(a.id, b.id)
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Whose claim an act is about: the one named, unless it ended and the person has claimed a place anew since. An act may
 * also name somebody whom another act let in anew, by that act's id; a walk-in is such a one, and has no claim.
 */
export function whoseAct(claims: readonly MergeClaim[], acts: readonly MergeAct[]) {
  const byAct = new Map(acts.map((act) => [act.id, act]))
  const byId = new Map(claims.map((claim) => [claim.id, claim]))
  return ({ enrolmentId }: Pick<MergeAct, 'enrolmentId'>) => {
    const before = byAct.get(enrolmentId)
    const named = byId.get(before?.enrolmentId ?? enrolmentId)
    if (!named) return { claim: undefined, claimId: before?.kind === 'walkIn' ? before.id : null }
    const newer =
      named.active || named.personId === null
        ? undefined
        : claims.findLast(({ personId, active }) => active && personId === named.personId)
    return { claim: newer ?? named, claimId: (newer ?? named).id }
  }
}

/**
 * What became of every act of a session's doors. The answer depends on the acts and on how the session stands, not on
 * when, in which parts or how often the acts arrived: docs/algorithms/door-merge.md. P7, P9.
 */
export function mergeActs(standing: DoorStanding, acts: readonly MergeAct[]): Map<string, Verdict> {
  const ordered = acts.toSorted(inOrder)
  const whose = whoseAct(standing.claims, acts)
  const undos = ordered.filter(({ kind }) => kind === 'undo')
  const seats = seatsOf(standing)
  const verdicts = new Map<string, Verdict>()
  const seen = new Set<string>()
  for (const act of ordered) {
    const { claim, claimId } = whose(act)
    const say = (outcome: MergeOutcome) => verdicts.set(act.id, { outcome, claimId })
    if (act.kind === 'undo') say(undoOutcome(act, ordered))
    else if (claimId === null) say('unknownPerson')
    else if (!standing.open(act.meetingNo, act.at)) say('doorClosed')
    else if (act.undoneAt || undos.some((undo) => undoes(undo, act) && inTime(undo))) say('takenBack')
    else if (seen.has(`${claimId}:${act.meetingNo}`)) say('already')
    else {
      seen.add(`${claimId}:${act.meetingNo}`)
      say(claim?.holds || seats.has(claimId) ? 'entered' : seats.take(claimId) ? 'seated' : 'overLimit')
    }
  }
  return verdicts
}

/** Free places, handed out one by one; whoever found none stays without, at later meetings too. */
function seatsOf({ free, firm }: DoorStanding) {
  const seated = new Set<string>()
  const without = new Set<string>()
  let left = free - firm.size
  return {
    has: (claimId: string) => seated.has(claimId),
    take(claimId: string): boolean {
      if (without.has(claimId)) return false
      if (!firm.has(claimId) && left <= 0) {
        without.add(claimId)
        return false
      }
      if (!firm.has(claimId)) left -= 1
      seated.add(claimId)
      return true
    },
  }
}

const undoes = (undo: MergeAct, act: MergeAct): boolean =>
  act.kind !== 'undo' &&
  act.enrolmentId === undo.enrolmentId &&
  act.meetingNo === undo.meetingNo &&
  act.at.equals(undo.undoesAt!)

const inTime = ({ at, undoesAt }: MergeAct): boolean =>
  compare(at, undoesAt!) >= 0 && compare(at, undoUntil(undoesAt!)) <= 0

function undoOutcome(undo: MergeAct, acts: readonly MergeAct[]): MergeOutcome {
  if (!acts.some((act) => undoes(undo, act))) return 'undoNothing'
  return inTime(undo) ? 'undid' : 'undoTooLate'
}

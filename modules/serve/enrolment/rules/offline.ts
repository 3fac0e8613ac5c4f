import type { DoorAct, DoorListPerson, DoorListSession } from '../contract/door-offline.ts'
import type { Refusal } from '../errors.ts'
import { type DoorFacts, entryRefusal, seatOnTheSpot } from './door.ts'
import { undoUntil } from './times.ts'

const { compare, from } = Temporal.Instant

/** What the device did and has not told yet. */
export type LocalAct = Pick<DoorAct, 'kind' | 'sessionId' | 'meetingNo' | 'enrolmentId' | 'at' | 'undoesAt'>
type Meeting = DoorListSession['meetings'][number]

/** A door as a device knows it: what it last read, and what it did since. */
export type LocalDoor = {
  meeting: Meeting | null
  facts: DoorFacts
  /** How many more may walk in: others let people in meanwhile, so the device gives away half of the free places. */
  walkInsLeft: number
  checkedIn: number
  held: number
  stateOf: (person: DoorListPerson) => DoorListPerson['state']
  insideSince: (person: Pick<DoorListPerson, 'enrolmentId' | 'visits'>) => string | null
  refusal: (person: DoorListPerson) => Refusal | null
}

/** The meeting whose door is open; of two, the one that begins last. */
export const openMeeting = ({ meetings }: DoorListSession, now: Temporal.Instant): Meeting | null =>
  meetings
    .filter(({ opensAt, end }) => compare(now, from(opensAt)) >= 0 && compare(now, from(end)) < 0)
    .toSorted((a, b) => compare(from(a.start), from(b.start)))
    .at(-1) ?? null

/** Acts that stand: not taken back. */
const standingActs = (acts: readonly LocalAct[]): LocalAct[] =>
  acts.filter((act) => act.kind !== 'undo' && !acts.some((undo) => takesBack(undo, act)))

const takesBack = (
  undo: LocalAct,
  { enrolmentId, meetingNo, at }: Pick<LocalAct, 'enrolmentId' | 'meetingNo' | 'at'>,
): boolean =>
  undo.kind === 'undo' &&
  undo.enrolmentId === enrolmentId &&
  undo.meetingNo === meetingNo &&
  undo.undoesAt !== undefined &&
  from(undo.undoesAt).equals(from(at))

/**
 * How the door of a session stands without a network, by the rules that hold with one (rules/door.ts): what the list
 * said, the places let go since by the clock, and what this device did. P7, P9.
 */
export function localDoor(
  session: DoorListSession,
  allActs: readonly LocalAct[],
  now: Temporal.Instant,
  meeting: Meeting | null = openMeeting(session, now),
): LocalDoor {
  const acts = allActs.filter(({ sessionId }) => sessionId === session.sessionId)
  const standing = standingActs(acts)
  const people = session.tickets.flatMap((ticket) => ticket.people)
  const own = (enrolmentId: string) => standing.filter((act) => act.enrolmentId === enrolmentId)

  const insideSince: LocalDoor['insideSince'] = ({ enrolmentId, visits }) => {
    const no = meeting?.no ?? 1
    const known = visits.find(
      (visit) =>
        visit.no === no && !acts.some((act) => takesBack(act, { enrolmentId, meetingNo: no, at: visit.at })),
    )
    return known?.at ?? own(enrolmentId).find(({ meetingNo }) => meetingNo === no)?.at ?? null
  }
  const letGo = ({ state, visits, enrolmentId }: DoorListPerson): boolean =>
    state === 'confirmed' &&
    meeting?.releasesAt != null &&
    compare(now, from(meeting.releasesAt)) >= 0 &&
    visits.length === 0 &&
    own(enrolmentId).length === 0
  const stateOf: LocalDoor['stateOf'] = (person) =>
    own(person.enrolmentId).length > 0 ? 'attended' : letGo(person) ? 'noShow' : person.state

  const walkIns = standing.filter(({ kind }) => kind === 'walkIn').length
  const wereLate = people.filter(
    ({ enrolmentId, state }) => (state === 'noShow' || state === 'waitlisted') && own(enrolmentId).length > 0,
  )
  const held = session.held - people.filter(letGo).length + walkIns + wereLate.length
  const facts: DoorFacts = {
    free: session.capacity - held,
    waiting: session.waiting - wereLate.filter(({ state }) => state === 'waitlisted').length,
    started: compare(now, from(session.begins)) >= 0,
  }
  const allowance = Math.ceil((facts.free + walkIns) / 2) - walkIns
  return {
    meeting,
    facts,
    held,
    walkInsLeft: seatOnTheSpot(facts) ? 0 : Math.max(0, Math.min(facts.free, allowance)),
    checkedIn: people.filter((person) => insideSince(person) !== null).length + walkIns,
    stateOf,
    insideSince,
    refusal: (person) => (meeting ? entryRefusal(stateOf(person), facts) : { code: 'door-closed' }),
  }
}

/** May a check-in of then be taken back now? */
export const mayTakeBack = (at: string, now: Temporal.Instant): boolean =>
  compare(now, undoUntil(from(at))) <= 0

import type { Translator } from '#kit/i18n/index.ts'
import type {
  DoorListSession,
  DoorListTicket,
  DoorMeeting,
  DoorTicket,
  SessionPerson,
} from '../../../../contract.ts'
import { type LocalAct, localDoor, mayTakeBack } from '../../../../rules/offline.ts'

/** One line of those expected, with a network or without. */
export type DoorLine = Pick<
  SessionPerson,
  | 'enrolmentId'
  | 'nameMasked'
  | 'phoneMasked'
  | 'state'
  | 'arrivalNo'
  | 'seatNo'
  | 'waitlistNo'
  | 'companion'
  | 'walkIn'
  | 'mayUndo'
> & { meetings: readonly { no: number; at: string }[] }

type Walked = {
  kind: string
  enrolmentId: string
  nameMasked: string
  at: string
  sessionId: string
  meetingNo: number
}
const plain = { allowed: true, reason: null }

/** Today's meetings as the device knows them. */
export const localMeetings = (
  sessions: readonly DoorListSession[],
  acts: readonly LocalAct[],
  now: Temporal.Instant,
): DoorMeeting[] =>
  sessions.flatMap((session) =>
    session.meetings.map((meeting) => {
      const { checkedIn: _, no, ...when } = meeting
      const door = localDoor(session, acts, now, meeting)
      const open = localDoor(session, acts, now).meeting?.no === no
      return {
        ...when,
        sessionId: session.sessionId,
        meetingNo: no,
        title: session.title,
        open,
        capacity: session.capacity,
        expected: door.held,
        checkedIn: door.checkedIn,
        waiting: door.facts.waiting,
        left: door.walkInsLeft,
        overLimit: [],
      }
    }),
  )

/** A ticket as the desk sees it; `code` is known only to whoever typed or scanned it. */
export function localTicket(
  t: Translator,
  session: DoorListSession,
  ticket: DoorListTicket,
  acts: readonly LocalAct[],
  now: Temporal.Instant,
  code = '',
): DoorTicket {
  const door = localDoor(session, acts, now)
  return {
    ticketId: ticket.ticketId,
    code,
    sessionId: session.sessionId,
    meetingNo: door.meeting?.no ?? 1,
    title: session.title,
    start: door.meeting?.start ?? session.begins,
    people: ticket.people
      .filter(({ state }) => state !== 'cancelled' && state !== 'passed')
      .map((person) => {
        const refusal = door.refusal(person)
        const { enrolmentId, nameMasked, seatNo, waitlistNo, companion, child } = person
        return {
          enrolmentId,
          nameMasked,
          seatNo,
          waitlistNo,
          companion,
          child,
          personId: null,
          age: null,
          state: door.stateOf(person),
          checkedInAt: door.insideSince(person),
          mayEnter: refusal ? { allowed: false, reason: t.byKey(`enrolment:errors.${refusal.code}`) } : plain,
        }
      }),
  }
}

/** Everyone of a session, and who walked in while there was no network. */
export function localLines(
  t: Translator,
  session: DoorListSession,
  acts: readonly (LocalAct & { nameMasked: string })[],
  now: Temporal.Instant,
): DoorLine[] {
  const door = localDoor(session, acts, now)
  const undo = (at: string) =>
    mayTakeBack(at, now) ? plain : { allowed: false, reason: t('enrolment:errors.too-late-to-undo') }
  const known = session.tickets.flatMap(({ people }) => people)
  const lines = known.map((person): DoorLine => {
    const since = door.insideSince(person)
    const state = door.stateOf(person)
    return {
      ...person,
      phoneMasked: null,
      // Taken back without a network: inside by the list, but not any more.
      state: since ? 'attended' : state === 'attended' ? 'confirmed' : state,
      arrivalNo: 0,
      walkIn: false,
      meetings: since ? [{ no: door.meeting?.no ?? 1, at: since }] : [],
      mayUndo: since ? undo(since) : { allowed: false, reason: null },
    }
  })
  return [...lines, ...walkedIn(acts, session.sessionId).map((act) => walkInLine(act, undo(act.at)))]
}

const walkedIn = (acts: readonly (LocalAct & { nameMasked: string })[], sessionId: string): Walked[] =>
  acts.filter(
    (act) =>
      act.sessionId === sessionId &&
      act.kind === 'walkIn' &&
      !acts.some(({ kind, enrolmentId }) => kind === 'undo' && enrolmentId === act.enrolmentId),
  )

const walkInLine = (
  { enrolmentId, nameMasked, at, meetingNo }: Walked,
  mayUndo: DoorLine['mayUndo'],
): DoorLine => ({
  enrolmentId,
  nameMasked,
  phoneMasked: null,
  state: 'attended',
  arrivalNo: 10_000,
  seatNo: null,
  waitlistNo: null,
  companion: false,
  walkIn: true,
  meetings: [{ no: meetingNo, at }],
  mayUndo,
})

import type { DoorMeeting } from '../../../contract.ts'

const instant = (text: string) => Temporal.Instant.from(text)
const isOver = ({ end }: DoorMeeting, now: Temporal.Instant) =>
  Temporal.Instant.compare(instant(end), now) <= 0

/** Today's meetings as a door wants them: those with an open door first, then the coming ones, those over last. */
export function byUrgency(meetings: readonly DoorMeeting[], now: Temporal.Instant): DoorMeeting[] {
  const rank = (meeting: DoorMeeting) => (isOver(meeting, now) ? 2 : meeting.open ? 0 : 1)
  return meetings.toSorted(
    (a, b) => rank(a) - rank(b) || Temporal.Instant.compare(instant(a.start), instant(b.start)),
  )
}

/**
 * The meeting to stand at: the one that the address names; else the only one whose door is open. Of several open
 * doors nobody but the person there knows which is theirs.
 */
export function meetingToServe(
  meetings: readonly DoorMeeting[],
  sessionId: string | null,
): DoorMeeting | null {
  if (sessionId) return meetings.find((meeting) => meeting.sessionId === sessionId) ?? null
  const open = meetings.filter((meeting) => meeting.open)
  return open.length === 1 ? open[0]! : null
}

import type { ActionScope } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import { lockSession, type LockedSession, meetingsOf } from '#modules/serve/catalog/index.ts'
import { errors } from '../errors.ts'
import { insideCounts } from '../queries/attendance-of.ts'
import { sessionCounts } from '../queries/session-counts.ts'
import type { DoorFacts } from '../rules/door.ts'
import type { Counts } from '../rules/places.ts'
import { meetingAtDoor } from '../rules/times.ts'
import { CLOSING_MINUTES, due } from './due.ts'

/** A session whose door is open: locked, with the meeting that people enter and how it stands. */
export type OpenDoor = {
  session: LockedSession
  meetingNo: number
  counts: Counts
  facts: DoorFacts
  firstToEnter: boolean
}

/** @throws Problem `door-closed` | `session-cancelled` */
export async function openDoor(
  tx: Db,
  palaceId: string,
  sessionId: string,
  now: Temporal.Instant,
): Promise<OpenDoor> {
  const session = await lockSession(tx, palaceId, sessionId)
  if (session.cancelledAt) throw errors.error('session-cancelled')
  const meeting = meetingAtDoor(await meetingsOf(tx, palaceId, sessionId), now)
  if (!meeting) throw errors.error('door-closed')
  const counts = await sessionCounts(tx, palaceId, sessionId)
  const inside = await insideCounts(tx, palaceId, [sessionId])
  return {
    session,
    meetingNo: meeting.no,
    counts,
    facts: doorFacts(session, counts, now),
    firstToEnter: inside.size === 0,
  }
}

/** Whoever enters first sets the end of the session: then the waitlist closes, and those who came are asked how it was. */
export function closeLater(
  { later }: Pick<ActionScope, 'later'>,
  { session }: Pick<OpenDoor, 'session'>,
): void {
  const at = session.firstMeeting.end.add({ minutes: CLOSING_MINUTES })
  later(due.closeSession, { palaceId: session.palaceId, sessionId: session.id }, { at })
}

/** What decides about a free place on the spot. */
export const doorFacts = (
  { capacity, firstMeeting }: Pick<LockedSession, 'capacity' | 'firstMeeting'>,
  { held, waiting }: Counts,
  now: Temporal.Instant,
): DoorFacts => ({
  free: capacity - held,
  waiting,
  started: Temporal.Instant.compare(now, firstMeeting.start) >= 0,
})

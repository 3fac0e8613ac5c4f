import type { Db } from '#kit/db/index.ts'
import { weekTimetable } from '#modules/serve/catalog/index.ts'
import { doorHours } from '../rules/times.ts'

/** The sessions of a palace whose door is open now. */
export async function sessionsAtDoor(db: Db, palaceId: string, now: Temporal.Instant): Promise<string[]> {
  const hours = doorHours({ start: now, end: now })
  // A meeting is at the door from an hour before it begins: those that touch the hour to come.
  const period = { start: now, end: now.add(hours.start.until(now)) }
  const meetings = await weekTimetable(db, palaceId, period)
  return [
    ...new Set(meetings.filter(({ status }) => status === 'published').map(({ sessionId }) => sessionId)),
  ]
}

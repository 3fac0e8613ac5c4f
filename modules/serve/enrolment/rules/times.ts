import { contains, type Interval, overlaps } from '#kit/interval/index.ts'

const { compare } = Temporal.Instant

/** Below this nobody can be asked and still travel: the place is given at the door. */
const SHORTEST_HOLD_MINUTES = 5
/** Check-in opens so long before a meeting begins, and ends with it. */
const DOOR_OPENS_MINUTES = 60
/** A check-in made by mistake can be taken back so long. */
const UNDO_MINUTES = 10

/**
 * Until when an offered place is held: the standard `enrolment.offerHoldMinutes`, but at most half the time to the
 * start, so that at least one more can be asked. null when the start is too near for an offer.
 */
export function offerEnd(
  now: Temporal.Instant,
  start: Temporal.Instant,
  holdMinutes: number,
): Temporal.Instant | null {
  const minutes = Math.min(holdMinutes, Math.floor(now.until(start).total('minutes') / 2))
  return minutes < SHORTEST_HOLD_MINUTES ? null : now.add({ minutes })
}

/** Until when one may give a confirmed place back (standard `booking.cancelMinutes`). P9. */
export const cancelUntil = (start: Temporal.Instant, cancelMinutes: number) =>
  start.subtract({ minutes: cancelMinutes })

/** When unclaimed places are let go (standard `booking.graceMinutes`). P9. */
export const releaseAt = (start: Temporal.Instant, graceMinutes: number) =>
  start.add({ minutes: graceMinutes })

/** When the door of a meeting is open. */
export const doorHours = ({ start, end }: Interval): Interval => ({
  start: start.subtract({ minutes: DOOR_OPENS_MINUTES }),
  end,
})

/** The meeting whose door is open now; of two, the one that began or begins last. */
export function meetingAtDoor<Meeting extends { during: Interval; cancelledAt: Temporal.Instant | null }>(
  meetings: readonly Meeting[],
  now: Temporal.Instant,
): Meeting | null {
  const open = meetings.filter(({ during, cancelledAt }) => !cancelledAt && contains(doorHours(during), now))
  return open.toSorted((a, b) => compare(a.during.start, b.during.start)).at(-1) ?? null
}

/** Until when a check-in can be taken back. */
export const undoUntil = (checkedInAt: Temporal.Instant) => checkedInAt.add({ minutes: UNDO_MINUTES })

/** Whether any of these meetings is at the same time as any of those. */
export function clash(these: readonly Interval[], those: readonly Interval[]): boolean {
  return these.some((one) => those.some((other) => overlaps(one, other)))
}

/** A device forgets the list of a day so long after its midnight: what began in the evening may last. */
const LIST_GRACE_HOURS = 3

/** Until when a device may keep the list that it fetched now. */
export function listUntil(now: Temporal.Instant, timeZone: string): Temporal.Instant {
  const midnight = now.toZonedDateTimeISO(timeZone).startOfDay().add({ days: 1 })
  return midnight.add({ hours: LIST_GRACE_HOURS }).toInstant()
}

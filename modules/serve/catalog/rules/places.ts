import type { Places } from '../contract/session.ts'

export type PlaceFacts = {
  capacity: number
  waitlistCapacity: number
  opensAt: Temporal.Instant
  awaitsDraw: boolean
  closesAt: Temporal.Instant
  cancelled: boolean
}
/** How many places are held (confirmed, offered, attended) and how many people wait. */
export type Taken = { taken: number; waiting: number }

/** The one number that decides whether to go. */
export function placesAt(facts: PlaceFacts, { taken, waiting }: Taken, now: Temporal.Instant): Places {
  const { capacity, waitlistCapacity, opensAt, closesAt, awaitsDraw, cancelled } = facts
  if (cancelled) return { state: 'cancelled' }
  if (awaitsDraw) return { state: 'byDraw' }
  if (Temporal.Instant.compare(now, opensAt) < 0) return { state: 'notYet', opensAt: opensAt.toString() }
  if (Temporal.Instant.compare(now, closesAt) >= 0) return { state: 'closed' }
  // A freed place belongs to whoever waits longest, so it does not count as left while anyone waits.
  const left = waiting > 0 ? 0 : Math.max(0, capacity - taken)
  if (left > 0) return { state: 'left', left, capacity }
  return waiting < waitlistCapacity ? { state: 'waitlist', waiting, capacity } : { state: 'full', capacity }
}

import type { Phase, RoundKind, RoundState } from '../contract/vocabulary.ts'

const { compare } = Temporal.Instant

export type RoundTimes = {
  kind: RoundKind
  state: RoundState
  applyFrom: Temporal.Instant
  applyUntil: Temporal.Instant
  confirmUntil: Temporal.Instant
  openAt: Temporal.Instant
}

/** Where a round is now: what staff did, and what the clock says. */
export function phaseOf(
  { kind, state, applyFrom, applyUntil, confirmUntil, openAt }: RoundTimes,
  now: Temporal.Instant,
): Phase {
  const before = (time: Temporal.Instant) => compare(now, time) < 0
  if (state === 'announced')
    return before(applyFrom) ? 'announced' : before(applyUntil) ? 'applying' : 'closed'
  // What a window gives is taken: it goes on as the session's own places and waitlist.
  if (state === 'published' && kind === 'window') return 'open'
  if (state === 'published') return before(confirmUntil) ? 'confirming' : before(openAt) ? 'waiting' : 'open'
  return state
}

/** Until when an offer from the waitlist is held: as the standard says, but no longer than half the time that is left. */
export function offerUntil(
  now: Temporal.Instant,
  openAt: Temporal.Instant,
  holdMinutes: number,
): Temporal.Instant {
  const left = now.until(openAt).total('minutes')
  return now.add({ seconds: Math.floor(Math.max(0, Math.min(holdMinutes, left / 2)) * 60) })
}

/** A party that waits, in the order of its number. */
export type Waiter = { applicationId: string; size: number }

/**
 * To whom free places go: in the order of the numbers; whoever does not fit waits on, and the next who fits is asked, since an
 * empty place helps nobody.
 */
export function nextOffers(free: number, waiting: readonly Waiter[]): Waiter[] {
  let left = free
  return waiting.filter(({ size }) => {
    if (size > left) return false
    left -= size
    return true
  })
}

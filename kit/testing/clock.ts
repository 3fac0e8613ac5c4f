import type { Clock } from '#kit/clock/index.ts'

/** A clock that stands still until a test moves it. */
export interface FakeClock extends Clock {
  /** Moves to an instant, given as text (`2026-11-22T18:00+08:00`) or as an Instant. */
  set(at: string | Temporal.Instant): void
  advance(duration: Temporal.DurationLike): void
}

/** A clock that shows `at`; it does not run by itself. */
export function fakeClock(at: string | Temporal.Instant): FakeClock {
  let instant = Temporal.Instant.from(at)
  return {
    now: () => instant,
    set: (to) => void (instant = Temporal.Instant.from(to)),
    advance: (duration) => void (instant = instant.add(duration)),
  }
}

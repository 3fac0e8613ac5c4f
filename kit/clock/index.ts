/** The only source of "now". Actions receive one, so that a test can choose the time. */
export interface Clock {
  now(): Temporal.Instant
}

/**
 * The machine's clock in whole milliseconds: PostgreSQL keeps microseconds, so an instant
 * with nanoseconds would come back from the database different from the one written.
 */
export const systemClock: Clock = {
  now: () => Temporal.Now.instant().round({ smallestUnit: 'millisecond', roundingMode: 'floor' }),
}

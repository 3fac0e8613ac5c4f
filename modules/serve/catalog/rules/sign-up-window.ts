export type SignUp = { opensAt: Temporal.Instant; closesAt: Temporal.Instant; waitlistCapacity: number }

/**
 * What a programmer leaves open: sign-up begins at once and ends when the first meeting begins; the waitlist is so many
 * percent of the places (standard `enrolment.waitlistShare`, P9).
 */
export function signUpDefaults(
  { start, capacity }: { start: Temporal.Instant; capacity: number },
  { waitlistShare }: { waitlistShare: number },
  now: Temporal.Instant,
): SignUp {
  return { opensAt: now, closesAt: start, waitlistCapacity: Math.ceil((capacity * waitlistShare) / 100) }
}

export type SignUp = { opensAt: Temporal.Instant; closesAt: Temporal.Instant; waitlistCapacity: number }

/**
 * What a programmer leaves open: sign-up begins at once and ends when the first meeting begins; the waitlist is as
 * long as so large a share of the places (standard `enrolment.waitlistShare`; 1 is one for one, P9).
 */
export function signUpDefaults(
  { start, capacity }: { start: Temporal.Instant; capacity: number },
  { waitlistShare }: { waitlistShare: number },
  now: Temporal.Instant,
): SignUp {
  return { opensAt: now, closesAt: start, waitlistCapacity: Math.ceil(capacity * waitlistShare) }
}

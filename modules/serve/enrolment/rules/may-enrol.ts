import type { Refusal } from '../errors.ts'

const { compare } = Temporal.Instant

/** When a session takes sign-ups. */
export type SignUpFacts = {
  opensAt: Temporal.Instant
  awaitsDraw: boolean
  closesAt: Temporal.Instant
  publishedAt: Temporal.Instant | null
  cancelledAt: Temporal.Instant | null
}

/** Why nobody can sign up now; null when they can. */
export function signUpRefusal(session: SignUpFacts, now: Temporal.Instant): Refusal | null {
  if (session.cancelledAt) return { code: 'session-cancelled' }
  if (session.awaitsDraw) return { code: 'by-draw' }
  if (!session.publishedAt || compare(now, session.opensAt) < 0) return { code: 'not-open-yet' }
  return compare(now, session.closesAt) < 0 ? null : { code: 'closed' }
}

/** What stands in one person's way, whatever the places. */
export type PersonalFacts = {
  suspendedUntil: Temporal.Instant | null
  /** Claims that are open at all palaces together, without this session. */
  active: number
  activeLimit: number
  /** The title of a session at the same time, if they are in one. */
  sameTime: string | null
}

/** Why this person cannot sign up; null when they can. The first reason that they can do least about. */
export function personalRefusal(
  inAudience: boolean,
  { suspendedUntil, active, activeLimit, sameTime }: PersonalFacts,
): Refusal | null {
  if (!inAudience) return { code: 'audience' }
  if (suspendedUntil) return { code: 'suspended' }
  if (sameTime !== null) return { code: 'overlap', params: { title: sameTime } }
  return active < activeLimit ? null : { code: 'limit-reached', params: { limit: activeLimit } }
}

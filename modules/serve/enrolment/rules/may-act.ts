import type { State } from '../contract/vocabulary.ts'
import type { Refusal } from '../errors.ts'
import { mayFollow } from './state.ts'
import { cancelUntil } from './times.ts'

const { compare } = Temporal.Instant

type Occasion = { start: Temporal.Instant; end: Temporal.Instant }

/**
 * Why a claim cannot be given back; null when it can. The deadline (standard `booking.cancelMinutes`) holds for places,
 * not for those who wait or are asked, and not for staff on the phone.
 */
export function cancelRefusal(
  state: State,
  { start, cancelMinutes, own }: { start: Temporal.Instant; cancelMinutes: number; own: boolean },
  now: Temporal.Instant,
): Refusal | null {
  if (!mayFollow(state, 'cancel')) return { code: 'step-not-open' }
  const late = own && state === 'confirmed' && compare(now, cancelUntil(start, cancelMinutes)) > 0
  return late ? { code: 'too-late-to-cancel', params: { minutes: cancelMinutes } } : null
}

/** Why an offer cannot be taken; null when it can. */
export function acceptRefusal(
  state: State,
  expiresAt: Temporal.Instant | null,
  now: Temporal.Instant,
): Refusal | null {
  if (state === 'passed') return { code: 'offer-over' }
  if (state !== 'offered' || !expiresAt) return { code: 'step-not-open' }
  return compare(now, expiresAt) < 0 ? null : { code: 'offer-over' }
}

/** Why somebody cannot rate; null when they can: they were checked in, the first meeting is over, and not yet. */
export function ratingRefusal(
  state: State,
  { end }: Pick<Occasion, 'end'>,
  rated: boolean,
  now: Temporal.Instant,
): Refusal | null {
  if (state !== 'attended') return { code: 'not-attended' }
  if (compare(now, end) < 0) return { code: 'not-over-yet' }
  return rated ? { code: 'already-rated' } : null
}

/** How a no-show stands: marked and counting, and whether it was appealed. */
export type NoShowStanding = {
  noShowAt: Temporal.Instant | null
  forgivenAt: Temporal.Instant | null
  appealId: string | null
}

/** Why a no-show cannot be appealed; null when it can. */
export function appealRefusal({ noShowAt, forgivenAt, appealId }: NoShowStanding): Refusal | null {
  if (appealId !== null) return { code: 'appealed-already' }
  return noShowAt !== null && forgivenAt === null ? null : { code: 'no-no-show' }
}

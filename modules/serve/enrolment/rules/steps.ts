import type { StepKind } from '../contract/vocabulary.ts'
import type { Times } from './state.ts'

export type StepTimes = Times & {
  enrolledAt: Temporal.Instant
  offerExpiresAt: Temporal.Instant | null
  cancelledBy: 'person' | 'palace' | null
}
export type HistoryStep = { kind: StepKind; at: Temporal.Instant; until: Temporal.Instant | null }

/** Did this claim begin on the waitlist? Who got a place at once was confirmed in the moment of signing up. */
export const beganWaiting = ({
  enrolledAt,
  confirmedAt,
}: Pick<StepTimes, 'enrolledAt' | 'confirmedAt'>): boolean =>
  confirmedAt === null || !confirmedAt.equals(enrolledAt)

/** Everything that happened to a claim, in order of time. */
export function stepsOf(times: StepTimes): HistoryStep[] {
  const {
    enrolledAt,
    offeredAt,
    offerExpiresAt,
    confirmedAt,
    checkedInAt,
    releasedAt,
    passedAt,
    cancelledAt,
  } = times
  const waited = beganWaiting(times)
  const step = (kind: StepKind, at: Temporal.Instant | null, until: Temporal.Instant | null = null) =>
    at ? [{ kind, at, until }] : []
  return [
    ...step(waited ? 'waitlisted' : 'enrolled', enrolledAt),
    ...step('offered', offeredAt, offerExpiresAt),
    ...(waited ? step(offeredAt ? 'accepted' : 'seatedAtDoor', confirmedAt) : []),
    ...step('released', releasedAt),
    ...step('checkedIn', checkedInAt),
    ...step('passed', passedAt),
    ...step(times.cancelledBy === 'palace' ? 'cancelledByPalace' : 'cancelled', cancelledAt),
  ].toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))
}

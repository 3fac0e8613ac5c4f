import type { Phase, SeasonState } from '../contract/vocabulary.ts'

/** Where a season is now: its steps and its calendar together. */
export function phaseOf(
  {
    state,
    applyFrom,
    applyUntil,
  }: { state: SeasonState; applyFrom: Temporal.Instant; applyUntil: Temporal.Instant },
  now: Temporal.Instant,
): Phase {
  if (state !== 'announced') return state
  if (Temporal.Instant.compare(now, applyFrom) < 0) return 'announced'
  return Temporal.Instant.compare(now, applyUntil) < 0 ? 'applying' : 'closed'
}

import type { State } from '../contract/vocabulary.ts'

/** The times of an enrolment from which its state follows. */
export type Times = {
  offeredAt: Temporal.Instant | null
  confirmedAt: Temporal.Instant | null
  checkedInAt: Temporal.Instant | null
  cancelledAt: Temporal.Instant | null
  passedAt: Temporal.Instant | null
  releasedAt: Temporal.Instant | null
}

/** The state that the times tell; the generated column `state` says the same, and a test proves it for every combination. */
export function stateOf({
  offeredAt,
  confirmedAt,
  checkedInAt,
  cancelledAt,
  passedAt,
  releasedAt,
}: Times): State {
  if (cancelledAt) return 'cancelled'
  if (passedAt) return 'passed'
  if (checkedInAt) return 'attended'
  if (releasedAt) return 'noShow'
  if (confirmedAt) return 'confirmed'
  return offeredAt ? 'offered' : 'waitlisted'
}

/**
 * What may happen to an enrolment: from which states, to which, and who does it. It begins as confirmed or waitlisted.
 * `checkIn` from the waitlist or after a release needs a free seat (rules/door.ts).
 */
export const transitions = {
  offer: { from: ['waitlisted'], to: 'offered', who: 'system' },
  accept: { from: ['offered'], to: 'confirmed', who: 'holder' },
  decline: { from: ['offered'], to: 'passed', who: 'holder' },
  lapse: { from: ['offered'], to: 'passed', who: 'system' },
  cancel: { from: ['waitlisted', 'offered', 'confirmed'], to: 'cancelled', who: 'holder or staff' },
  release: { from: ['confirmed'], to: 'noShow', who: 'system' },
  checkIn: { from: ['confirmed', 'offered', 'waitlisted', 'noShow'], to: 'attended', who: 'staff' },
  undoCheckIn: { from: ['attended'], to: 'confirmed', who: 'staff' },
} as const satisfies Record<string, { from: readonly State[]; to: State; who: string }>
export type Transition = keyof typeof transitions

/** Is the step open to an enrolment in this state? */
export function mayFollow(state: State, step: Transition): boolean {
  return (transitions[step].from as readonly State[]).includes(state)
}

/** Still a claim to the session: waits, is asked, or holds a place that was not let go. */
export const activeStates = [
  'waitlisted',
  'offered',
  'confirmed',
  'attended',
] as const satisfies readonly State[]
export const isActive = (state: State): boolean => (activeStates as readonly State[]).includes(state)

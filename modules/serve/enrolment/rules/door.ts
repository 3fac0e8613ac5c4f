import type { State } from '../contract/vocabulary.ts'
import type { Refusal } from '../errors.ts'
import { mayFollow } from './state.ts'

/** How a session stands at its door. */
export type DoorFacts = { free: number; waiting: number; started: boolean }

/**
 * May someone without a held place take a free one on the spot? Before the start the waitlist comes first; from the
 * start on whoever is there goes in, because nobody can be asked any more. P5, P9.
 */
export function seatOnTheSpot({ free, waiting, started }: DoorFacts): Refusal | null {
  if (free <= 0) return { code: 'no-free-place' }
  return started || waiting === 0 ? null : { code: 'others-wait' }
}

/** May someone in this state enter? Who holds a place does; who waits or lost theirs needs a free one. */
export function entryRefusal(state: State, door: DoorFacts): Refusal | null {
  if (state === 'attended') return null
  if (!mayFollow(state, 'checkIn')) return { code: 'step-not-open' }
  return state === 'waitlisted' || state === 'noShow' ? seatOnTheSpot(door) : null
}

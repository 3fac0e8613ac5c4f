import type { Tone } from '#kit/ui/console/index.ts'
import type { HallRequest, Phase } from '../../contract.ts'

/** What asks for a step is gold, what is done pine. */
export function phaseTone(phase: Phase): Tone {
  if (phase === 'applying') return 'draw'
  if (phase === 'closed') return 'cost'
  return phase === 'published' || phase === 'finished' ? 'free' : 'plain'
}

export const results = ['all', 'part', 'nothing', 'refusedState', 'withdrawnState', 'pending'] as const
export type Result = (typeof results)[number]

/** What a request gets, in one word. */
export function resultOf({ placements, times, refused, withdrawn, proposed }: HallRequest): Result {
  if (withdrawn) return 'withdrawnState'
  if (refused !== null) return 'refusedState'
  if (placements.length >= times) return 'all'
  if (placements.length > 0) return 'part'
  return proposed === null ? 'pending' : 'nothing'
}
export const resultTone = (result: Result): Tone =>
  result === 'all'
    ? 'free'
    : result === 'part'
      ? 'cost'
      : result === 'nothing' || result === 'refusedState'
        ? 'draw'
        : 'plain'

/** Half hours of a day for a choice of times. */
export const halfHours = Array.from(
  { length: 49 },
  (_, n) => `${String(Math.floor(n / 2)).padStart(2, '0')}:${n % 2 === 0 ? '00' : '30'}`,
)

import type { Tone } from '#kit/ui/console/index.ts'
import type { Phase } from '../../contract.ts'

/** A draw that is open is red, what asks for a step gold, what is done pine. */
export function phaseTone(phase: Phase): Tone {
  if (phase === 'applying' || phase === 'annulled') return 'draw'
  if (phase === 'closed' || phase === 'sealed' || phase === 'drawn') return 'cost'
  return phase === 'draft' || phase === 'announced' ? 'plain' : 'free'
}

import type { Tone } from '#kit/ui/console/index.ts'
import type { RunSummary } from '../../contract.ts'

/** The colour that helps the word. */
export const runTone = ({ state, interrupted }: RunSummary): Tone =>
  interrupted || state === 'failed'
    ? 'draw'
    : state === 'done'
      ? 'free'
      : state === 'cancelled'
        ? 'plain'
        : 'kind'

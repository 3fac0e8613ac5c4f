import { defineComputation } from '#kit/compute/index.ts'
import { type OpenMarket, trialLines } from './chance.ts'
import { drawRound } from './computation.ts'

/** From so many parties on a draw is worth a thread of its own; starting one takes longer than a small draw. */
export const MANY_PARTIES = 2_000

/** Draws a round from its sealed files; the same result wherever it runs. */
export const drawComputation = defineComputation({
  name: 'allocation draw',
  run(sealed: Parameters<typeof drawRound>[0], control): Uint8Array {
    const steps = drawRound(sealed)
    for (;;) {
      const step = steps.next()
      if (step.done) return step.value.file
      control.progress(step.value.done / Math.max(1, step.value.total), step.value.step)
    }
  },
})

/** Trial draws of a round as it stands: see `trialLines`. */
export const trialComputation = defineComputation({
  name: 'allocation trials',
  run: ({ market, trials }: { market: OpenMarket; trials: number }) => trialLines(market, trials),
})

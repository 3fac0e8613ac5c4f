import type { AnyComputation } from '#kit/compute/index.ts'
import { serveComputations } from '#kit/compute/worker.ts'
import { drawComputation, trialComputation } from '#modules/serve/allocation/rules/in-a-thread.ts'
import { proposeComputation } from '#modules/serve/seasons/rules/computation.ts'
import { planComputation, siteComputation } from '#modules/grow/siting/rules/computation.ts'

/** Entry of the thread that computes: every computation that a module may ask for. */
const computations: readonly AnyComputation[] = [
  siteComputation,
  planComputation,
  drawComputation,
  trialComputation,
  proposeComputation,
]

await serveComputations(computations)

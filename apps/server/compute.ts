import type { AnyComputation } from '#kit/compute/index.ts'
import { serveComputations } from '#kit/compute/worker.ts'
import { planComputation, siteComputation } from '#modules/grow/siting/rules/computation.ts'

/** Entry of the thread that computes: every computation that a module may ask for. */
const computations: readonly AnyComputation[] = [siteComputation, planComputation]

await serveComputations(computations)

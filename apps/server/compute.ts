import type { AnyComputation } from '#kit/compute/index.ts'
import { serveComputations } from '#kit/compute/worker.ts'

/** Entry of the thread that computes: every computation that a module may ask for. */
const computations: readonly AnyComputation[] = []

await serveComputations(computations)

import { parentPort, workerData } from 'node:worker_threads'
import type { AnyComputation } from './index.ts'
import type { Answer, Order } from './messages.ts'

/** The worker's side: looks the asked computation up, runs it, answers. The file that calls this is the thread's entry. */
export async function serveComputations(computations: readonly AnyComputation[]): Promise<void> {
  const { name, input, stop } = workerData as Order
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  const answer = (message: Answer) => parentPort?.postMessage(message)
  try {
    const computation = computations.find((each) => each.name === name)
    if (!computation) throw new Error(`no computation is called ${name}`)
    const output = await computation.run(input as never, {
      progress: (share, note) => answer({ kind: 'progress', share, note }),
      shouldStop: () => Atomics.load(stop, 0) === 1,
    })
    answer({ kind: 'done', output })
  } catch (error) {
    answer({ kind: 'failed', error })
  }
}

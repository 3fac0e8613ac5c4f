import { Worker } from 'node:worker_threads'
import type { Answer, Order } from './messages.ts'

/** What a running computation may ask and tell. */
export type Control = {
  /** How far it is, 0 to 1, and what a watcher may want to know meanwhile (plain data). */
  progress(share: number, note?: unknown): void
  /** True once it was cancelled or its time is up: it then hands over the best that it has. */
  shouldStop(): boolean
}

/** A long calculation without database, clock or network: plain data and typed arrays in, the same out. */
export type Computation<I, O> = {
  name: string
  run(input: I, control: Control): O | Promise<O>
}

/** A computation whose types are its own matter: what lists of computations hold. */
export type AnyComputation = { name: string; run(input: never, control: Control): unknown }

export type ComputeOptions = {
  /** After so many milliseconds `shouldStop` answers true. */
  limitMs: number
  onProgress?: (share: number, note?: unknown) => void
  /** Cancels: `shouldStop` answers true at once. */
  signal?: AbortSignal
}

/** A computation that did not stop within this time after it should have is ended without a result. */
const graceMs = 10_000

let workerFile: URL | undefined

export class ComputationEnded extends Error {}

/** Says which file answers with `serveComputations`; without it computations run in the calling thread, as in tests and tools. */
export function provideComputeWorker(file: URL): void {
  workerFile = file
}

export function defineComputation<I, O>(computation: Computation<I, O>): Computation<I, O> {
  return computation
}

/**
 * Runs a computation in a thread of its own, so that pages stay fast; its memory goes with the thread.
 * @throws ComputationEnded when it does not heed `shouldStop`; whatever the computation itself throws
 */
export async function compute<I, O>(
  computation: Computation<I, O>,
  input: I,
  { limitMs, onProgress = () => {}, signal }: ComputeOptions,
): Promise<O> {
  if (!workerFile) return computation.run(input, inThisThread(limitMs, onProgress, signal))
  const stop = new Int32Array(new SharedArrayBuffer(4))
  const order: Order = { name: computation.name, input, stop }
  const worker = new Worker(workerFile, { workerData: order })
  const raise = () => Atomics.store(stop, 0, 1)
  const limit = setTimeout(raise, limitMs)
  const end = setTimeout(() => void worker.terminate(), limitMs + graceMs)
  const cancel = () => {
    raise()
    setTimeout(() => void worker.terminate(), graceMs).unref()
  }
  if (signal?.aborted) cancel()
  signal?.addEventListener('abort', cancel, { once: true })
  try {
    return await new Promise<O>((resolve, reject) => {
      worker.on('message', (answer: Answer) => {
        if (answer.kind === 'progress') onProgress(answer.share, answer.note)
        else if (answer.kind === 'done') resolve(answer.output as O)
        else reject(answer.error)
      })
      worker.on('error', reject)
      worker.on('exit', (code) =>
        reject(new ComputationEnded(`${computation.name} ended without a result (exit ${code})`)),
      )
    })
  } finally {
    clearTimeout(limit)
    clearTimeout(end)
    signal?.removeEventListener('abort', cancel)
    await worker.terminate()
  }
}

function inThisThread(
  limitMs: number,
  progress: Control['progress'],
  signal: AbortSignal | undefined,
): Control {
  const until = performance.now() + limitMs
  return { progress, shouldStop: () => signal?.aborted === true || performance.now() > until }
}

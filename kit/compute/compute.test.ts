import { afterEach, expect, it } from 'vitest'
import { ComputationEnded, compute, defineComputation, provideComputeWorker } from './index.ts'

const count = defineComputation({
  name: 'count',
  run(upTo: Float64Array, control) {
    let sum = 0
    for (const value of upTo) sum += value
    control.progress(1, { sum })
    return { sum, stopped: control.shouldStop() }
  },
})
const wait = defineComputation<null, string>({
  name: 'wait',
  run(_, control) {
    while (!control.shouldStop()) continue
    return 'best so far'
  },
})
const fail = defineComputation<null, never>({
  name: 'fail',
  run() {
    throw new Error('cannot')
  },
})
const unknown = defineComputation<null, null>({ name: 'unknown', run: () => null })

const worker = new URL('./planted-worker.ts', import.meta.url)
const limitMs = 60_000

afterEach(() => provideComputeWorker(worker))

it('computes in the calling thread until a worker is provided', async () => {
  expect(await compute(count, new Float64Array([1, 2]), { limitMs })).toEqual({ sum: 3, stopped: false })
})

it('computes in a thread and tells how far it is', async () => {
  const notes: unknown[] = []
  const onProgress = (share: number, note?: unknown) => notes.push([share, note])
  expect(await compute(count, new Float64Array([1, 2, 4]), { limitMs, onProgress })).toEqual({
    sum: 7,
    stopped: false,
  })
  expect(notes).toEqual([[1, { sum: 7 }]])
})

it('asks for the best so far when time is up, and when cancelled', async () => {
  expect(await compute(wait, null, { limitMs: 50 })).toBe('best so far')
  const stop = new AbortController()
  setTimeout(() => stop.abort(), 50)
  expect(await compute(wait, null, { limitMs, signal: stop.signal })).toBe('best so far')
  expect(await compute(wait, null, { limitMs, signal: AbortSignal.abort() })).toBe('best so far')
})

it('hands on what the computation throws, and says when there is none of that name', async () => {
  await expect(compute(fail, null, { limitMs })).rejects.toThrow('cannot')
  await expect(compute(unknown, null, { limitMs })).rejects.toThrow('no computation is called unknown')
})

it('says so when the thread ends without a result', async () => {
  const ends = defineComputation<null, null>({ name: 'ends', run: () => null })
  await expect(compute(ends, null, { limitMs })).rejects.toThrow(ComputationEnded)
})

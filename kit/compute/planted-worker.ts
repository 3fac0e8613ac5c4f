import type { Control } from './index.ts'
import { serveComputations } from './worker.ts'

/** The worker of this folder's tests. */
await serveComputations([
  {
    name: 'count',
    run(values: Float64Array, control: Control) {
      const sum = values.reduce((total, value) => total + value, 0)
      control.progress(1, { sum })
      return { sum, stopped: control.shouldStop() }
    },
  },
  {
    name: 'wait',
    run(_: null, control: Control) {
      while (!control.shouldStop()) continue
      return 'best so far'
    },
  },
  {
    name: 'fail',
    run() {
      throw new Error('cannot')
    },
  },
  { name: 'ends', run: () => process.exit(3) },
])

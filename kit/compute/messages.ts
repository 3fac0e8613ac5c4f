/** What the worker thread is asked. */
export type Order = { name: string; input: unknown; stop: Int32Array }

/** What it answers: progress as often as it likes, then one of the others. */
export type Answer =
  | { kind: 'progress'; share: number; note?: unknown }
  | { kind: 'done'; output: unknown }
  | { kind: 'failed'; error: unknown }

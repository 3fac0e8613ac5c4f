import { program, type Step } from './step.ts'

/** What can be known without running the product. */
export const staticSteps: readonly Step[] = [
  program('types', 'tsc', '--noEmit', '--project', '.'),
  program('lint', 'oxlint'),
  program('format', 'oxfmt', '--check', '.'),
  program('architecture', 'node', 'tools/check-architecture/index.ts'),
  program('messages', 'node', 'tools/check-messages.ts'),
]

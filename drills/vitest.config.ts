import { defineConfig } from 'vitest/config'

/** Faults on purpose: built server processes, a real PostgreSQL that writes to disk, real mail. One at a time: each needs the machine. */
export default defineConfig({
  test: {
    include: ['drills/**/*.drill.ts'],
    testTimeout: 150_000,
    hookTimeout: 120_000,
    maxWorkers: 1,
    fileParallelism: false,
  },
})

import { defineConfig } from 'vitest/config'
import { canMountVolume } from './fixture/volume.ts'

/** Faults on purpose: built server processes, a real PostgreSQL that writes to disk, real mail. Two at a time: mostly they wait. */
export default defineConfig({
  test: {
    include: ['drills/**/*.drill.ts'],
    // Not run is not passed: `npm test` says that it was left out.
    exclude: canMountVolume() ? [] : ['drills/full-disk.drill.ts'],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
  },
})

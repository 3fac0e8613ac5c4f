import { defineConfig } from 'vitest/config'

/** Browser journeys: one real server with a small demonstration, real mail, real Chromium. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    globalSetup: 'e2e/fixture/setup.ts',
    testTimeout: 90_000,
    hookTimeout: 120_000,
    // Two cores drive one server and one browser each; more only makes them wait for each other.
    maxWorkers: 2,
  },
})

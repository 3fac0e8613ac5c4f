import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{apps,kit,modules,tools}/**/*.test.{ts,tsx}'],
    globalSetup: 'kit/testing/global-setup.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})

import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{apps,kit,modules,tools}/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})

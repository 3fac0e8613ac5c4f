import { configDefaults, defineConfig } from 'vitest/config'

/** A seal waits for every transaction of the server that is still open, of any database in it: these have it to themselves. */
const alone = ['kit/journal/chain.test.ts', 'kit/backup/backup.test.ts']

export default defineConfig({
  test: {
    globalSetup: 'kit/testing/global-setup.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'two abreast',
          include: ['{apps,kit,modules,tools}/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, ...alone],
          // On two cores vitest would take one, and the other wait: much of a test is PostgreSQL's time.
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'alone', include: alone, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
})

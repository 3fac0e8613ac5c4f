import { globSync, readFileSync } from 'node:fs'
import { staticSteps } from './steps/static.ts'
import { conclude, runSteps } from './steps/step.ts'
import { vitest } from './steps/vitest.ts'

/** The fast part of `npm test`: everything that needs neither database nor browser. */
const needsDatabase = /testDatabase|startEmbeddedPostgres|withFreshDatabases/
const pure = globSync(['kit/**/*.test.{ts,tsx}', 'modules/**/rules/**/*.test.ts']).filter(
  (file) => !needsDatabase.test(readFileSync(file, 'utf8')),
)

conclude(await runSteps([...staticSteps, vitest('rules and kit', ...pure)], 2))

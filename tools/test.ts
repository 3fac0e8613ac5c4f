import { canMountVolume } from '../drills/fixture/volume.ts'
import { staticSteps } from './steps/static.ts'
import { conclude, program, runSteps, type Step } from './steps/step.ts'
import { ensureSystemPackages } from './steps/system.ts'
import { vitest } from './steps/vitest.ts'

const journeys = vitest('browser journeys', '--config', 'e2e/vitest.config.ts')

/** Everything that must hold before a change lands. Ends with one line: N passed, N failed. */
const steps: Step[] = [
  ...staticSteps,
  vitest('unit and database tests'),
  program('migrations twice', 'node', 'tools/check-migrations.ts'),
  program('database types', 'node', 'tools/generate-db-types.ts', '--check'),
  program('build', 'node', 'tools/build.ts'),
  vitest('drills', '--config', 'drills/vitest.config.ts'),
  { ...journeys, run: async () => (ensureSystemPackages(), journeys.run()) },
]

const totals = await runSteps(steps)
if (!canMountVolume())
  console.log('– the drill of a full disk was left out: only root can mount the small volume that it fills')
conclude(totals)

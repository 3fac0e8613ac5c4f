import { spawn } from 'node:child_process'
import { join } from 'node:path'

/**
 * npm run soak [minutes]: the rush in which web, worker and PostgreSQL are killed again and again, for so many minutes
 * (10 unless said otherwise) instead of the twenty blows of npm test. SEED=n plays one again.
 */
const minutes = Number(process.argv[2] ?? 10)
if (!(minutes > 0 && minutes <= 24 * 60)) {
  console.error('Say for how many minutes: npm run soak 10')
  process.exit(1)
}
const root = join(import.meta.dirname, '..')
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const child = spawn(
  process.execPath,
  [vitest, 'run', '--config', 'drills/vitest.config.ts', 'killed-in-a-rush'],
  {
    cwd: root,
    env: { ...process.env, SOAK_MINUTES: String(minutes) },
    stdio: 'inherit',
  },
)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
child.once('exit', (code) => process.exit(code ?? 1))

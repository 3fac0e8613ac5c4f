import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { build, type InlineConfig } from 'vite'
import { portal, server } from './build-config.ts'

/**
 * npm run dev: builds the server, the portal's assets and the console, and again whenever a file changes; the server is
 * restarted after each build of it. Reload the page to see a change.
 */
const root = join(import.meta.dirname, '..')
let running: ChildProcess | undefined
let restarting = Promise.resolve()
let ending = false

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    ending = true
    restarting = restarting.then(stop).then(() => process.exit(0))
  })

await watch({ configFile: join(root, 'apps/console/vite.config.ts'), logLevel: 'warn' })
await watch(portal, restart)
await watch(server, restart)
restart()

/** Builds once, then calls back after each later build. One that fails says why, and the last good one goes on. */
async function watch(config: InlineConfig, rebuilt?: () => void): Promise<void> {
  const watcher = await build({ ...config, mode: 'development', build: { ...config.build, watch: {} } })
  if (!('on' in watcher)) throw new Error('vite does not watch')
  const first = Promise.withResolvers<void>()
  let built = false
  watcher.on('event', (event) => {
    if (event.code === 'ERROR') console.error(event.error.message)
    if (event.code === 'END' && built) rebuilt?.()
    if (event.code !== 'END' && event.code !== 'ERROR') return
    built = true
    first.resolve()
  })
  await first.promise
}

function restart(): void {
  restarting = restarting.then(stop).then(() => {
    if (!ending)
      running = spawn(process.execPath, ['--enable-source-maps', join(root, 'build/server/main.js')], {
        cwd: root,
        stdio: 'inherit',
      })
  })
}

async function stop(): Promise<void> {
  if (!running || running.exitCode !== null) return
  running.kill('SIGTERM')
  await once(running, 'exit')
}

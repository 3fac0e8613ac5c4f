import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { exists, findBinaries } from './embedded/binaries.ts'
import { claim } from './embedded/claim.ts'
import { clearLeftover } from './embedded/leftover.ts'
import { type Place, placeFor } from './embedded/place.ts'
import { keepRunning } from './embedded/keep-running.ts'
import { runningServer } from './embedded/running.ts'
import { freePort, type Server, startServer } from './embedded/server.ts'

const USER = 'wenhuagong'
const DATABASE = 'wenhuagong'
/** Together a quarter of a minute: on a busy machine the children of a killed server take their time to go. */
const START_TRIES = 12

export interface EmbeddedOptions {
  /** Holds the cluster, or a pointer to it when the server's account cannot enter this folder. */
  dataDir: string
  /** A free port is chosen when absent. */
  port?: number
  /** False only in tests: nothing survives a crash. */
  durable?: boolean
  log: (line: string) => void
}

export interface EmbeddedPostgres {
  url: string
  /** Where the data lies. */
  folder: string
  /** True when this start created the database. */
  fresh: boolean
  /** Shuts the server down cleanly and gives the data folder back. */
  stop(): Promise<void>
}

/**
 * Starts a PostgreSQL server of our own on 127.0.0.1 and makes sure of its database. Recovers from a killed run; a server
 * that ends by itself (killed, out of disk) is started again at the same address until it runs or `stop` is called.
 * @throws Error, in words for the operator, when the folder is in use or cannot be used, or the server does not start
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { durable = true, log } = options
  const place = await placeFor(options.dataDir, log)
  const giveBack = await claim(place.folder)
  try {
    const binaries = await findBinaries(place.account, log)
    const fresh = await ensureCluster(binaries.initdb, place, durable)
    await clearLeftover(place.cluster, log)
    const settings = { ...place, postgres: binaries.postgres, durable, log }
    const { server, port } = await startWithRetry(settings, options.port)
    const password = (await readFile(passwordFile(place), 'utf8')).trim()
    await ensureDatabase(addressOf('postgres')(port, password))
    const kept = keepRunning(server, { ...settings, port })
    const stop = async () => {
      await kept.stop()
      await giveBack()
    }
    return { url: addressOf(DATABASE)(port, password), folder: place.folder, fresh, stop }
  } catch (error) {
    await giveBack()
    throw error
  }
}

/**
 * The database of a data folder for a command beside the server: the running one, which is left running, or one started
 * for as long as the command needs it.
 */
export async function joinEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { folder } = await placeFor(options.dataDir, options.log)
  const url = await runningServer(folder, addressOf(DATABASE))
  return url ? { url, folder, fresh: false, stop: async () => {} } : startEmbeddedPostgres(options)
}

const addressOf = (database: string) => (port: number, password: string) =>
  `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`

const passwordFile = (place: Place): string => join(place.folder, 'password')

// Initialised beside and renamed, so that a start killed half-way leaves no half cluster behind.
async function ensureCluster(initdb: string, place: Place, durable: boolean): Promise<boolean> {
  if (await exists(place.cluster)) return false
  const half = `${place.cluster}.new`
  await rm(half, { recursive: true, force: true })
  await writeFile(passwordFile(place), `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 })
  if (place.account) await chown(passwordFile(place), place.account.uid, place.account.gid)
  const flags = [
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--auth=scram-sha-256',
  ]
  await promisify(execFile)(
    initdb,
    [
      `--pgdata=${half}`,
      `--username=${USER}`,
      `--pwfile=${passwordFile(place)}`,
      ...flags,
      ...(durable ? [] : ['--no-sync']),
    ],
    { ...place.account, cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC' } },
  )
  await rename(half, place.cluster)
  return true
}

// Two passing troubles: somebody takes the free port first; the last server's children still hold its memory.
async function startWithRetry(
  options: Omit<Parameters<typeof startServer>[0], 'port'>,
  wantedPort: number | undefined,
): Promise<{ server: Server; port: number }> {
  for (let tries = 1; ; tries++) {
    const port = wantedPort ?? (await freePort())
    try {
      return { server: await startServer({ ...options, port }), port }
    } catch (error) {
      const passing =
        error instanceof Error && /Address already in use|shared memory block/.test(error.message)
      if (!passing || tries === START_TRIES) throw error
      await sleep(tries * 200)
    }
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}

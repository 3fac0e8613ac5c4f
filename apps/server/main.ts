import { pino } from 'pino'
import { system } from '#kit/access/index.ts'
import { systemClock } from '#kit/clock/index.ts'
import { provideComputeWorker } from '#kit/compute/index.ts'
import { joinEmbeddedPostgres, startEmbeddedPostgres } from '#kit/db/embedded.ts'
import { openDatabase, type Patience } from '#kit/db/index.ts'
import { migrate } from '#kit/db/migrate.ts'
import { goOn } from '#kit/journal/index.ts'
import { onMissingMessage } from '#kit/i18n/index.ts'
import { awaitDatabase } from './await-database.ts'
import { ConfigError, readConfig, type Config } from './config.ts'
import { endOnSignal, onShutdown, shutdown } from './lifecycle.ts'
import { rotateKeys } from './rotate-keys.ts'
import { prepareData } from './seed/prepare.ts'
import { serveHealth, serveWeb } from './web.ts'
import { wire } from './wiring.ts'

const PROCESSES = ['all', 'web', 'worker', 'migrate', 'seed', 'rotate-keys'] as const
type Process = (typeof PROCESSES)[number]

/** Where people read what happens at the start; requests and jobs go to the structured log. */
const say = (line: string) => process.stdout.write(`${line}\n`)
const log = pino({ level: process.env.LOG_LEVEL ?? 'warn' }, pino.destination(2))

try {
  await start(processName(process.argv[2]))
} catch (error) {
  // A setting to mend is one line; anything else needs its trace.
  say(error instanceof ConfigError ? error.message : error instanceof Error ? error.stack! : String(error))
  await shutdown(say)
  process.exit(1)
}

/**
 * Starts one process of the installation: the database (our own unless DATABASE_URL is set), its migrations, first
 * data, then what the process is for. `all` serves and works off jobs, which is enough for a county.
 */
async function start(name: Process): Promise<void> {
  const config = readConfig(process.env)
  endOnSignal(say)
  onMissingMessage((problem) => log.warn(problem))
  const { url, folder } = await database(config, name)
  const open = (max: number, patience: Patience) => {
    const opened = openDatabase(url, { max, patience })
    onShutdown(() => opened.destroy())
    return opened
  }
  const setup = open(2, 'setup')
  await awaitDatabase(setup, say)
  const ran = await migrate(setup)
  await goOn(setup)
  if (ran.length > 0) say(`Database: ${ran.length} migrations applied.`)
  if (name === 'migrate') return finish()
  const forWork = open(8, 'work')
  const db = name === 'worker' ? forWork : open(16, 'request')
  // Built beside this file, from apps/server/compute.ts.
  provideComputeWorker(new URL('compute.js', import.meta.url))
  const jobs = await wire(config, db, url, log)
  onShutdown(() => jobs.stop())
  await prepareData({ config, db: setup, say })
  if (name === 'seed') return finish()
  if (name === 'rotate-keys') {
    await rotateKeys(forWork, say)
    return finish()
  }
  if (name !== 'web') await jobs.work({ db: forWork, clock: systemClock, actor: system })
  const parts = { config, db, databaseFolder: folder, jobs, log, say }
  if (name === 'worker') await serveHealth(parts)
  else await serveWeb(parts)
  if (name === 'worker') say('Working off jobs.')
}

/** The database's address and, when it is our own, its folder. */
async function database(config: Config, name: Process): Promise<{ url: string; folder: string | null }> {
  if (config.databaseUrl) return { url: config.databaseUrl, folder: null }
  // A change of keys runs beside the server that serves.
  const begin = name === 'rotate-keys' ? joinEmbeddedPostgres : startEmbeddedPostgres
  const server = await begin({ dataDir: config.dataDir, log: say })
  onShutdown(() => server.stop())
  return server
}

async function finish(): Promise<void> {
  process.exitCode = await shutdown(say)
}

function processName(given = 'all'): Process {
  const found = PROCESSES.find((name) => name === given)
  if (!found) throw new ConfigError(`${given} is not a process; use one of ${PROCESSES.join(', ')}.`)
  return found
}

import type { Logger } from 'pino'
import { systemClock } from '#kit/clock/index.ts'
import type { Db } from '#kit/db/index.ts'
import { projectRoot } from '#kit/db/migrate.ts'
import type { Jobs } from '#kit/jobs/boss.ts'
import { readAssets } from '#apps/portal/shell/assets.ts'
import { createAuthenticate } from '#modules/base/identity/index.ts'
import { divisionTree, knownDivisionName } from '#modules/base/places/index.ts'
import { closeStreams } from '#kit/http/live.ts'
import { allDone } from '#kit/http/under-way.ts'
import { createApp } from './app.ts'
import { health } from './health.ts'
import type { Config } from './config.ts'
import { listen, onShutdown } from './lifecycle.ts'
import { watch } from './metrics.ts'
import { openServer } from './listener.ts'
import { modules } from './modules.ts'
import { standingOf } from './standing.ts'

type WebParts = {
  config: Config
  db: Db
  databaseFolder: string | null
  jobs: Jobs
  log: Logger
  say: (line: string) => void
}

/** Serves the portal, the console and the API until the process ends, and says where. */
export async function serveWeb({ config, db, databaseFolder, jobs, log, say }: WebParts): Promise<void> {
  // Read once before the first page, whose header names the reader's place.
  await divisionTree(db)
  const standing = standingOf({ db, databaseFolder, log })
  watch(db, standing)
  const app = createApp({
    modules,
    baseUrl: config.baseUrl,
    assets: readAssets(projectRoot()),
    placeName: knownDivisionName,
    log,
    boss: jobs.boss,
    standing,
    services: { db, clock: systemClock, outbox: jobs.outbox },
    authenticate: createAuthenticate({ db, clock: systemClock }),
  })
  // After the draining, which ends with the last connection: whoever hung up left work behind.
  onShutdown(allDone)
  await listen(openServer(app.fetch), config)
  // Before the draining, which waits for every answer under way.
  onShutdown(closeStreams)
  say(`\n  Portal   ${config.baseUrl}/\n  Console  ${config.baseUrl}/console/\n`)
}

/** A process that serves no pages tells how it is on METRICS_PORT: /healthz, /readyz, /metrics and nothing else. */
export async function serveHealth({ config, db, databaseFolder, log, say }: WebParts): Promise<void> {
  if (!config.metricsPort) return
  const standing = standingOf({ db, databaseFolder, log })
  watch(db, standing)
  const { host, metricsPort: port } = config
  const server = openServer(health(standing).fetch)
  await listen(server, { host, port, setting: 'METRICS_PORT' })
  say(`  Health   http://${host}:${port}/readyz and /metrics`)
}

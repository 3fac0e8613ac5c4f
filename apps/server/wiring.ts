import { createKeyring, setKeyring } from '#kit/crypto/index.ts'
import type { Db } from '#kit/db/index.ts'
import { httpJobs } from '#kit/http/jobs.ts'
import { openJobs, type JobLog, type Jobs } from '#kit/jobs/boss.ts'
import { journalJobs } from '#kit/journal/jobs.ts'
import { closeSignIn, configureSignIn } from '#modules/base/identity/index.ts'
import type { Config } from './config.ts'
import { modules } from './modules.ts'
import { fillPorts } from './ports.ts'

/** The parts that every process of the installation shares, put together once at its start. */
export async function wire(config: Config, db: Db, databaseUrl: string, log: JobLog): Promise<Jobs> {
  setKeyring(createKeyring(config.secretKey, config.olderSecretKeys))
  const { secretKey, baseUrl, secondFactorForStaff, oidc, wechat } = config
  configureSignIn({ databaseUrl, secretKey, baseUrl, secondFactorForStaff, oidc, wechat })
  fillPorts(config, db)
  const jobs = await openJobs(
    databaseUrl,
    [...httpJobs, ...journalJobs, ...modules.flatMap((module) => module.jobs ?? [])],
    log,
  )
  return { ...jobs, stop: () => jobs.stop().then(closeSignIn) }
}

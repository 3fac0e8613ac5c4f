import { fromKysely, PgBoss } from 'pg-boss'
import type { ActionContext } from '#kit/db/action.ts'
import { connectionLimits } from '#kit/db/index.ts'
import type { AnyJob, Outbox } from './index.ts'

/** What the jobs process tells the log. */
export type JobLog = { error(fields: object, message: string): void }

export type Jobs = {
  outbox: Outbox
  /** Begins to run queued jobs in this process. */
  work(context: Omit<ActionContext, 'outbox'>): Promise<void>
  /** Lets running jobs finish (up to 20 s), then closes. */
  stop(): Promise<void>
  boss: PgBoss
}

/** A worker that was not heard from for so long is dead: another takes its jobs. */
const QUEUE = { retryDelay: 2, retryBackoff: true, notify: true, heartbeatSeconds: 20 } as const
/** A database that is lost or silent costs a look, not the process: every wait has an end, and dead workers are looked for. */
const CALM = {
  ...connectionLimits('queue'),
  superviseIntervalSeconds: 10,
  monitorIntervalSeconds: 10,
} as const

/** Opens the job queues in the application's own database (schema `jobs`); `jobs` must name every job of every module. */
export async function openJobs(url: string, jobs: readonly AnyJob[], log: JobLog): Promise<Jobs> {
  const boss = new PgBoss({ ...CALM, connectionString: url, schema: 'jobs', max: 4, useListenNotify: true })
  boss.on('error', (error) => log.error({ err: error }, 'the job queue met an error'))
  await boss.start()
  for (const job of jobs) {
    const options = { ...QUEUE, retryLimit: job.retries ?? 5 }
    await boss.createQueue(job.name, options)
    await boss.updateQueue(job.name, options)
    if (job.cron) await boss.schedule(job.name, job.cron, null, { tz: 'Asia/Shanghai' })
  }
  const outbox = openOutbox(boss, jobs)
  return {
    boss,
    outbox,
    work: async (context) => {
      for (const job of jobs) await workOn(boss, job, { ...context, outbox }, log)
    },
    stop: () => boss.stop({ graceful: true, timeout: 20_000 }),
  }
}

function openOutbox(boss: PgBoss, jobs: readonly AnyJob[]): Outbox {
  const send: Outbox['send'] = async (tx, job, data, { at } = {}) => {
    const startAfter = at ? { startAfter: at.toString() } : {}
    await boss.send(job.name, data as object, { ...startAfter, db: fromKysely(tx) })
  }
  return {
    send,
    emit: async (tx, event, data) => {
      for (const job of jobs) if (job.on === event.name) await send(tx, job, data)
    },
  }
}

/**
 * Woken by the queue itself; every few seconds it looks for what has come due. A backlog (everyone of a cancelled
 * session is told) is worked off in full batches without a pause; each job of a batch succeeds or fails alone.
 */
const PACE = {
  batchSize: 10,
  burstWhenBatchFull: true,
  pollingIntervalSeconds: 2,
  notifyPollingIntervalSeconds: 5,
} as const

async function workOn(boss: PgBoss, job: AnyJob, context: ActionContext, log: JobLog): Promise<void> {
  await boss.work(job.name, { ...PACE, perJobResults: true }, (batch) =>
    Promise.all(
      batch.map(async ({ id, data }) => {
        try {
          await job.run(context, job.schema.parse(data ?? {}) as never)
          return { id, status: 'completed' as const }
        } catch (error) {
          log.error({ err: error, job: job.name, id }, 'a job failed and will be tried again')
          return {
            id,
            status: 'failed' as const,
            output: { message: error instanceof Error ? error.message : String(error) },
          }
        }
      }),
    ),
  )
}

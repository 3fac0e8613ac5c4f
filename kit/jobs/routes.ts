import { z } from '@hono/zod-openapi'
import { sql } from 'kysely'
import { fromKysely, type PgBoss } from 'pg-boss'
import { allowed, denied, holdsAnywhere, type Actor, type Decision } from '#kit/access/index.ts'
import { action } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import type { Api } from '#kit/http/api.ts'
import { contextOf } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { readJobs, retryJob, type JobsOverview } from './contract.ts'

/** Adds `GET /jobs` and `POST /jobs/{queue}/{id}/retry`. */
export function jobsApi(api: Api, boss: PgBoss): void {
  const retry = retryOn(boss)
  api.openapi(readJobs, async (c) => {
    const { actor, services } = c.var
    const decision = canSeeJobs(actor)
    if (!decision.allowed)
      throw requestErrors.error(actor.personId ? 'not-allowed' : 'sign-in-needed', {
        params: { reason: decision.reason },
      })
    return c.json(await overview(services.db, boss), 200)
  })
  api.openapi(retryJob, async (c) => {
    await retry(contextOf(c), c.req.valid('param'))
    return c.body(null, 204)
  })
}

/** Jobs belong to the installation, not to a place: its system administrators keep them going. */
export const canSeeJobs = (actor: Actor): Decision =>
  holdsAnywhere(actor, ['systemAdministrator']) ? allowed : denied('console:jobsScreen.refused')

/** Queues a failed job once more; one that is not failed (any more) is left as it is. */
const retryOn = (boss: PgBoss) =>
  action(
    z.object({ queue: z.string(), id: z.uuid() }),
    async ({ actor, tx, allow, journal, unchanged }, { queue, id }) => {
      allow(canSeeJobs(actor))
      const failed = await sql`
        select from jobs.job where name = ${queue} and id = ${id} and state = 'failed' for update`.execute(tx)
      if (failed.rows.length === 0) return unchanged()
      await boss.retry(queue, id, { db: fromKysely(tx) })
      journal({ action: 'jobs.retry', subject: { type: 'job', id }, after: { queue } })
    },
  )

async function overview(db: Db, boss: PgBoss): Promise<JobsOverview> {
  const counts = await sql<CountRow>`
    select name,
      count(*) filter (where state in ('created', 'retry') and start_after <= now())::int as waiting,
      count(*) filter (where state in ('created', 'retry') and start_after > now())::int as later,
      count(*) filter (where state = 'active')::int as running,
      count(*) filter (where state = 'failed')::int as failed,
      max(completed_on) filter (where state = 'completed') as finished_on
    from jobs.job group by name`.execute(db)
  const failed = await sql<FailedRow>`
    select id, name, created_on, completed_on, retry_count, output ->> 'message' as message
    from jobs.job where state = 'failed' order by completed_on desc nulls last limit 100`.execute(db)
  const byName = new Map(counts.rows.map((row) => [row.name, row]))
  const names = (await boss.getQueues())
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('__pgboss'))
  const crons = new Map((await boss.getSchedules()).map(({ name, cron }) => [name, cron]))
  return {
    queues: names.toSorted().map((name) => {
      const { finished_on = null, ...known } = byName.get(name) ?? {
        name,
        waiting: 0,
        later: 0,
        running: 0,
        failed: 0,
      }
      return { ...known, cron: crons.get(name) ?? null, finishedAt: finished_on?.toString() ?? null }
    }),
    failed: failed.rows.map((row) => ({
      id: row.id,
      queue: row.name,
      createdAt: row.created_on.toString(),
      failedAt: row.completed_on?.toString() ?? null,
      tries: row.retry_count + 1,
      message: row.message,
    })),
  }
}

type CountRow = {
  name: string
  waiting: number
  later: number
  running: number
  failed: number
  finished_on?: Temporal.Instant | null
}

type FailedRow = {
  id: string
  name: string
  created_on: Temporal.Instant
  completed_on: Temporal.Instant | null
  retry_count: number
  message: string | null
}

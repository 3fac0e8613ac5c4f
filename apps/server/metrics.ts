import { Counter, Gauge } from 'prom-client'
import { connectionCounts, type Db } from '#kit/db/index.ts'
import { queueStanding } from '#kit/jobs/standing.ts'
import { mailStanding } from '#modules/base/notifications/index.ts'
import type { Standing } from './standing.ts'

const refusals = new Counter({
  name: 'wenhuagong_requests_refused_total',
  help: 'Requests answered 503: the database was away, too busy to answer in time, or full',
})
/** Counts a request that was refused because we cannot serve it now. */
export const countRefusal = (): void => refusals.inc()

/** What an operator watches besides the times of requests; what needs the database is asked when the metrics are read. */
export function watch(db: Db, standing: () => Promise<Standing>): void {
  const connections = new Gauge({
    name: 'wenhuagong_database_connections',
    help: 'Connections of this process to the database, by state; `waiting` counts requests that wait for one: more than 0 for long means too few or too slow',
    labelNames: ['state'],
    collect() {
      for (const [state, count] of Object.entries(connectionCounts())) connections.set({ state }, count)
    },
  })
  const up = new Gauge({
    name: 'wenhuagong_part_ok',
    help: '1 when the part (database, disk, jobs, mail) is well, 0 when /readyz tells of trouble with it',
    labelNames: ['part'],
    async collect() {
      const found = await standing()
      for (const part of ['database', 'disk', 'jobs', 'mail'] as const)
        up.set({ part }, found[part].status === 'ok' ? 1 : 0)
    },
  })
  asked(
    'wenhuagong_jobs_due',
    'Jobs that are due and not begun, in all processes',
    standing,
    async () => (await queueStanding(db)).due,
  )
  asked(
    'wenhuagong_jobs_oldest_due_seconds',
    'For how long the oldest of them has been due: more than 120 means that no worker runs, or too few',
    standing,
    async () => (await queueStanding(db)).oldestSeconds,
  )
  asked(
    'wenhuagong_mail_failing',
    'E-mails that were tried in vain and wait for another try: the mail server is slow, dead or refuses',
    standing,
    async () => (await mailStanding(db)).failing,
  )
}

/** A number out of the database; while that is away, the number is simply not there. */
function asked(
  name: string,
  help: string,
  standing: () => Promise<Standing>,
  ask: () => Promise<number>,
): void {
  const gauge = new Gauge({
    name,
    help,
    async collect() {
      gauge.remove()
      if ((await standing()).database.status === 'ok') gauge.set(await ask().catch(() => Number.NaN))
    },
  })
}

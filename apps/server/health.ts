import { Hono } from 'hono'
import { sql } from 'kysely'
import { routePath } from 'hono/route'
import { createMiddleware } from 'hono/factory'
import { collectDefaultMetrics, Histogram, register } from 'prom-client'
import type { AppEnv } from '#kit/http/context.ts'

collectDefaultMetrics({ prefix: 'wenhuagong_' })
const seconds = new Histogram({
  name: 'wenhuagong_http_request_seconds',
  help: 'Time to answer a request, by route, method and status',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
})

/** Times every request by its route pattern, never by its address: ids would make endless series. */
export const measureRequests = createMiddleware<AppEnv>(async (c, next) => {
  const started = performance.now()
  await next()
  const labels = { method: c.req.method, route: routePath(c, -1), status: String(c.res.status) }
  seconds.observe(labels, (performance.now() - started) / 1000)
})

/** /healthz: the process lives. /readyz: it can serve, which needs its database within two seconds. /metrics: for Prometheus. */
export function health({ db }: Pick<AppEnv['Variables']['services'], 'db'>) {
  return new Hono()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/readyz', async (c) => {
      const problem = await databaseProblem(sql`select 1`.execute(db))
      return problem
        ? c.json({ status: 'unavailable', database: problem }, 503)
        : c.json({ status: 'ok', database: 'ok' })
    })
    .get('/metrics', async (c) =>
      c.body(await register.metrics(), 200, { 'Content-Type': register.contentType }),
    )
}

async function databaseProblem(query: Promise<unknown>): Promise<string | null> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error('no answer within 2 seconds')), 2_000)
  try {
    await Promise.race([query, late.promise])
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    clearTimeout(timer)
  }
}

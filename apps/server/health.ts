import { Hono } from 'hono'
import { routePath } from 'hono/route'
import { createMiddleware } from 'hono/factory'
import { collectDefaultMetrics, Histogram, register } from 'prom-client'
import type { AppEnv } from '#kit/http/context.ts'
import type { Standing } from './standing.ts'

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

/**
 * /healthz: the process lives. /readyz: each part by name, and 503 only when it cannot serve. /metrics: for Prometheus.
 */
export function health(standing: () => Promise<Standing>) {
  return new Hono()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/readyz', async (c) => {
      const found = await standing()
      return c.json(found, found.status === 'unavailable' ? 503 : 200)
    })
    .get('/metrics', async (c) =>
      c.body(await register.metrics(), 200, { 'Content-Type': register.contentType }),
    )
}

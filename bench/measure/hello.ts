import { serve } from '@hono/node-server'
import { Hono } from 'hono'

/** The yardstick: the same framework answering a page's worth of bytes without thinking. */
const page = `<!doctype html><title>hello</title>${'<p>hello</p>'.repeat(1_200)}`
const app = new Hono().get('/healthz', (c) => c.text('ok')).get('/', (c) => c.html(page))
serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: '127.0.0.1' })

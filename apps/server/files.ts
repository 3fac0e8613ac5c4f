import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { join } from 'node:path'
import { projectRoot } from '#kit/db/migrate.ts'

const root = projectRoot()
const forever = 'public, max-age=31536000, immutable'

/** Built styles and scripts (their names carry a content hash, so they never change) and the few fixed files. */
export const serveFiles = new Hono()
  .use(
    '/assets/*',
    serveStatic({ root: join(root, 'build/portal'), onFound: (_, c) => c.header('Cache-Control', forever) }),
  )
  .get('/favicon.svg', serveStatic({ path: join(root, 'apps/portal/public/favicon.svg') }))
  .get('/robots.txt', serveStatic({ path: join(root, 'apps/portal/public/robots.txt') }))

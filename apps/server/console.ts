import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import type { SecureHeadersVariables } from 'hono/secure-headers'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '#kit/db/migrate.ts'
import type { AppEnv } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import type { Locale } from '#kit/i18n/index.ts'

const root = join(projectRoot(), 'build/console')
const forever = 'public, max-age=31536000, immutable'
type ConsoleEnv = AppEnv & { Variables: SecureHeadersVariables }

/** The page of the console in the reader's language, with this answer's nonce for antd's style elements. */
export const consolePage = (html: string, { nonce, locale }: { nonce: string; locale: Locale }): string =>
  html.replace('__NONCE__', nonce).replace('lang="zh-CN"', `lang="${locale}"`)

/**
 * The staff site as built by Vite: files whose names carry their content's hash never change; every other address
 * below /console is a screen of the one page.
 */
export const serveConsole = new Hono<ConsoleEnv>()
  .use(
    '/assets/*',
    serveStatic({
      root,
      rewriteRequestPath: (path) => path.replace(/^\/console/, ''),
      onFound: (_, c) => c.header('Cache-Control', forever),
    }),
  )
  .get(
    '/door-worker.js',
    serveStatic({
      root,
      rewriteRequestPath: () => '/door-worker.js',
      onFound: (_, c) => c.header('Cache-Control', 'no-cache'),
    }),
  )
  .get('/assets/*', () => {
    throw requestErrors.error('not-found')
  })
  .get('/*', async (c) => {
    const html = await page()
    c.header('Cache-Control', 'no-store')
    return c.html(consolePage(html, { nonce: c.get('secureHeadersNonce') ?? '', locale: c.var.locale }))
  })

let built: Promise<string> | undefined

/** Read once; a build that is missing is tried again at the next request. */
function page(): Promise<string> {
  built ??= readFile(join(root, 'index.html'), 'utf8').catch(() => {
    built = undefined
    throw requestErrors.error('unavailable')
  })
  return built
}

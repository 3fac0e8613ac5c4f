import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { PgBoss } from 'pg-boss'
import { createApi, problemResponse, RETRY_AFTER, toProblem } from '#kit/http/api.ts'
import type { AppContext, AppEnv } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { repeatSafely } from '#kit/http/idempotency.ts'
import { limitTime } from '#kit/http/limit-time.ts'
import { countUnderWay } from '#kit/http/under-way.ts'
import { pageCache } from '#kit/http/page-cache.ts'
import { jobsApi } from '#kit/jobs/routes.ts'
import { journalApi } from '#kit/journal/routes.ts'
import { readRequest } from '#kit/http/request.ts'
import { exportsApi } from '#kit/spreadsheet/routes.ts'
import { withinTokenScopes } from '#kit/http/token-scopes.ts'
import { keepPrivate, limitBody, sameSiteOnly, securityHeaders } from '#kit/http/security.ts'
import type { ServerModule } from '#kit/module/index.ts'
import '#kit/ui/console/messages/index.ts'
import { renderer, renderProblem } from '#apps/portal/shell/render.tsx'
import type { Assets } from '#apps/portal/shell/assets.ts'
import { portalPages } from '#apps/portal/pages.ts'
import { serveConsole } from './console.ts'
import { serveFiles } from './files.ts'
import { health, measureRequests } from './health.ts'
import type { Standing } from './standing.ts'
import { describeApi } from './openapi.tsx'
import { countRefusal } from './metrics.ts'
import { maskedNames } from './names.ts'
import { preferences } from './preferences.ts'

export type AppParts = Parameters<typeof readRequest>[0] & {
  modules: readonly ServerModule[]
  baseUrl: string
  assets: Assets
  placeName: (code: string) => string | null
  boss: PgBoss
  standing: () => Promise<Standing>
}

/** The whole web process as one function from request to response: files, API, console, portal. */
export function createApp({
  modules,
  baseUrl,
  assets,
  placeName,
  boss,
  standing,
  ...request
}: AppParts): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const https = baseUrl.startsWith('https:')
  app.use(measureRequests)
  app.route('/', serveFiles)
  app.route('/', health(standing))
  app.use(limitTime(), countUnderWay, renderer(assets, placeName))
  const api = apiOf(modules, baseUrl, boss)
  app.use(
    readRequest({ baseUrl, ...request }),
    keepPrivate,
    sameSiteOnly(new URL(baseUrl).origin),
    limitBody,
    // Before an answer is repeated: a token gets back only what it may ask.
    withinTokenScopes(() => api),
    repeatSafely,
  )
  app.use('/console/*', securityHeaders({ https, nonce: true }))
  app.route('/console', serveConsole)
  app.use(securityHeaders({ https }))
  app.route('/api/v1', api)
  app.route('/', portalOf(modules))
  app.notFound((c) => answerProblem(c, requestErrors.error('not-found')))
  app.onError((error, c) => answerError(c, error))
  return app
}

function apiOf(modules: readonly ServerModule[], baseUrl: string, boss: PgBoss) {
  const api = createApi()
  journalApi(api, maskedNames)
  jobsApi(api, boss)
  exportsApi(api)
  for (const module of modules) module.api?.(api)
  describeApi(api, baseUrl)
  return api
}

function portalOf(modules: readonly ServerModule[]) {
  const portal = new Hono<AppEnv>()
  portal.use(pageCache())
  portal.route('/', preferences)
  portalPages(portal)
  for (const module of modules) module.portal?.(portal)
  return portal
}

function answerError(c: AppContext, error: unknown): Response | Promise<Response> {
  const known = toProblem(error)
  // Who could not be looked up is not told to sign in.
  const problem = known.status === 401 && c.get('senderUnknown') ? requestErrors.error('unavailable') : known
  if (problem.status === 503) countRefusal()
  if (problem.status === 503) c.var.log?.warn({ err: error }, 'a request was refused: not available')
  else if (problem.status >= 500) c.var.log?.error({ err: error }, 'a request failed unexpectedly')
  return answerProblem(c, problem)
}

/** The API answers a problem document; a page answers words and a way on. A visitor who must sign in is led there and back. */
function answerProblem(c: AppContext, problem: ReturnType<typeof toProblem>): Response | Promise<Response> {
  if (c.req.path.startsWith('/api/')) return problemResponse(c, problem)
  if (problem.status === 401) {
    const asked = c.req.method === 'GET' ? c.req.path + new URL(c.req.url).search : c.req.path
    return c.redirect(`/sign-in?next=${encodeURIComponent(asked)}`, 303)
  }
  c.status(problem.status as ContentfulStatusCode)
  if (problem.status === 503) c.header('Retry-After', RETRY_AFTER)
  return renderProblem(c, problem)
}

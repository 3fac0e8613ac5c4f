import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { createApi, problemResponse, toProblem } from '#kit/http/api.ts'
import type { AppContext, AppEnv } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { pageCache } from '#kit/http/page-cache.ts'
import { readRequest } from '#kit/http/request.ts'
import { limitBody, sameSiteOnly, securityHeaders } from '#kit/http/security.ts'
import type { ServerModule } from '#kit/module/index.ts'
import { renderer, renderProblem } from '#apps/portal/shell/render.tsx'
import type { Assets } from '#apps/portal/shell/assets.ts'
import { homePage } from '#apps/portal/home/home.tsx'
import { serveConsole } from './console.ts'
import { serveFiles } from './files.ts'
import { health, measureRequests } from './health.ts'
import { describeApi } from './openapi.ts'
import { preferences } from './preferences.ts'

export type AppParts = Parameters<typeof readRequest>[0] & {
  modules: readonly ServerModule[]
  baseUrl: string
  assets: Assets
}

/** The whole web process as one function from request to response: files, API, console, portal. */
export function createApp({ modules, baseUrl, assets, ...request }: AppParts): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const https = baseUrl.startsWith('https:')
  app.use(measureRequests)
  app.route('/', serveFiles)
  app.route('/', health(request.services))
  app.use(readRequest(request), sameSiteOnly(new URL(baseUrl).origin), limitBody)
  app.use('/console/*', securityHeaders({ https, nonce: true }))
  app.route('/console', serveConsole)
  app.use(securityHeaders({ https }))
  app.route('/api/v1', apiOf(modules, baseUrl))
  app.route('/', portalOf(modules, assets))
  app.notFound((c) => answerProblem(c, requestErrors.error('not-found')))
  app.onError((error, c) => answerError(c, error))
  return app
}

function apiOf(modules: readonly ServerModule[], baseUrl: string) {
  const api = createApi()
  for (const module of modules) module.api?.(api)
  describeApi(api, baseUrl)
  return api
}

function portalOf(modules: readonly ServerModule[], assets: Assets) {
  const portal = new Hono<AppEnv>()
  portal.use(renderer(assets), pageCache())
  portal.route('/', preferences)
  portal.get('/', homePage)
  for (const module of modules) module.portal?.(portal)
  return portal
}

function answerError(c: AppContext, error: unknown): Response | Promise<Response> {
  const problem = toProblem(error)
  if (problem.status >= 500) c.var.log?.error({ err: error }, 'a request failed unexpectedly')
  return answerProblem(c, problem)
}

/** The API answers a problem document; a page answers words and a way on. A visitor who must sign in is led there and back. */
function answerProblem(c: AppContext, problem: ReturnType<typeof toProblem>): Response | Promise<Response> {
  if (c.req.path.startsWith('/api/')) return problemResponse(c, problem)
  if (problem.status === 401) return c.redirect(`/sign-in?next=${encodeURIComponent(c.req.path)}`, 303)
  c.status(problem.status as ContentfulStatusCode)
  return renderProblem(c, problem)
}

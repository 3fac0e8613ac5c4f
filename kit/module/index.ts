import type { Hono } from 'hono'
import type { Api } from '#kit/http/api.ts'
import type { AppEnv } from '#kit/http/context.ts'
import type { AnyJob } from '#kit/jobs/index.ts'

/** What a module gives the server: its routes and jobs. apps/server mounts all of them the same way. */
export type ServerModule = {
  name: string
  /** JSON operations, mounted under /api/v1. */
  api?: (api: Api) => void
  /** HTML pages and forms, mounted at /. */
  portal?: (portal: Hono<AppEnv>) => void
  jobs?: readonly AnyJob[]
}

export function defineModule(module: ServerModule): ServerModule {
  return module
}

import type { Hono } from 'hono'
import type { Api } from '#kit/http/api.ts'
import type { AppEnv } from '#kit/http/context.ts'
import type { AnyJob } from '#kit/jobs/index.ts'
import type { SealedColumn } from '#kit/crypto/rotate.ts'
import type { PersonalData, Retention } from './personal-data.ts'

export type { Fate, PersonalData, Reader, Retention, ToldTable } from './personal-data.ts'

/** What a module gives the server: its routes and jobs. apps/server mounts all of them the same way. */
export type ServerModule = {
  name: string
  /** JSON operations, mounted under /api/v1. */
  api?: (api: Api) => void
  /** HTML pages and forms, mounted at /. */
  portal?: (portal: Hono<AppEnv>) => void
  jobs?: readonly AnyJob[]
  /** What it keeps about people: gathered for their copy and for forgetting them. */
  personalData?: PersonalData
  /** What it removes when it is old enough, each by a standard. */
  retention?: readonly Retention[]
  /** Its encrypted columns: a new key re-encrypts them all. */
  sealed?: readonly SealedColumn[]
}

export function defineModule(module: ServerModule): ServerModule {
  return module
}

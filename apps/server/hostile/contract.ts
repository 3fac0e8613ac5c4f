import type { RouteConfig, z } from '@hono/zod-openapi'
import { createApi, ProblemDocument } from '#kit/http/api.ts'
import { jobsApi } from '#kit/jobs/routes.ts'
import { journalApi } from '#kit/journal/routes.ts'
import { exportsApi } from '#kit/spreadsheet/routes.ts'
import { modules } from '../modules.ts'

type Schemas = Record<string, { content?: Record<string, { schema?: unknown }> } | undefined>

/** The contract of each operation, by `GET /path/{with}/names`. */
export function contracts(): Map<string, RouteConfig> {
  const api = createApi()
  journalApi(api, async () => new Map())
  jobsApi(api, undefined as never)
  exportsApi(api)
  for (const module of modules) module.api?.(api)
  return new Map(
    api.openAPIRegistry.definitions.flatMap((one) =>
      one.type === 'route'
        ? [[`${one.route.method.toUpperCase()} ${one.route.path}`, one.route] as const]
        : [],
    ),
  )
}

/** What an answer has against its contract; null when nothing. */
export function breach(
  route: RouteConfig | undefined,
  status: number,
  type: string | null,
  text: string,
): string | null {
  if (status >= 500) return 'is an error of ours'
  if (status >= 400) {
    if (!type?.startsWith('application/problem+json')) return `is no problem document but ${type}`
    return ProblemDocument.safeParse(JSON.parse(text)).success
      ? null
      : 'is a problem document that lacks something'
  }
  const declared = (route?.responses as Schemas | undefined)?.[status]
  if (!declared) return `has a status that the contract does not name`
  const schema = declared.content?.['application/json']?.schema as z.ZodType | undefined
  // A file is what it is; kit/spreadsheet looks into its own.
  if (!schema && declared.content) return null
  if (!schema) return text === '' ? null : 'has a body where the contract has none'
  const parsed = schema.safeParse(JSON.parse(text))
  return parsed.success
    ? null
    : `is against its schema: ${parsed.error.issues[0]!.path.join('.')} ${parsed.error.issues[0]!.message}`
}

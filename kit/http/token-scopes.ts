import { createMiddleware } from 'hono/factory'
import type { Api } from './api.ts'
import type { AppEnv } from './context.ts'
import { requestErrors } from './errors.ts'

const BASE = '/api/v1'

/**
 * What a program with a token may call: the operations whose contract names one of its scopes in
 * `security: [{ token: ['read:figures'] }]`. Everything else, pages too, is refused to it; a new operation is closed
 * until its contract opens it.
 */
export function withinTokenScopes(api: () => Api) {
  let open: { method: string; path: RegExp; scopes: string[] }[] | undefined
  return createMiddleware<AppEnv>(async (c, next) => {
    const { token } = c.get('actor')
    if (token) {
      open ??= openOperations(api())
      const path = c.req.path.startsWith(`${BASE}/`) ? c.req.path.slice(BASE.length) : ''
      const may = open.some(
        (one) =>
          one.method === c.req.method &&
          one.path.test(path) &&
          one.scopes.some((scope) => token.scopes.includes(scope)),
      )
      if (!may) throw requestErrors.error('token-scope-missing')
    }
    await next()
  })
}

function openOperations(api: Api) {
  return api.openAPIRegistry.definitions.flatMap((definition) => {
    if (definition.type !== 'route') return []
    const { method, path, security = [] } = definition.route
    const scopes = security.flatMap(({ token = [] }) => token)
    const pattern = path.replaceAll(/\{\w+\}/g, '[^/]+')
    return scopes.length === 0
      ? []
      : [{ method: method.toUpperCase(), path: new RegExp(`^${pattern}$`), scopes }]
  })
}
